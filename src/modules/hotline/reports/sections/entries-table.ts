import type { PageTable } from '../../../statistics/index.ts';
import { hiddenAt, type Layout } from './layout.ts';

/** How the contacts of the period were entered: late, corrected, or not closed yet. */
export function entriesTable(layout: Layout): PageTable {
  const { report, t, cell } = layout;
  const { late, corrected, drafts } = report.period.entries;
  const rows = [
    { code: 'late', pointer: '/period/entries/late', value: late },
    { code: 'corrected', pointer: '/period/entries/corrected', value: corrected },
    { code: 'drafts', pointer: '/period/entries/drafts', value: drafts },
  ];
  return {
    id: 'H14',
    rowHead: t('columns.entries'),
    dim1: 'entries',
    columns: [layout.column('/period/entries/late', { label: t('columns.contacts'), measure: 'contacts' })],
    rows: rows.map(({ code, pointer, value }) => ({
      code,
      label: t(`entries.${code}`),
      cells: [cell(value, hiddenAt(layout, pointer, value))],
      columns: [layout.column(pointer, { label: t('columns.contacts'), measure: 'contacts' })],
    })),
  };
}
