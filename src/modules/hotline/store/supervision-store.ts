import type { Tx } from '../../../platform/database/index.ts';
import type { Day, GroupId, UserId } from '../../../platform/kernel/index.ts';
import type { ContactId } from '../contact.ts';

/** What a supervisor has to look at and has not. Ids and days; nothing of what was said. */
const STALE = `select c.id from hotline.contact c where c.org_id = $1 and c.state = 'draft'
  and (c.drafted_day, c.drafted_hour) <= ($2::date, $3::smallint) order by c.drafted_day, c.drafted_hour, c.id limit 200`;

export async function findStaleDrafts(tx: Tx, before: { day: Day; hour: number }): Promise<ContactId[]> {
  const rows = await tx.query<{ id: ContactId }>(STALE, [tx.actor.org, before.day, before.hour]);
  return rows.map((row) => row.id);
}

const unreviewed = (kind: 'hard_call' | 'after_the_fact') =>
  `not exists (select from hotline.review r where r.org_id = c.org_id and r.kind = '${kind}' and r.source_id = c.id)`;

const HARD = `select c.id, c.consultant, c.day from hotline.contact c
  where c.org_id = $1 and c.hard_call and c.state = 'finalised' and c.finalised_on >= $2 and ${unreviewed('hard_call')}
  order by c.day desc, c.id limit 100`;

export interface HardCall {
  readonly id: ContactId;
  readonly consultant: UserId | null;
  readonly day: Day;
}

export const findHardCalls = (tx: Tx, since: Day): Promise<HardCall[]> => tx.query(HARD, [tx.actor.org, since]);

const AFTERWARDS = `select c.id from hotline.contact c
  where c.org_id = $1 and c.entry = 'after_the_fact' and c.state = 'finalised' and c.finalised_on >= $2
    and ${unreviewed('after_the_fact')}
  order by c.finalised_on desc, c.id limit 100`;

export async function findAfterwards(tx: Tx, since: Day): Promise<ContactId[]> {
  const rows = await tx.query<{ id: ContactId }>(AFTERWARDS, [tx.actor.org, since]);
  return rows.map((row) => row.id);
}

export const putReview = (
  tx: Tx,
  one: { kind: 'hard_call' | 'after_the_fact'; source: string; group: GroupId; on: Day },
) =>
  tx.query(
    `insert into hotline.review (org_id, kind, source_id, group_id, reviewed_by, reviewed_on)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [tx.actor.org, one.kind, one.source, one.group, tx.actor.user, one.on],
  );
