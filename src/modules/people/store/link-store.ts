import type { Tx } from '../../../platform/database/index.ts';
import type { Day, GroupId, Id, UserId } from '../../../platform/kernel/index.ts';
import type { Pair, PersonLink } from '../clusters.ts';
import type { LinkKind } from '../link-kinds.ts';
import type { PersonId } from '../person.ts';

/** Decisions about pairs of persons, as they were made, and what holds of each pair now. Bytes in, bytes out. */
export type DecisionId = Id<'link-decision'>;

export interface DecisionRow {
  readonly id: DecisionId;
  readonly left_id: PersonId;
  readonly right_id: PersonId;
  readonly step: number;
  readonly kind: LinkKind | 'undone';
  readonly undoes: DecisionId | null;
  readonly group_ids: readonly GroupId[];
  readonly key_id: string | null;
  readonly sealed: Buffer | null;
  readonly made_by: UserId | null;
  readonly made_on: Day;
}

export interface HeldLink extends PersonLink {
  readonly decision: DecisionId;
}

/** One decision after another in an organisation: two that would contradict each other cannot both come through. */
export async function lockDecisions(tx: Tx): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1::text, 5))', [tx.actor.org]);
}

const AROUND = `with recursive reach (id) as (
    select unnest($2::uuid[])
    union
    select case when l.left_id = r.id then l.right_id else l.left_id end
    from reach r join people.person_link l on l.org_id = $1 and l.kind = 'same' and (l.left_id = r.id or l.right_id = r.id)
  )
  select l.left_id as left, l.right_id as right, l.kind, l.decision_id as decision
  from people.person_link l
  where l.org_id = $1 and (l.left_id in (select id from reach) or l.right_id in (select id from reach))`;

/** Every link of these persons and of all who are the same as they. */
export const findLinksAround = (tx: Tx, persons: readonly string[]): Promise<HeldLink[]> =>
  tx.query<HeldLink>(AROUND, [tx.actor.org, persons]);

const DECISION = 'id, left_id, right_id, step, kind, undoes, group_ids, key_id, sealed, made_by, made_on';

export async function findDecision(tx: Tx, id: string): Promise<DecisionRow | undefined> {
  const [row] = await tx.query<DecisionRow>(
    `select ${DECISION} from people.link_decision where org_id = $1 and id = $2`,
    [tx.actor.org, id],
  );
  return row;
}

/** The history of one pair, oldest first. */
export const findDecisionsOfPair = (tx: Tx, { left, right }: Pair): Promise<DecisionRow[]> =>
  tx.query<DecisionRow>(
    `select ${DECISION} from people.link_decision where org_id = $1 and left_id = $2 and right_id = $3 order by step`,
    [tx.actor.org, left, right],
  );

/** Every decision that names one of these persons, the latest first. */
export const findDecisionsOf = (tx: Tx, persons: readonly string[]): Promise<DecisionRow[]> =>
  tx.query<DecisionRow>(
    `select ${DECISION} from people.link_decision
      where org_id = $1 and (left_id = any ($2::uuid[]) or right_id = any ($2::uuid[]))
      order by made_on desc, step desc, id limit 200`,
    [tx.actor.org, persons],
  );

/** Pairs on which nobody could decide, the latest first. */
export const findUnsure = (tx: Tx, limit: number): Promise<DecisionRow[]> =>
  tx.query<DecisionRow>(
    `select d.id, d.left_id, d.right_id, d.step, d.kind, d.undoes, d.group_ids, d.key_id, d.sealed, d.made_by, d.made_on
       from people.person_link l join people.link_decision d on d.org_id = l.org_id and d.id = l.decision_id
      where l.org_id = $1 and l.kind = 'unsure' order by d.made_on desc, d.id limit $2`,
    [tx.actor.org, limit],
  );

/** Pairs that somebody has decided about, whichever way: they are not proposed again. */
export const findDecidedPairs = (tx: Tx): Promise<Pair[]> =>
  tx.query<Pair>('select left_id as left, right_id as right from people.person_link where org_id = $1', [tx.actor.org]);

export type NewDecision = Omit<DecisionRow, 'step' | 'made_by'>;

/** The step is the next one of the pair; its caller holds the lock. */
export async function insertDecision(tx: Tx, row: NewDecision): Promise<void> {
  await tx.query(
    `insert into people.link_decision (org_id, id, left_id, right_id, step, kind, undoes, group_ids, key_id, sealed, made_by, made_on)
     select $1, $2, $3, $4, coalesce(max(step), 0) + 1, $5, $6, $7, $8, $9, $10, $11
       from people.link_decision where org_id = $1 and left_id = $3 and right_id = $4`,
    [
      tx.actor.org,
      row.id,
      row.left_id,
      row.right_id,
      row.kind,
      row.undoes,
      row.group_ids,
      row.key_id,
      row.sealed,
      tx.actor.user,
      row.made_on,
    ],
  );
}

/** What holds of a pair from now on; null: nothing. */
export async function putLink(
  tx: Tx,
  { left, right }: Pair,
  held: { readonly kind: LinkKind; readonly decision: DecisionId } | null,
): Promise<void> {
  if (held === null)
    await tx.query('delete from people.person_link where org_id = $1 and left_id = $2 and right_id = $3', [
      tx.actor.org,
      left,
      right,
    ]);
  else
    await tx.query(
      `insert into people.person_link (org_id, left_id, right_id, kind, decision_id) values ($1, $2, $3, $4, $5)
       on conflict (org_id, left_id, right_id) do update set kind = excluded.kind, decision_id = excluded.decision_id`,
      [tx.actor.org, left, right, held.kind, held.decision],
    );
}

/** A person was erased: no row says any more to whom she was the same. @returns the keys of the words that went */
export async function forgetLinks(tx: Tx, person: string): Promise<string[]> {
  const [rows] = await Promise.all([
    tx.query<{ key_id: string | null }>(
      'delete from people.link_decision where org_id = $1 and (left_id = $2 or right_id = $2) returning key_id',
      [tx.actor.org, person],
    ),
    tx.query('delete from people.person_link where org_id = $1 and (left_id = $2 or right_id = $2)', [
      tx.actor.org,
      person,
    ]),
  ]);
  return rows.flatMap((row) => row.key_id ?? []);
}
