import type { Definition, Source } from '../definition.ts';
import type { Question } from '../question.ts';
import { coveringCells, type Months, monthsFor, monthsIn, nameOfSubjects, stretchesOf } from '../rollup.ts';
import type { Parameters } from './build-query.ts';
import type { RollupState } from './rollup-state.ts';

/**
 * What stands in the place of a view where most of its months were counted ahead: rows of the same columns, and `n`, from
 * the rollup for the months that stand ready and from the view for the others. The conditions of the question are laid
 * over it unchanged. A row of which the view tells the day stands for its whole month: the question cuts no such month, so
 * the month's first day says where it lies and its last day until when all of it had been recorded.
 */
export type Relation = (given: Parameters) => string;

/** @returns null where only the view itself can answer */
export function rolledRelation(
  definition: Definition,
  source: Source,
  question: Question,
  state: RollupState,
): Relation | null {
  if (source.fact === undefined) return null;
  const persons = source.measure === 'subjects' || source.measure === 'subjects-by-rows';
  const columns = columnsOf(definition, source, question, persons);
  if (columns === null) return null;
  const cells = persons ? undefined : coveringCells(source, columns);
  if (!persons && !cells) return null;
  const rollup = cells?.name ?? nameOfSubjects(source.view);
  const until = state.until(rollup);
  if (until === undefined) return null;
  const asked = { period: question.period, asOf: question.asOf, since: definition.since };
  const months = monthsFor(source, asked, until, state.dirty(source.fact));
  if (!months) return null;
  return (given) => {
    const ready = persons
      ? subjectRows(source, rollup, months, given)
      : cellRows(source, rollup, cells?.columns ?? [], months, given);
    return `(${[ready, ...liveRows(source, cells?.columns ?? [], persons, months, given)].join(' union all ')})`;
  };
}

/** Columns that the question names; null where a set or a person's attribute is among them. */
function columnsOf(definition: Definition, source: Source, question: Question, persons: boolean): string[] | null {
  const dims = (question.by ?? []).filter((name) => !['month', 'year', 'rows'].includes(name));
  const columns = [...dims.map((name) => source.dimensions[name] ?? name), ...Object.keys(definition.filter ?? {})];
  if (columns.some((column) => column.endsWith('[]')) || (persons && columns.length > 0)) return null;
  return [...new Set(columns)];
}

/** ready = from … until without the live ones */
function whereReady(rollup: string, months: Months, given: Parameters): string {
  const live = given.add(monthsIn(stretchesOf(months.live)), 'text[]');
  return `r.org_id = (select platform.current_org()) and r.rollup = ${given.add(rollup, 'text')}
    and r.month >= ${given.add(months.from, 'text')} and r.month < ${given.add(months.until, 'text')} and r.month <> all (${live})`;
}

function cellRows(
  source: Source,
  rollup: string,
  columns: readonly string[],
  months: Months,
  given: Parameters,
): string {
  const first = "to_date(r.month, 'YYYY-MM')";
  const clocks =
    source.precision === 'day'
      ? `case when r.recorded_day = '-infinity' then (${first} + interval '1 month - 1 day')::date else r.recorded_day end as recorded_day`
      : `nullif(r.recorded_day, '-infinity') as recorded_day`;
  const named = [
    `${source.precision === 'day' ? first : 'r.month'} as ${source.date}`,
    ...(source.ownMonth && source.ownMonth !== source.date ? [`r.own_month as ${source.ownMonth}`] : []),
    'r.line',
    ...columns.map((column, i) => `r.codes[${i + 1}] as ${column}`),
    clocks,
    'r.replaced_day',
    'r.n',
  ];
  return `select ${named.join(', ')} from statistics.rollup_cell r where ${whereReady(rollup, months, given)}`;
}

const subjectRows = (source: Source, rollup: string, months: Months, given: Parameters): string =>
  `select r.month as ${source.date}, r.line, u.subject_key, nullif(r.recorded_day, '-infinity') as recorded_day, r.replaced_day, u.n::bigint
   from statistics.rollup_subject r cross join lateral unnest(r.subject_keys, r.counts) as u (subject_key, n)
   where ${whereReady(rollup, months, given)}`;

function liveRows(
  source: Source,
  columns: readonly string[],
  persons: boolean,
  months: Months,
  given: Parameters,
): string[] {
  if (months.live.length === 0) return [];
  const named = [
    `f.${source.date}`,
    ...(source.ownMonth && source.ownMonth !== source.date ? [`f.${source.ownMonth}`] : []),
    source.anyLine ? "'all' as line" : 'f.line',
    ...(persons ? ['f.subject_key'] : columns.map((column) => `f.${column}::text as ${column}`)),
    'f.recorded_day',
    'f.replaced_day',
    `${source.measure === 'sum' ? 'f.n' : '1'}::bigint as n`,
  ].join(', ');
  const stretches = stretchesOf(months.live);
  if (source.precision === 'month') {
    const live = given.add(monthsIn(stretches), 'text[]');
    return [`select ${named} from facts.${source.view} f where f.${source.date} = any (${live})`];
  }
  return stretches.map(
    ({ from, until }) =>
      `select ${named} from facts.${source.view} f
       where f.${source.date} >= ${given.add(from, 'date')} and f.${source.date} < ${given.add(until, 'date')}`,
  );
}
