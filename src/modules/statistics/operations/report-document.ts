import type { Document, DocumentSection, DocumentTable } from '../../../platform/documents/index.ts';
import type { Words } from '../../../platform/i18n/index.ts';
import type { PageSection, PageTable, ReportPage } from '../report.ts';
import { readSvg } from '../svg-tree.ts';

/** The page of a report as a document for paper: the same words and numbers, nothing counted anew. */
export function reportDocument(page: ReportPage, words: Words): Document {
  const t = (key: string, params?: Readonly<Record<string, string | number>>): string =>
    words.t(`statistics.document.${key}`, params);
  return {
    language: page.language,
    title: page.title,
    organisation: page.organisation,
    synthetic: page.synthetic,
    asOf: page.asOf,
    facts: page.head,
    lead: page.prose,
    sections: page.sections.map(sectionOf),
    words: {
      contents: t('contents'),
      page: (number, pages) => t('page', { page: number, pages }),
      method: page.words.method,
      hiddenLegend: t('hidden-legend'),
      absentLegend: t('absent-legend'),
    },
  };
}

function sectionOf(section: PageSection): DocumentSection {
  const { id, title, sentence, chart, table, notes, rules } = section;
  return {
    id,
    title,
    notes,
    ...(sentence === undefined ? {} : { sentence }),
    ...(chart ? { chart: chartOf(chart.svg) } : {}),
    ...(table ? { table: tableOf(table) } : {}),
    ...(section.kind === 'summary' && table ? { numbers: numbersOf(table, section.asides ?? []) } : {}),
    ...(rules
      ? { rules: rules.map(({ name, title: of, rule, by }) => ({ name, title: of, text: `${rule} ${by}` })) }
      : {}),
  };
}

function chartOf(svg: string): NonNullable<DocumentSection['chart']> {
  const drawing = readSvg(svg);
  const first = drawing.children[0];
  const alt = typeof first === 'object' && first.name === 'desc' ? first.children.join('') : '';
  return { svg, drawing, alt };
}

const tableOf = ({ rowHead, columns, rows }: PageTable): DocumentTable => ({
  rowHead,
  columns: columns.map(({ label, unit }) => ({ label, percent: unit === 'percent' })),
  rows: rows.map(({ label, total, cells }) => ({
    label,
    ...(total ? { total } : {}),
    cells: cells.map(({ value, mark, text }) => ({ value, hidden: mark === 'hidden', text })),
  })),
});

const numbersOf = ({ rows }: PageTable, asides: readonly string[]) =>
  rows.map(({ label, cells }, i) => ({
    label,
    text: cells[0]?.text ?? '',
    absent: cells[0]?.value === null,
    ...(asides[i] ? { aside: asides[i] } : {}),
  }));
