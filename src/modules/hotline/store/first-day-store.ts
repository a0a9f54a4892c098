import type { Tx } from '../../../platform/database/index.ts';
import type { Day } from '../../../platform/kernel/index.ts';
import type { LineGroup } from '../code-lists.ts';

/**
 * The first day of a client on a line group, as it was known at the end of each day (hotline.md section 10). It follows
 * from contact_client alone and is written in the same transaction, so that every as-of day is exact. One writer a client
 * at a time: take the lock, then write the client rows, then settle.
 */
export interface FirstDayClaim {
  readonly lineGroup: LineGroup;
  readonly subjectKey: Buffer;
  readonly claimed: Day;
  readonly recorded: Day;
}

/** Not needed for a person who was made in this transaction: nobody else can know her. */
export async function lockSubjects(tx: Tx, subjectKeys: readonly Buffer[]): Promise<void> {
  await tx.query(
    `select pg_advisory_xact_lock_shared(hashtextextended($1::text, 2)),
       (select count(pg_advisory_xact_lock(hashtextextended(encode(k.key, 'hex'), 3))) from
         (select key from unnest($2::bytea[]) as u (key) order by key) k)`,
    [tx.actor.org, subjectKeys],
  );
}

/** An import settles many clients at once, at its end; for that moment nobody else settles one. */
export async function lockAllSubjects(tx: Tx): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1::text, 2))', [tx.actor.org]);
}

/** Persons who had no contact before: their first day is that of their first contact. */
export const firstDayRows = (org: string, claims: readonly FirstDayClaim[]): object[] =>
  claims.map((claim) => ({
    org_id: org,
    line_group: claim.lineGroup,
    subject_key: `\\x${claim.subjectKey.toString('hex')}`,
    recorded_day: claim.recorded,
    replaced_day: null,
    first_day: claim.claimed,
    first_month: claim.claimed.slice(0, 7),
    recorded_later: claim.recorded.slice(0, 7) === claim.claimed.slice(0, 7) ? null : claim.recorded,
  }));

// a claim that came later and is no earlier than what is known changes no day
const UNSETTLED = `select distinct p.line_group, p.subject_key
  from unnest($2::text[], $3::bytea[], $4::date[], $5::date[]) as p (line_group, subject_key, claimed, recorded)
  where not exists (select from hotline.client_first f
    where f.org_id = $1 and f.line_group = p.line_group and f.subject_key = p.subject_key and f.replaced_day is null
      and f.first_day <= p.claimed and f.recorded_day <= p.recorded)`;

const BEGIN = `insert into hotline.client_first
    (org_id, line_group, subject_key, recorded_day, replaced_day, first_day, first_month, recorded_later)
  select distinct on (p.line_group, p.subject_key) $1::uuid, p.line_group, p.subject_key, p.recorded, null::date, p.claimed,
    to_char(p.claimed, 'YYYY-MM'), case when to_char(p.recorded, 'YYYY-MM') = to_char(p.claimed, 'YYYY-MM') then null else p.recorded end
  from unnest($2::text[], $3::bytea[], $4::date[], $5::date[]) as p (line_group, subject_key, claimed, recorded)
  where not exists (select from hotline.client_first f
    where f.org_id = $1 and f.line_group = p.line_group and f.subject_key = p.subject_key)
  order by p.line_group, p.subject_key, p.recorded, p.claimed
  returning first_month`;

/**
 * Whoever has no first day yet gets that of her first claim: for records that come in the order in which they were known.
 * What a claim says beyond that is left to `settleClaims`. @returns the months that have another first day now
 */
export const beginFirstDays = (tx: Tx, claims: readonly FirstDayClaim[]): Promise<string[]> =>
  tx
    .query<Changed>(BEGIN, [
      tx.actor.org,
      claims.map((claim) => claim.lineGroup),
      claims.map((claim) => claim.subjectKey),
      claims.map((claim) => claim.claimed),
      claims.map((claim) => claim.recorded),
    ])
    .then(monthsOf);

interface Changed {
  readonly first_month: string;
}
const monthsOf = (rows: readonly Changed[]): string[] => [...new Set(rows.map((row) => row.first_month))];

export interface SubjectOnLine {
  readonly lineGroup: LineGroup;
  readonly subjectKey: Buffer;
}

/** Whose first day may be another one, after client rows were added and none taken back. */
export async function findUnsettled(tx: Tx, claims: readonly FirstDayClaim[]): Promise<SubjectOnLine[]> {
  const open = await tx.query<{ line_group: LineGroup; subject_key: Buffer }>(UNSETTLED, [
    tx.actor.org,
    claims.map((claim) => claim.lineGroup),
    claims.map((claim) => claim.subjectKey),
    claims.map((claim) => claim.claimed),
    claims.map((claim) => claim.recorded),
  ]);
  return open.map((row) => ({ lineGroup: row.line_group, subjectKey: row.subject_key }));
}

const FORGET = `delete from hotline.client_first f using unnest($2::text[], $3::bytea[]) as p (line_group, subject_key)
  where f.org_id = $1 and f.line_group = p.line_group and f.subject_key = p.subject_key
  returning first_month`;

// Where no row was ever taken back, the first day can only move to an earlier one: a running minimum. Else the minimum of
// what was valid is asked for each day on which something changed.
const SETTLE = `with pair as (
    select distinct p.line_group, p.subject_key from unnest($2::text[], $3::bytea[]) as p (line_group, subject_key)
  ), claim as (
    select c.line_group, c.subject_key, c.claimed_day, c.recorded_day, c.replaced_day
    from pair p join hotline.contact_client c
      on c.org_id = $1 and c.line_group = p.line_group and c.subject_key = p.subject_key
    where c.counted and (c.replaced_day is null or c.replaced_day > c.recorded_day)
  ), moved as (
    select distinct line_group, subject_key from claim where replaced_day is not null
  ), steady as (
    select distinct c.line_group, c.subject_key, c.recorded_day as at,
      min(c.claimed_day) over (partition by c.line_group, c.subject_key order by c.recorded_day) as first_day
    from claim c
    where not exists (select from moved m where m.line_group = c.line_group and m.subject_key = c.subject_key)
  ), edge as (
    select c.line_group, c.subject_key, c.recorded_day as at from claim c join moved using (line_group, subject_key)
    union
    select c.line_group, c.subject_key, c.replaced_day from claim c where c.replaced_day is not null
  ), known as (
    select line_group, subject_key, at, first_day from steady
    union all
    select e.line_group, e.subject_key, e.at,
      (select min(c.claimed_day) from hotline.contact_client c
        where c.org_id = $1 and c.line_group = e.line_group and c.subject_key = e.subject_key and c.counted
          and c.recorded_day <= e.at and (c.replaced_day is null or c.replaced_day > e.at))
    from edge e
  ), step as (
    select *, lag(first_day) over (partition by line_group, subject_key order by at) as before from known
  ), span as (
    select *, lead(at) over (partition by line_group, subject_key order by at) as until
    from step where first_day is distinct from before
  )
  insert into hotline.client_first
    (org_id, line_group, subject_key, recorded_day, replaced_day, first_day, first_month, recorded_later)
  select $1, line_group, subject_key, at, until, first_day, to_char(first_day, 'YYYY-MM'),
    case when to_char(at, 'YYYY-MM') = to_char(first_day, 'YYYY-MM') then null else at end
  from span where first_day is not null
  returning first_month`;

/**
 * From the client rows anew, for clients who were never merged with others. @returns the months of the first days that went
 * and of those that came
 */
export async function settleFirstDays(tx: Tx, pairs: readonly SubjectOnLine[]): Promise<string[]> {
  if (pairs.length === 0) return [];
  const values = [tx.actor.org, pairs.map((pair) => pair.lineGroup), pairs.map((pair) => pair.subjectKey)];
  const both = await Promise.all([tx.query<Changed>(FORGET, values), tx.query<Changed>(SETTLE, values)]);
  return monthsOf(both.flat());
}

interface ClaimRow {
  readonly subject_key: Buffer;
  readonly claimed_day: Day;
  readonly recorded_day: Day;
  readonly replaced_day: Day | null;
}

/** What contacts say, and said, about the first days of these clients on a line. */
export const findClaimsOf = (tx: Tx, lineGroup: LineGroup, subjectKeys: readonly Buffer[]): Promise<ClaimRow[]> =>
  tx.query<ClaimRow>(
    `select subject_key, claimed_day, recorded_day, replaced_day from hotline.contact_client
      where org_id = $1 and line_group = $2 and subject_key = any ($3::bytea[]) and counted
        and (replaced_day is null or replaced_day > recorded_day)`,
    [tx.actor.org, lineGroup, subjectKeys],
  );

const WRITE = `insert into hotline.client_first
    (org_id, line_group, subject_key, recorded_day, replaced_day, first_day, first_month, recorded_later)
  select $1, $2, decode(s.key, 'hex'), s.recorded, s.replaced, s.first_day, to_char(s.first_day, 'YYYY-MM'),
    case when to_char(s.recorded, 'YYYY-MM') = to_char(s.first_day, 'YYYY-MM') then null else s.recorded end
  from unnest($3::text[], $4::date[], $5::date[], $6::date[]) as s (key, first_day, recorded, replaced)
  returning first_month`;

/** In the place of all that is known of these clients on a line. @returns the months that went and those that came */
export async function writeFirstDays(
  tx: Tx,
  lineGroup: LineGroup,
  subjectKeys: readonly Buffer[],
  spans: readonly { key: string; firstDay: Day; recorded: Day; replaced: Day | null }[],
): Promise<string[]> {
  const both = await Promise.all([
    tx.query<Changed>(FORGET, [tx.actor.org, subjectKeys.map(() => lineGroup), subjectKeys]),
    tx.query<Changed>(WRITE, [
      tx.actor.org,
      lineGroup,
      spans.map((span) => span.key),
      spans.map((span) => span.firstDay),
      spans.map((span) => span.recorded),
      spans.map((span) => span.replaced),
    ]),
  ]);
  return monthsOf(both.flat());
}
