import { renderToStaticMarkup } from 'react-dom/server';
import chartCss from '../../../platform/charts/chart.css?raw';
import tokensCss from '../../../platform/desk-kit/tokens.css?raw';
import type { ReportPage } from '../report.ts';
import documentCss from '../report-view/document.css?raw';
import reportCss from '../report-view/report.css?raw';
import { ReportView } from '../report-view/report-view.tsx';

/** linked: for a page of ours, whose policy forbids inline style; embedded: for a file that is read on its own. */
export type Styles = 'linked' | 'embedded';

/** Served as /reports/report.css. */
export const reportStyles = [tokensCss, documentCss, chartCss, reportCss].join('\n');

/** The report as a document: no script, no other origin, every chart with its table. */
export function reportHtml(page: ReportPage, styles: Styles): string {
  const markup = renderToStaticMarkup(
    <html lang={page.language} data-theme="light">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        {page.synthetic && <meta name="description" content={page.synthetic} />}
        <title>{page.title}</title>
        {styles === 'linked' ? (
          <link rel="stylesheet" href="/reports/report.css" />
        ) : (
          // biome-ignore lint/security/noDangerouslySetInnerHtml: our own style sheet, no word of anybody in it
          <style dangerouslySetInnerHTML={{ __html: reportStyles }} />
        )}
      </head>
      <body className="report-document">
        {page.synthetic && <p className="report-banner">◇ {page.synthetic}</p>}
        <main>
          <ReportView page={page} />
        </main>
      </body>
    </html>,
  );
  return `<!doctype html>\n${markup}\n`;
}
