import type { Tx } from '../../../platform/database/index.ts';
import type { Day } from '../../../platform/kernel/index.ts';
import type { LineGroup } from '../code-lists.ts';

/** What the anonymous view tells of line calls; asked as the statistics role, which can read nothing else. */
export interface OutcomeRow {
  readonly open_hours: boolean;
  readonly outcome: string;
  readonly n: number;
  readonly dropped: number;
  readonly reconciled: number;
}

export const countOutcomes = (tx: Tx, group: LineGroup, from: Day, to: Day): Promise<OutcomeRow[]> =>
  tx.query(
    `select open_hours, outcome, sum(n)::integer as n, sum(n) filter (where dropped)::integer as dropped,
       sum(n) filter (where is_reconciled)::integer as reconciled
     from facts.hotline_line_calls_daily where org_id = $1 and line = $2 and day between $3 and $4 group by 1, 2`,
    [tx.actor.org, group, from, to],
  );

export interface WaitingRow {
  readonly waited_band: string;
  readonly n: number;
  /** answered within the seconds that are set */
  readonly in_time: number;
}

/** Of the answered: how many in each band of waiting. No view tells how long one caller waited. */
export const countWaiting = (tx: Tx, group: LineGroup, from: Day, to: Day): Promise<WaitingRow[]> =>
  tx.query(
    `select waited_band, sum(n)::integer as n, coalesce(sum(n) filter (where is_in_time), 0)::integer as in_time
     from facts.hotline_line_calls_daily
     where org_id = $1 and line = $2 and day between $3 and $4 and outcome = 'answered' and waited_band <> 'not_told'
     group by 1`,
    [tx.actor.org, group, from, to],
  );

/** Since when adapters have measured a line group, how fast it wants to answer, and which events every one of them tells. */
export interface Measured {
  readonly from: Day;
  readonly seconds: number;
  readonly tells: readonly string[];
}

/** undefined: nothing ever measured it */
export async function findMeasured(tx: Tx, group: LineGroup): Promise<Measured | undefined> {
  const rows = await tx.query<{ measured_from: Day; service_seconds: number; supports: string[] }>(
    `select recorded_day as measured_from, service_seconds, supports from facts.hotline_measured_lines
     where org_id = $1 and line = $2 order by recorded_day`,
    [tx.actor.org, group],
  );
  const [first] = rows;
  return (
    first && {
      from: first.measured_from,
      seconds: Math.min(...rows.map((row) => row.service_seconds)),
      tells: first.supports.filter((type) => rows.every((row) => row.supports.includes(type))),
    }
  );
}
