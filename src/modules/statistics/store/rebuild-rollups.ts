import type { Tx } from '../../../platform/database/index.ts';
import type { Month } from '../../../platform/kernel/index.ts';
import { monthsIn, stretchesOf, type ViewRollups } from '../rollup.ts';

/**
 * A view counted by months. The same statement fills the rollups and tells whether they are still right, so that what is
 * verified is what was made. Stretches of months, because a month of a view that works out whole lives costs as much as
 * all of them.
 */
const MONTH_OF = (column: string): string => `to_char(${column}, 'YYYY-MM')`;

interface Parts {
  readonly month: string;
  readonly line: string;
  readonly own: string;
  readonly recorded: string;
  readonly replaced: string;
}

function partsOf({ source }: ViewRollups): Parts {
  const date = `f.${source.date}`;
  const daily = source.precision === 'day';
  const month = daily ? MONTH_OF(date) : date;
  return {
    month,
    line: source.anyLine ? "'all'::text" : 'f.line',
    own: source.ownMonth ? `f.${source.ownMonth}` : month,
    recorded: daily
      ? `case when ${MONTH_OF('f.recorded_day')} = ${month} then '-infinity' else f.recorded_day end`
      : "coalesce(f.recorded_day, '-infinity')",
    replaced: "coalesce(f.replaced_day, 'infinity')",
  };
}

/** Months as days or as text, by what the view tells; $1 and $2 are the two lists. */
function whereMonths({ source }: ViewRollups, count: number): string {
  if (source.precision === 'month') return `(f.${source.date} = any ($1::text[]) and $2::date[] is not null)`;
  const days = Array.from({ length: count }, (_, i) => {
    const [from, until] = [`($2::date[])[${2 * i + 1}]`, `($2::date[])[${2 * i + 2}]`];
    return `(f.${source.date} >= ${from} and f.${source.date} < ${until})`;
  });
  return `($1::text[] is not null and (${days.join(' or ')}))`;
}

export interface RebuildQuery {
  readonly text: string;
  readonly values: readonly unknown[];
}

const paramsOf = (months: readonly Month[]) => {
  const stretches = stretchesOf(months);
  return { stretches, values: [monthsIn(stretches), stretches.flatMap(({ from, until }) => [from, until])] };
};

/** rollup, month, line, codes, own_month, recorded_day, replaced_day, n: one pass over the view for all its rollups. */
export function cellsQuery(rollups: ViewRollups, months: readonly Month[]): RebuildQuery {
  const { stretches, values } = paramsOf(months);
  const { month, line, own, recorded, replaced } = partsOf(rollups);
  const columns = [...new Set(rollups.cells.flatMap((one) => one.columns))];
  const bits = columns.map((_, i) => 2 ** (columns.length - 1 - i));
  const missing = (set: readonly string[]) =>
    columns.reduce((sum, column, i) => (set.includes(column) ? sum : sum + (bits[i] as number)), 0);
  const base = ['t.month', 't.line', 't.own_month', 't.recorded_day', 't.replaced_day'];
  const which = columns.length > 0 ? `grouping(${columns.map((column) => `t.${column}`).join(', ')})` : '0';
  const rollup = `case ${which} ${rollups.cells.map((one) => `when ${missing(one.columns)} then '${one.name}'`).join(' ')} end`;
  const codes = `case ${which} ${rollups.cells
    .map(
      (one) =>
        `when ${missing(one.columns)} then array[${one.columns.map((column) => `t.${column}`).join(', ')}]::text[]`,
    )
    .join(' ')} end`;
  const sets = rollups.cells.map((one) => `(${[...base, ...one.columns.map((column) => `t.${column}`)].join(', ')})`);
  const { source, view } = rollups;
  const where = whereMonths(rollups, stretches.length);
  // grouped once as the view tells it: what month a day lies in is worked out once a day and not once a row, and several
  // rollups share what is left of millions (several grouping sets over the rows themselves would sort them)
  const named = [
    source.date,
    ...(source.ownMonth && source.ownMonth !== source.date ? [source.ownMonth] : []),
    ...(source.anyLine ? [] : ['line']),
    ...columns,
    'recorded_day',
    'replaced_day',
  ].join(', ');
  const n = source.measure === 'sum' ? 'sum(f.n)' : 'count(*)';
  const from = `(select ${named}, ${n} as n from facts.${view} f where ${where} group by ${named}) f`;
  const inner = [
    `${month} as month`,
    `${line} as line`,
    `${own} as own_month`,
    `${recorded} as recorded_day`,
    `${replaced} as replaced_day`,
    ...columns.map((column) => `f.${column}::text as ${column}`),
    'f.n',
  ];
  return {
    text: `select ${rollup} as rollup, t.month, t.line, ${codes} as codes, t.own_month, t.recorded_day, t.replaced_day, sum(t.n)::bigint as n
      from (select ${inner.join(', ')} from ${from}) t
      group by grouping sets (${sets.join(', ')})`,
    values,
  };
}

/** month, line, recorded_day, replaced_day, subject_key, n */
export function subjectsQuery(rollups: ViewRollups, months: readonly Month[]): RebuildQuery {
  const { stretches, values } = paramsOf(months);
  const { month, line, recorded, replaced } = partsOf(rollups);
  return {
    text: `select ${month} as month, ${line} as line, ${recorded} as recorded_day, ${replaced} as replaced_day, f.subject_key, count(*)::integer as n
      from facts.${rollups.view} f where ${whereMonths(rollups, stretches.length)} group by 1, 2, 3, 4, 5`,
    values,
  };
}

/** A year at a time: its persons find room in memory, all persons of twenty years would be sorted on disk. */
export function yearsOf(months: readonly Month[]): readonly (readonly Month[])[] {
  const sorted = [...months].sort();
  return Array.from({ length: Math.ceil(sorted.length / 12) }, (_, n) => sorted.slice(12 * n, 12 * n + 12));
}

/** By the first bits of the random key: no order to work out, none to be read out of it. */
const PACKS = 16;

/** Counts these months of a view anew. What stood there of them goes in the same transaction. */
export async function rebuildMonths(tx: Tx, rollups: ViewRollups, months: readonly Month[]): Promise<void> {
  if (months.length === 0) return;
  const all = monthsIn(stretchesOf(months));
  const names = [...rollups.cells.map((one) => one.name), ...(rollups.subjects ? [rollups.subjects] : [])];
  const gone = [tx.actor.org, names, all];
  if (rollups.cells.length > 0) {
    const { text, values } = cellsQuery(rollups, months);
    await tx.query(
      'delete from statistics.rollup_cell where org_id = $1 and rollup = any ($2::text[]) and month = any ($3::text[])',
      gone,
    );
    await tx.queryBuilt(
      `insert into statistics.rollup_cell (org_id, rollup, month, line, codes, own_month, recorded_day, replaced_day, n)
       select $3::uuid, c.rollup, c.month, c.line, c.codes, c.own_month, c.recorded_day, c.replaced_day, c.n from (${text}) c`,
      [...values, tx.actor.org],
    );
  }
  if (rollups.subjects !== null) {
    await tx.query(
      'delete from statistics.rollup_subject where org_id = $1 and rollup = any ($2::text[]) and month = any ($3::text[])',
      gone,
    );
    for (const some of yearsOf(all)) {
      const { text, values } = subjectsQuery(rollups, some);
      await tx.queryBuilt(
        `insert into statistics.rollup_subject (org_id, rollup, month, line, recorded_day, replaced_day, pack, subject_keys, counts)
         select $3::uuid, $4::text, c.month, c.line, c.recorded_day, c.replaced_day, get_byte(c.subject_key, 0) / ${256 / PACKS},
           array_agg(c.subject_key), array_agg(c.n)
         from (${text}) c group by c.month, c.line, c.recorded_day, c.replaced_day, 7`,
        [...values, tx.actor.org, rollups.subjects],
      );
    }
  }
}
