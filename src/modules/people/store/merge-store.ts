import type { Tx } from '../../../platform/database/index.ts';
import type { Day } from '../../../platform/kernel/index.ts';

/**
 * Which random keys count as one, from which day until which (house.md section 8, "Persons in figures"), and the word
 * `merged` beside a person. A day holds what was decided last on it; earlier days never change.
 */
export interface SubjectMerge {
  readonly absorbed: Buffer;
  readonly survivor: Buffer;
  readonly from: Day;
  /** the first day on which it does not hold any more */
  readonly to: Day | null;
}

export interface WantedMerge {
  readonly absorbed: Buffer;
  /** null: counts for herself */
  readonly survivor: Buffer | null;
}

/** From today on each of these keys counts as wanted. What was so at the end of yesterday is put back first. */
export async function settleMerges(tx: Tx, wanted: readonly WantedMerge[], today: Day): Promise<void> {
  const { org } = tx.actor;
  const keys = wanted.map((one) => one.absorbed);
  const survivors = wanted.map((one) => one.survivor);
  await Promise.all([
    tx.query('delete from people.subject_merge where org_id = $1 and absorbed = any ($2::bytea[]) and from_day = $3', [
      org,
      keys,
      today,
    ]),
    tx.query(
      'update people.subject_merge set to_day = null where org_id = $1 and absorbed = any ($2::bytea[]) and to_day = $3',
      [org, keys, today],
    ),
    tx.query(
      `update people.subject_merge m set to_day = $4 from unnest($2::bytea[], $3::bytea[]) as w (absorbed, survivor)
        where m.org_id = $1 and m.absorbed = w.absorbed and m.to_day is null and m.survivor is distinct from w.survivor`,
      [org, keys, survivors, today],
    ),
    tx.query(
      `insert into people.subject_merge (org_id, absorbed, from_day, survivor)
       select $1, w.absorbed, $4, w.survivor from unnest($2::bytea[], $3::bytea[]) as w (absorbed, survivor)
        where w.survivor is not null and not exists (select from people.subject_merge m
          where m.org_id = $1 and m.absorbed = w.absorbed and m.to_day is null)`,
      [org, keys, survivors, today],
    ),
  ]);
}

const AROUND = `with recursive reach (key) as (
    select unnest($2::bytea[])
    union
    select case when m.absorbed = r.key then m.survivor else m.absorbed end
    from reach r join people.subject_merge m on m.org_id = $1 and (m.absorbed = r.key or m.survivor = r.key)
  )
  select m.absorbed, m.survivor, m.from_day as from, m.to_day as to
  from people.subject_merge m where m.org_id = $1 and m.absorbed in (select key from reach)`;

/** Every merge, past ones too, by which these keys hang together with any other. */
export const findMergesAround = (tx: Tx, keys: readonly Buffer[]): Promise<SubjectMerge[]> =>
  tx.query<SubjectMerge>(AROUND, [tx.actor.org, keys]);

/** Neither revision nor day of change move: undoing gives the row back as it was. */
export async function markMerged(
  tx: Tx,
  rows: readonly { readonly id: string; readonly survivor: string | null }[],
): Promise<void> {
  await tx.query(
    `update people.person p set survivor_id = w.survivor, state = case when w.survivor is null then 'active' else 'merged' end
       from unnest($2::uuid[], $3::uuid[]) as w (id, survivor)
      where p.org_id = $1 and p.id = w.id and p.state <> 'erased' and p.survivor_id is distinct from w.survivor`,
    [tx.actor.org, rows.map((row) => row.id), rows.map((row) => row.survivor)],
  );
}
