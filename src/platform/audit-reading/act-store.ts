import type { EntryRow } from '../audit/index.ts';
import type { Tx } from '../database/index.ts';
import type { Day, GroupId } from '../kernel/index.ts';

/** The log through the auditors' views; months' keys as they lie in the database, sealed to the group. */
export interface SealedAct extends EntryRow {
  /** hash of the row before; null where it is gone */
  readonly previous: Buffer | null;
}

export interface Cursor {
  readonly day: string;
  readonly seq: number;
}

export interface ActRange {
  readonly from: Day;
  readonly to: Day;
  readonly kind: string | null;
  readonly before: Cursor | null;
}

/** Newest first: by day, within a day as they were written. */
export const findActs = (tx: Tx, { from, to, kind, before }: ActRange, limit: number): Promise<SealedAct[]> =>
  tx.query<SealedAct>(
    `select a.seq, a.day, a.kind, a.month, a.sealed, a.hash, a.previous from audit.act a
     where a.org_id = $1 and a.day between $2 and $7 and (a.day, a.seq) < ($3::date, $4::bigint)
       and ($5::text is null or a.kind = $5 or starts_with(a.kind, $5 || '.'))
     order by a.day desc, a.seq desc limit $6`,
    [tx.actor.org, from, before?.day ?? to, before?.seq ?? Number.MAX_SAFE_INTEGER, kind, limit, to],
  );

export interface MonthKey {
  readonly month: string;
  readonly publicKey: Buffer;
  readonly groupId: GroupId;
  readonly groupEpoch: number;
  readonly box: Buffer;
}

/** Row-level security leaves out those that are sealed to a group the reader is not in. */
export const findMonthKeys = (tx: Tx, from: string, to: string): Promise<MonthKey[]> =>
  tx.query<MonthKey>(
    `select month, public_key as "publicKey", group_id as "groupId", group_epoch as "groupEpoch", sealed_private as box
     from audit.month_key where org_id = $1 and month between $2 and $3`,
    [tx.actor.org, from, to],
  );

export async function findChainEnd(tx: Tx): Promise<number> {
  const [end] = await tx.query<{ seq: number }>('select seq from audit.chain_end where org_id = $1', [tx.actor.org]);
  return end?.seq ?? 0;
}

export async function findLastVerification(tx: Tx): Promise<SealedAct | undefined> {
  const [row] = await tx.query<SealedAct>(
    `select a.seq, a.day, a.kind, a.month, a.sealed, a.hash, a.previous from audit.act a
     where a.org_id = $1 and a.kind = 'audit.verify' order by a.seq desc limit 1`,
    [tx.actor.org],
  );
  return row;
}
