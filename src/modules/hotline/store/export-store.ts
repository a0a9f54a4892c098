import type { Tx } from '../../../platform/database/index.ts';
import type { Day } from '../../../platform/kernel/index.ts';
import { type ContactRecord, contactColumns, contactOf } from './contact-record.ts';

/** Finalised contacts of a period in the order of their days, a thousand at a time. */
export interface ExportScope {
  readonly from: Day;
  /** last day included */
  readonly to: Day;
  readonly line: string | null;
}

const columns = contactColumns
  .filter((column) => column !== 'touched')
  .map((column) => `c.${column}`)
  .join(', ');
const WHERE = `c.org_id = $1 and c.state = 'finalised' and c.day between $2 and $3 and ($4::text is null or c.line = $4)`;
/** The day of the row before is said twice: the index begins there, and a page costs what it shows, the last as the first. */
export const exportPage = `select ${columns} from hotline.contact c
  where ${WHERE} and c.day >= coalesce($5::date, $2) and ($5::date is null or c.day > $5 or (c.day = $5 and c.id > $6)) order by c.day, c.id limit 1000`;
const COUNT = `select count(*)::integer as n from (select 1 from hotline.contact c where ${WHERE} limit $5) found`;

export async function findExportPage(
  tx: Tx,
  scope: ExportScope,
  after: ContactRecord | undefined,
): Promise<ContactRecord[]> {
  const rows = await tx.query<Record<string, unknown>>(exportPage, [
    tx.actor.org,
    scope.from,
    scope.to,
    scope.line,
    after?.body.day ?? null,
    after?.id ?? null,
  ]);
  return rows.map(contactOf);
}

/** How many, counted up to one more than `most`. */
export async function countExport(tx: Tx, scope: ExportScope, most: number): Promise<number> {
  const [row] = await tx.query<{ n: number }>(COUNT, [tx.actor.org, scope.from, scope.to, scope.line, most + 1]);
  return row?.n ?? 0;
}
