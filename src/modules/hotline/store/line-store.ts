import type { Tx } from '../../../platform/database/index.ts';
import type { LineGroup } from '../code-lists.ts';

/** Lines are data of the organisation, kept in the order of the form. */
export interface LineRecord {
  readonly code: string;
  readonly group: LineGroup;
  readonly name: string;
  readonly active: boolean;
  /** may a caller whom nobody knows be called back? */
  readonly callBackUnknown: boolean;
}

interface LineRow {
  code: string;
  line_group: LineGroup;
  name: string;
  active: boolean;
  call_back_unknown: boolean;
}

export async function findLines(tx: Tx): Promise<LineRecord[]> {
  const rows = await tx.query<LineRow>(
    'select code, line_group, name, active, call_back_unknown from hotline.line where org_id = $1 order by position, code',
    [tx.actor.org],
  );
  return rows.map((row) => ({
    code: row.code,
    group: row.line_group,
    name: row.name,
    active: row.active,
    callBackUnknown: row.call_back_unknown,
  }));
}

export async function isLineUsed(tx: Tx, code: string): Promise<boolean> {
  const [row] = await tx.query<{ used: boolean }>('select hotline.is_line_used($1) as used', [code]);
  return row?.used ?? false;
}

export async function putLines(tx: Tx, lines: readonly LineRecord[]): Promise<void> {
  await tx.query('delete from hotline.line where org_id = $1 and not (code = any ($2::text[]))', [
    tx.actor.org,
    lines.map((line) => line.code),
  ]);
  await tx.query(
    `insert into hotline.line (org_id, code, line_group, name, active, call_back_unknown, position)
     select $1, l.code, l.line_group, l.name, l.active, l.call_back_unknown, l.position
     from unnest($2::text[], $3::text[], $4::text[], $5::boolean[], $6::boolean[])
       with ordinality as l (code, line_group, name, active, call_back_unknown, position)
     on conflict (org_id, code) do update
       set line_group = excluded.line_group, name = excluded.name, active = excluded.active,
         call_back_unknown = excluded.call_back_unknown, position = excluded.position`,
    [
      tx.actor.org,
      lines.map((line) => line.code),
      lines.map((line) => line.group),
      lines.map((line) => line.name),
      lines.map((line) => line.active),
      lines.map((line) => line.callBackUnknown),
    ],
  );
}

/** The lines every new organisation begins with. Its administrator names and adds her own. */
export async function setUpHotline(tx: Tx): Promise<void> {
  await putLines(tx, [
    { code: 'sos', group: 'sos', name: 'SOS', active: true, callBackUnknown: false },
    { code: '116000', group: '116000', name: '116 000', active: true, callBackUnknown: false },
  ]);
}
