import type { Tx } from '../database/index.ts';
import type { Day, DisabledCodes } from '../kernel/index.ts';

/**
 * Which codes the organisation has disabled. A statement of some microseconds over an index that is nearly always empty: it
 * travels with the first burst of what records something, and so holds at once in every process, with nothing to keep in step.
 */
export interface DisabledRow {
  readonly list: string;
  readonly code: string;
  readonly since: Day;
}

export const findDisabled = (tx: Tx): Promise<DisabledRow[]> =>
  tx.query<DisabledRow>('select list, code, since from codelists.disabled where org_id = $1 order by list, code', [
    tx.actor.org,
  ]);

const NONE: DisabledCodes = new Map();

export async function findDisabledCodes(tx: Tx): Promise<DisabledCodes> {
  const rows = await findDisabled(tx);
  if (rows.length === 0) return NONE;
  const codes = new Map<string, Set<string>>();
  for (const { list, code } of rows) codes.set(list, (codes.get(list) ?? new Set()).add(code));
  return codes;
}

/** False where it was so already. */
export async function putDisabled(tx: Tx, list: string, code: string, since: Day): Promise<boolean> {
  const rows = await tx.query(
    'insert into codelists.disabled (org_id, list, code, since) values ($1, $2, $3, $4) on conflict do nothing returning code',
    [tx.actor.org, list, code, since],
  );
  return rows.length > 0;
}

export async function deleteDisabled(tx: Tx, list: string, code: string): Promise<boolean> {
  const rows = await tx.query(
    'delete from codelists.disabled where org_id = $1 and list = $2 and code = $3 returning code',
    [tx.actor.org, list, code],
  );
  return rows.length > 0;
}
