import type { Day } from '../../../platform/kernel/index.ts';
import {
  hidingThresholds,
  isWholeYear,
  nameOf,
  type PageSection,
  type PageTools,
  type ReportPage,
} from '../../statistics/index.ts';
import type { HotlineReport } from './report-data.ts';
import { callSections } from './sections/call-sections.ts';
import { entriesTable } from './sections/entries-table.ts';
import { type Layout, layoutOf, withSentence } from './sections/layout.ts';
import { personSections } from './sections/person-sections.ts';

/** The report as a page of titled tables, H1 to H14; every format is rendered from this. */
export function hotlinePage(report: HotlineReport, tools: PageTools): ReportPage {
  const { words } = tools;
  const layout = layoutOf(report, tools);
  const { t } = layout;
  const year = isWholeYear(report.period) ? report.period.from.slice(0, 4) : null;
  const line = t(`line.${report.line}`);
  const released = report.audience === 'internal' ? [] : [{ label: t('head.release'), value: t('head.not-released') }];
  return {
    report: 'hotline',
    organisation: report.organisation.name,
    title: year ? t('title-year', { line, year }) : t('title', { line }),
    language: report.language,
    period: `${report.period.from}/${report.period.to}`,
    asOf: report.asOf,
    synthetic: report.synthetic ? t('synthetic') : null,
    head: [
      { label: t('head.period'), value: fromTo(layout, report) },
      { label: t('head.as-of'), value: words.formatDay(report.asOf as Day) },
      { label: t('head.line'), value: t(`line-told.${report.line}`) },
      { label: t('head.audience'), value: t(`audience.${report.audience}`) },
      ...released,
      { label: t('head.rules'), value: 'hotline@1' },
    ],
    prose: proseOf(layout, report, year),
    sections: [
      ...personSections.summary(layout),
      ...callSections(layout),
      ...personSections.rest(layout),
      methodOf(layout, tools),
    ],
    words: { table: t('table-of'), method: t('h14') },
  };
}

const fromTo = ({ t, words }: Layout, { period }: HotlineReport): string =>
  t('from-to', { from: words.formatDay(period.from), to: words.formatDay(period.to) });

/** The first paragraph. Nobody retypes a number: it says what the tables say, and leaves out what they hide. */
function proseOf({ t, words, strong }: Layout, report: HotlineReport, year: string | null): string {
  const { calls, clients, firstTimeClients } = report.totals;
  const when = year
    ? t('in-year', { year })
    : t('in-period', { from: words.formatDay(report.period.from), to: words.formatDay(report.period.to) });
  const sentences: string[] = [];
  if (calls === null) sentences.push(t('prose.calls-hidden', { when }));
  else if (clients === null || firstTimeClients === null)
    sentences.push(t('prose.calls', { when, calls: strong(calls) }));
  else {
    sentences.push(
      // one call is no "calls", and two clients no "clients" in Serbian
      t(Math.min(calls, clients) < 5 ? 'prose.few-calls' : 'prose.calls-clients', {
        when,
        calls: strong(calls),
        clients: strong(clients),
        first: strong(firstTimeClients),
      }),
    );
  }
  const first = report.callsByCategory[0];
  if (first?.sharePct != null && first.calls !== null && first.calls > 0) {
    const pct = strong(first.sharePct, (n) => words.formatPercent(n, 0));
    sentences.push(
      report.line === 'sos' ? t('prose.share-thb', { pct }) : t('prose.share', { pct, label: first.label }),
    );
  }
  const { received, ledToIdentification } = report.reports;
  if (received !== null && ledToIdentification !== null && received > 0) {
    sentences.push(t('prose.reports', { received: strong(received), led: strong(ledToIdentification) }));
  }
  return sentences.join(' ');
}

/** H14: every definition used, in words; what is hidden and why. */
function methodOf(layout: Layout, tools: PageTools): PageSection {
  const { t, report, words } = layout;
  const names = [...new Set(Object.values(report.figures).map((figure) => figure.definition))].sort();
  const rules = names.flatMap((name) => {
    const definition = tools.definition(name);
    if (!definition) return [];
    return [
      {
        name: nameOf(definition),
        title: tools.inLanguage(definition.title),
        rule: tools.inLanguage(definition.rule),
        by: t('rule-of', { by: tools.inLanguage(definition.dateBasis) }),
      },
    ];
  });
  const { persons, events } = hidingThresholds[report.audience];
  const { late, corrected, drafts } = report.period.entries;
  const missing = Object.values(report.figures).flatMap((figure) =>
    figure.note && figure.definition.endsWith('@0') ? [`${figure.definition}: ${figure.note}`] : [],
  );
  return {
    id: 'H14',
    title: t('h14'),
    kind: 'method',
    ...withSentence(
      late !== null && corrected !== null && drafts !== null
        ? t('sentence.entries', {
            late: words.formatNumber(late),
            corrected: words.formatNumber(corrected),
            drafts: words.formatNumber(drafts),
          })
        : t('sentence.hidden'),
    ),
    table: entriesTable(layout),
    notes: [
      report.audience === 'internal'
        ? t('method.nothing-hidden')
        : t('method.hiding', { persons: words.formatNumber(persons), events: words.formatNumber(events) }),
      t('method.two-clocks'),
      t('method.corrections'),
      ...new Set(missing),
    ],
    rules,
  };
}
