import type { Tx } from '../../../platform/database/index.ts';
import type { Day, UserId } from '../../../platform/kernel/index.ts';
import { deleteWraps } from '../../../platform/vault/index.ts';
import type { ImportReport } from '../import-report.ts';
import type { ImportId, ImportLabel } from './import-store.ts';

/** Imports as a list: what came of each, without its errors; and their end. */
export interface ListedImport {
  readonly id: ImportId;
  readonly state: ImportReport['state'];
  readonly mode: 'create' | 'correct';
  readonly madeBy: UserId;
  readonly madeOn: Day;
  readonly madeHour: number | null;
  /** null: of before they were kept */
  readonly label: ImportLabel | null;
  readonly rows: number;
  readonly created: number;
  readonly changed: number;
  readonly errors: number;
}

interface Row {
  id: ImportId;
  state: ImportReport['state'];
  mode: 'create' | 'correct';
  made_by: UserId;
  made_on: Day;
  made_hour: number | null;
  label_key: string | null;
  sealed_label: Buffer | null;
  row_count: number;
  created: number;
  changed: number;
  error_count: number;
}

/** The latest first. */
export async function findImports(tx: Tx, limit: number): Promise<ListedImport[]> {
  const rows = await tx.query<Row>(
    `select id, state, mode, made_by, made_on, made_hour, label_key, sealed_label, row_count, created, changed, error_count
     from hotline.import_batch where org_id = $1 order by made_on desc, made_hour desc nulls last, id limit $2`,
    [tx.actor.org, limit],
  );
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    mode: row.mode,
    madeBy: row.made_by,
    madeOn: row.made_on,
    madeHour: row.made_hour,
    label: row.label_key && row.sealed_label ? { key: row.label_key, sealed: row.sealed_label } : null,
    rows: row.row_count,
    created: row.created,
    changed: row.changed,
    errors: row.error_count,
  }));
}

/** Checked before this day and never imported: the sealed rows go, and the key that opened them in any copy. @returns how many */
export async function endOldBatches(tx: Tx, before: Day): Promise<number> {
  const ended = await tx.query<{ id: string }>(
    `update hotline.import_batch set state = 'ended' where org_id = $1 and state = 'checked' and made_on < $2 returning id`,
    [tx.actor.org, before],
  );
  const ids = ended.map((row) => row.id);
  if (ids.length > 0)
    await Promise.all([
      tx.query('delete from hotline.import_piece where org_id = $1 and batch_id = any ($2::uuid[])', [
        tx.actor.org,
        ids,
      ]),
      deleteWraps(tx, ids),
    ]);
  return ended.length;
}

/** How many there were stays. */
export const forgetOldErrors = (tx: Tx, before: Day) =>
  tx.query(
    `update hotline.import_batch set error_rows = '{}', error_columns = '{}', error_codes = '{}'
     where org_id = $1 and made_on < $2 and state <> 'checked'`,
    [tx.actor.org, before],
  );
