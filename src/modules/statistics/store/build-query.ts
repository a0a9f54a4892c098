import { createHash } from 'node:crypto';
import { addDays, addMonths, firstDayOf, monthOf } from '../../../platform/kernel/index.ts';
import { type Definition, nameOf, type Source } from '../definition.ts';
import type { Question } from '../question.ts';

/**
 * SQL of a question, built from its definition: identifiers come from code, values go as parameters, one text for one shape
 * of question. What a row was on day D: recorded by D and not yet replaced; a row about a person hides the day when it
 * was recorded inside its own month, and counts from that month on.
 */
export interface BuiltQuery {
  readonly text: string;
  readonly values: readonly unknown[];
  /** of canonical text and parameters: printed with the figure */
  readonly hash: `sha256:${string}`;
}

export interface Parameters {
  readonly values: unknown[];
  /** the same value of the same type is one parameter */
  add(value: unknown, type: string): string;
}

function parameters(): Parameters {
  const values: unknown[] = [];
  const known = new Map<string, string>();
  return {
    values,
    add(value, type) {
      const key = `${type} ${JSON.stringify(value)}`;
      let name = known.get(key);
      if (!name) {
        values.push(value);
        name = `$${values.length}::${type}`;
        known.set(key, name);
      }
      return name;
    },
  };
}

/** What a source's rows are read from: its view, or what was counted ahead of it (rolled-relation.ts). */
export type ReadFrom = (source: Source) => ((given: Parameters) => string) | null;

/**
 * @param readFrom how it is executed; the printed query and its hash are those over the facts themselves, a pure function
 * of the question
 */
export function buildQuery(
  definition: Definition,
  source: Source,
  question: Question,
  withMerges: boolean,
  readFrom?: ReadFrom,
): BuiltQuery {
  const given = parameters();
  const asOf = given.add(question.asOf, 'date');
  const by = question.by ?? [];
  const dims = by.filter((name) => name !== 'rows').map((name) => dimensionOf(source, name, 'v'));
  const text =
    source.measure === 'rows' || source.measure === 'sum'
      ? countRows(definition, source, question, dims, given, asOf, readFrom)
      : countSubjects(definition, source, question, dims, given, asOf, withMerges, readFrom);
  const canonical = JSON.stringify([nameOf(definition), text, given.values]);
  return { text, values: given.values, hash: `sha256:${createHash('sha256').update(canonical).digest('hex')}` };
}

interface Dimension {
  readonly sql: string;
  readonly unnest: string;
  /** worked out from the day of the row */
  readonly ofDay?: (day: string) => string;
}

const monthOfDay = (day: string): string => `to_char(${day}, 'YYYY-MM')`;
const yearOfDay = (day: string): string => `to_char(${day}, 'YYYY')`;

function dimensionOf(source: Source, name: string, row: string): Dimension {
  const date = `${row}.${source.date}`;
  if (name === 'month' || name === 'year') {
    const ofDay = name === 'month' ? monthOfDay : yearOfDay;
    if (source.precision === 'day') return { sql: ofDay(date), unnest: '', ofDay };
    return { sql: name === 'month' ? date : `left(${date}, 4)`, unnest: '' };
  }
  const column = source.dimensions[name];
  if (!column) throw new Error(`${source.view} has no dimension ${name}`);
  if (!column.endsWith('[]')) return { sql: `${row}.${column}::text`, unnest: '' };
  const one = `each_${column.slice(0, -2)}`;
  return {
    sql: `${one}.code`,
    unnest: ` left join lateral unnest(${row}.${column.slice(0, -2)}) as ${one}(code) on true`,
  };
}

/** Which rows of a view count: line, period, filter, and what was known on the as-of day. */
function conditions(
  definition: Definition,
  source: Source,
  question: Question,
  given: Parameters,
  asOf: string,
  filter: boolean,
): string {
  const date = `v.${source.date}`;
  const from = definition.since ?? question.period.from;
  const until = addDays(question.period.to, 1);
  const parts: string[] = [];
  if (!source.anyLine) parts.push(`v.line = ${given.add(question.line ?? null, 'text')}`);
  if (source.precision === 'day') {
    parts.push(`${date} >= ${given.add(from, 'date')}`, `${date} < ${given.add(until, 'date')}`);
    parts.push(`v.recorded_day <= ${asOf}`);
  } else {
    const end = firstDayOf(monthOf(until)) === until ? monthOf(until) : addMonths(monthOf(until), 1);
    parts.push(`${date} >= ${given.add(monthOf(from), 'text')}`, `${date} < ${given.add(end, 'text')}`);
    const own = `v.${source.ownMonth ?? source.date}`;
    const asOfMonth = given.add(monthOf(question.asOf), 'text');
    parts.push(`(v.recorded_day <= ${asOf} or (v.recorded_day is null and ${own} <= ${asOfMonth}))`);
  }
  parts.push(`(v.replaced_day is null or v.replaced_day > ${asOf})`);
  if (filter) {
    for (const [column, codes] of Object.entries(definition.filter ?? {})) {
      parts.push(`v.${column} = any (${given.add(codes, 'text[]')})`);
    }
  }
  return parts.join(' and ');
}

function countRows(
  definition: Definition,
  source: Source,
  question: Question,
  dims: readonly Dimension[],
  given: Parameters,
  asOf: string,
  readFrom?: ReadFrom,
): string {
  const rolled = readFrom?.(source);
  const n = source.measure === 'sum' || rolled ? 'coalesce(sum(v.n), 0)::bigint' : 'count(*)::bigint';
  const where = conditions(definition, source, question, given, asOf, true);
  const from = `${rolled ? rolled(given) : `facts.${source.view}`} v${dims.map((dim) => dim.unnest).join('')} where ${where}`;
  const group = dims.length > 0 ? ` group by ${dims.map((_, i) => i + 1).join(', ')}` : '';
  // a day is cheap to group by; its month or year is worked out once a day, not once a row
  if (dims.some((dim) => dim.ofDay)) {
    const inner = dims.map((dim, i) => `${dim.ofDay ? `v.${source.date}` : dim.sql} as c${i}`).join(', ');
    const outer = dims.map((dim, i) => `${dim.ofDay ? dim.ofDay(`t.c${i}`) : `t.c${i}`} as d${i}`).join(', ');
    return `select ${outer}, sum(t.n)::bigint as n from (select ${inner}, ${n} as n from ${from}${group}) t${group}`;
  }
  return `select ${[...dims.map((dim, i) => `${dim.sql} as d${i}`), `${n} as n`].join(', ')} from ${from}${group}`;
}

/** Merged records count once, as the survivor, from the merge on; a chain of merges is followed to its end. */
const MERGES = (asOf: string): string => `with recursive known as (
  select absorbed, survivor from facts.subject_merges where from_day <= ${asOf} and (to_day is null or to_day > ${asOf})
), chain as (
  select absorbed, survivor, 1 as step from known
  union all
  select chain.absorbed, known.survivor, chain.step + 1 from chain join known on known.absorbed = chain.survivor where chain.step < 100
), merged as (
  select distinct on (absorbed) absorbed, survivor from chain order by absorbed, step desc
) `;

function countSubjects(
  definition: Definition,
  source: Source,
  question: Question,
  dims: readonly Dimension[],
  given: Parameters,
  asOf: string,
  withMerges: boolean,
  readFrom?: ReadFrom,
): string {
  const byRows = source.measure === 'subjects-by-rows';
  if (source.also && dims.length > 0) throw new Error(`${definition.id} is a union and knows no dimensions`);
  const branch = (one: Source, own: boolean): string => {
    const names = own ? dims.map((dim, i) => `${dim.sql} as d${i}, `).join('') : '';
    const unnest = own ? dims.map((dim) => dim.unnest).join('') : '';
    const rolled = readFrom?.(one);
    const where = conditions(definition, one, question, given, asOf, own);
    const view = rolled ? rolled(given) : `facts.${one.view}`;
    return `select ${names}v.subject_key, ${own ? (rolled ? 'v.n' : 1) : 0} as own from ${view} v${unnest} where ${where}`;
  };
  const union = [
    branch(source, true),
    ...(source.also ?? []).map((other) => branch({ ...source, fact: undefined, ...other } as Source, false)),
  ].join(' union all ');
  const who = withMerges ? 'coalesce(merged.survivor, s.subject_key)' : 's.subject_key';
  const from = `(${union}) s${withMerges ? ' left join merged on merged.absorbed = s.subject_key' : ''}`;
  const head = withMerges ? MERGES(asOf) : '';
  if (byRows) {
    return `${head}select rows::text as d0, count(*)::bigint as n from (select ${who}, sum(s.own)::integer as rows from ${from} group by 1) as each group by 1`;
  }
  // grouping is faster than sorting out what is distinct; the printed text stays as it always was
  if (readFrom && dims.length === 0)
    return `${head}select count(*)::bigint as n from (select ${who} from ${from} group by 1) as each`;
  const columns = [...dims.map((_, i) => `s.d${i}`), `count(distinct ${who})::bigint as n`].join(', ');
  const group = dims.length > 0 ? ` group by ${dims.map((_, i) => i + 1).join(', ')}` : '';
  return `${head}select ${columns} from ${from}${group}`;
}
