import type { Tx } from '../../../platform/database/index.ts';
import type { Day } from '../../../platform/kernel/index.ts';
import type { CalibrationSteps } from '../matching/index.ts';
import type { DecisionRow } from './link-store.ts';

/** What was learned from decided pairs: numbers only, one row an organisation. */
export async function findCalibration(tx: Tx): Promise<CalibrationSteps | undefined> {
  const [row] = await tx.query<CalibrationSteps>(
    'select decided, steps from people.match_calibration where org_id = $1',
    [tx.actor.org],
  );
  return row;
}

/** undefined: too little is decided, and what was learned before no longer holds. */
export async function putCalibration(tx: Tx, learned: CalibrationSteps | undefined, today: Day): Promise<void> {
  if (learned === undefined) await tx.query('delete from people.match_calibration where org_id = $1', [tx.actor.org]);
  else
    await tx.query(
      `insert into people.match_calibration (org_id, decided, steps, learned_on) values ($1, $2, $3::jsonb, $4)
       on conflict (org_id) do update set decided = excluded.decided, steps = excluded.steps, learned_on = excluded.learned_on`,
      [tx.actor.org, learned.decided, JSON.stringify(learned.steps), today],
    );
}

export type SealedDecision = Pick<DecisionRow, 'id' | 'kind' | 'key_id' | 'sealed'>;

/** The decisions that hold now, one way or the other, the latest first: enough to learn from. */
export const findHeldDecisions = (tx: Tx): Promise<SealedDecision[]> =>
  tx.query<SealedDecision>(
    `select d.id, d.kind, d.key_id, d.sealed
       from people.person_link l join people.link_decision d on d.org_id = l.org_id and d.id = l.decision_id
      where l.org_id = $1 and l.kind in ('same', 'not_same') and d.sealed is not null
      order by d.made_on desc, d.id limit 5000`,
    [tx.actor.org],
  );
