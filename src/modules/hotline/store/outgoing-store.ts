import type { Tx } from '../../../platform/database/index.ts';
import type { Day, GroupId, Id, UserId } from '../../../platform/kernel/index.ts';
import type { ContactId, PersonId } from '../contact.ts';
import type { ContactNow } from '../contact-now.ts';

/** Every number that was opened to be called, and what came of it. Where the card said no, the reason lies sealed beside it. */
export interface Outgoing {
  readonly id: Id<'outgoing'>;
  readonly group: GroupId;
  readonly sourceKind: 'callback' | 'missed' | 'contact_point' | 'contact';
  readonly sourceId: string;
  readonly contact: ContactId | null;
  readonly person: PersonId | null;
  readonly madeBy: UserId | null;
  readonly day: Day;
  readonly hour: number;
  readonly contactNow: ContactNow;
  readonly isOverride: boolean;
  readonly sealed: Buffer | null;
  readonly result: string | null;
  readonly draft: ContactId | null;
}

interface Row {
  id: Id<'outgoing'>;
  group_id: GroupId;
  source_kind: Outgoing['sourceKind'];
  source_id: string;
  contact_id: ContactId | null;
  person_id: PersonId | null;
  made_by: UserId | null;
  day: Day;
  hour: number;
  contact_now: ContactNow;
  is_override: boolean;
  sealed: Buffer | null;
  result: string | null;
  draft_id: ContactId | null;
}

const outgoingOf = (row: Row): Outgoing => ({
  id: row.id,
  group: row.group_id,
  sourceKind: row.source_kind,
  sourceId: row.source_id,
  contact: row.contact_id,
  person: row.person_id,
  madeBy: row.made_by,
  day: row.day,
  hour: row.hour,
  contactNow: row.contact_now,
  isOverride: row.is_override,
  sealed: row.sealed,
  result: row.result,
  draft: row.draft_id,
});

export const insertOutgoing = (tx: Tx, one: Outgoing) =>
  tx.query(
    `insert into hotline.outgoing (org_id, id, group_id, source_kind, source_id, contact_id, person_id, made_by, day, hour,
       contact_now, is_override, sealed, result, draft_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) on conflict do nothing`,
    [
      tx.actor.org,
      one.id,
      one.group,
      one.sourceKind,
      one.sourceId,
      one.contact,
      one.person,
      one.madeBy,
      one.day,
      one.hour,
      one.contactNow,
      one.isOverride,
      one.sealed,
      one.result,
      one.draft,
    ],
  );

export const putResult = (tx: Tx, id: Id<'outgoing'>, result: string, draft: ContactId | null) =>
  tx.query('update hotline.outgoing set result = $3, draft_id = $4 where org_id = $1 and id = $2', [
    tx.actor.org,
    id,
    result,
    draft,
  ]);

/** Everything that was opened for one call-back or missed call, oldest first. */
export async function findOutgoing(tx: Tx, sourceId: string): Promise<Outgoing[]> {
  const rows = await tx.query<Row>(
    'select * from hotline.outgoing where org_id = $1 and source_id = $2 order by day, hour, id',
    [tx.actor.org, sourceId],
  );
  return rows.map(outgoingOf);
}

/**
 * For whom this contact has passed the gate: as the draft of a call-back or a missed call, or at its own closing.
 * @returns null for a call to nobody who was known; empty: it has not passed
 */
export async function findLetOutFor(tx: Tx, contact: ContactId): Promise<readonly (PersonId | null)[]> {
  const rows = await tx.query<{ person_id: PersonId | null }>(
    `select person_id from hotline.outgoing where org_id = $1 and draft_id = $2
     union select person_id from hotline.outgoing where org_id = $1 and source_id = $2 and source_kind = 'contact'`,
    [tx.actor.org, contact],
  );
  return rows.map((row) => row.person_id);
}

/** Overrides that no supervisor has seen yet, the latest first. */
export async function findOverrides(tx: Tx): Promise<Outgoing[]> {
  const rows = await tx.query<Row>(
    `select * from hotline.outgoing where org_id = $1 and is_override and seen_on is null
     order by day desc, hour desc, id limit 200`,
    [tx.actor.org],
  );
  return rows.map(outgoingOf);
}

/** @returns false: there is no such override, or it was seen */
export async function markSeen(tx: Tx, id: string, on: Day): Promise<boolean> {
  const rows = await tx.query(
    `update hotline.outgoing set seen_by = $3, seen_on = $4
     where org_id = $1 and id = $2 and is_override and seen_on is null returning 1 as seen`,
    [tx.actor.org, id, tx.actor.user, on],
  );
  return rows.length > 0;
}
