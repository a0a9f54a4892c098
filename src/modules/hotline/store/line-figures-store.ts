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
  readonly median: number | null;
  readonly p90: number | null;
  readonly calls: number;
  readonly within: number;
}

/** Exact, not interpolated: a wait that somebody had. */
export async function countWaiting(tx: Tx, group: LineGroup, from: Day, to: Day, seconds: number): Promise<WaitingRow> {
  const [row] = await tx.query<WaitingRow>(
    `select percentile_disc(0.5) within group (order by waited_seconds) as median,
       percentile_disc(0.9) within group (order by waited_seconds) as p90,
       count(*)::integer as calls, (count(*) filter (where waited_seconds <= $5))::integer as within
     from facts.hotline_line_calls_daily
     where org_id = $1 and line = $2 and day between $3 and $4 and outcome = 'answered' and waited_seconds is not null`,
    [tx.actor.org, group, from, to, seconds],
  );
  return row ?? { median: null, p90: null, calls: 0, within: 0 };
}

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
