import chartCss from '../../../platform/charts/chart.css?raw';
import reportCss from '../report.css?raw';
import type { ReportPage } from '../report.ts';
import { ReportView } from '../report-view.tsx';
import documentCss from './document.css?raw';

/**
 * A report as a document of its own: no script, no other origin, every chart with its table. It gets its page handed in and
 * asks nothing.
 */
export interface ReportDocument {
  /** served as /reports/report.css */
  readonly css: string;
  /**
   * linked: for a page of ours, whose policy forbids inline style; embedded: for a file that is read on its own
   */
  html(page: ReportPage, styles: 'linked' | 'embedded'): Promise<string>;
}

/** @param tokens the design's colours, type and space as CSS */
export function reportDocument(tokens: string): ReportDocument {
  const css = [tokens, documentCss, chartCss, reportCss].join('\n');
  return {
    css,
    async html(page, styles) {
      // a process in which nobody opens a report does without
      const { renderToStaticMarkup } = await import('react-dom/server');
      return `<!doctype html>\n${renderToStaticMarkup(<Document page={page} css={styles === 'embedded' ? css : null} />)}\n`;
    },
  };
}

const Document = ({ page, css }: { page: ReportPage; css: string | null }) => (
  <html lang={page.language} data-theme="light">
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      {page.synthetic && <meta name="description" content={page.synthetic} />}
      <title>{page.title}</title>
      {css === null ? (
        <link rel="stylesheet" href="/reports/report.css" />
      ) : (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: our own style sheet, no word of anybody in it
        <style dangerouslySetInnerHTML={{ __html: css }} />
      )}
    </head>
    <body className="report-document">
      {page.synthetic && <p className="report-banner">◇ {page.synthetic}</p>}
      <main>
        <ReportView page={page} />
      </main>
    </body>
  </html>
);
