import { findAccounts } from '../../../platform/accounts/index.ts';
import { toLatin } from '../../../platform/i18n/index.ts';
import { operation } from '../../../platform/operations/index.ts';
import type { ContactRow } from '../contact-shapes.ts';
import { csvLine, listExportName, listWatermark, separatorFor } from '../contacts-csv.ts';
import { exportList as face } from '../contract.ts';
import { refuse } from '../errors.ts';
import { type Cursor, countUpTo, findPage } from '../store/search-store.ts';
import { filterOf } from './contact-filter.ts';
import { rowsOf } from './contact-rows.ts';

const MOST_ROWS = 10_000;
const PORTION = 1000;

/** What the list shows, column by column: codes, days, numbers of ours. What is sealed is not opened for it. */
const COLUMNS: readonly (readonly [string, (row: ContactRow, nameOf: (id: string | null) => string) => string])[] = [
  ['number', (row) => row.number ?? ''],
  ['day', (row) => row.day],
  ['hour', (row) => String(row.hour ?? '')],
  ['minutes', (row) => String(row.minutes ?? '')],
  ['line', (row) => row.line],
  ['channel', (row) => row.channel],
  ['direction', (row) => row.direction],
  ['kind', (row) => row.kind],
  ['non_data_kind', (row) => row.nonDataKind ?? ''],
  ['category', (row) => row.category ?? ''],
  ['subcategory', (row) => row.subcategory ?? ''],
  ['caller_role', (row) => row.callerRole],
  ['follow_up', (row) => row.followUp ?? ''],
  ['clients', (row) => row.clients.map((one) => one.code ?? '').join(';')],
  ['consultant', (row, nameOf) => nameOf(row.consultant)],
  ['state', (row) => row.state],
  ['version', (row) => String(row.version)],
];

/** On record before the first byte leaves: which filters, why, how many rows. */
export const exportList = operation(face, {
  isLong: true,
  async run(it, { filters, reason }) {
    const { filter, names } = await filterOf(it, filters);
    const count = await countUpTo(it.tx, filter, MOST_ROWS);
    if (count.more) throw refuse('list-too-long', { params: { rows: MOST_ROWS } });
    const accounts = new Map((await findAccounts(it.tx)).map((account) => [account.id as string, account.username]));
    const nameOf = (id: string | null) => (id && accounts.get(id)) ?? '';
    const by = toLatin(nameOf(it.actor.user));
    it.tx.record({ kind: 'hotline.export-list', payload: { filters: names, reason, count: count.n } });
    const separator = separatorFor(it.language);
    const lines = [
      `\ufeff${csvLine(
        COLUMNS.map(([name]) => name),
        separator,
      )}`,
    ];
    for (let after: Cursor | undefined; ; ) {
      const page = await findPage(it.tx, filter, after, PORTION);
      for (const row of await rowsOf(it, page.rows))
        lines.push(
          csvLine(
            COLUMNS.map(([, cell]) => cell(row, nameOf)),
            separator,
          ),
        );
      if (page.next === null) break;
      after = page.next;
    }
    lines.push(listWatermark(by, it.today, lines.length - 1));
    return { fileName: listExportName(by, it.today), type: 'text/csv; charset=utf-8', body: lines.join('') };
  },
});
