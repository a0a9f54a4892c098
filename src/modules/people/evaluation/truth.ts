import { WrongFile } from './csv-table.ts';
import type { RecordRow, TruthRow } from './read-records.ts';

/**
 * The truth by numbers of rows. Where it names no pair as different, all it does not name are two people, and who is the
 * same as the same is the same.
 */
export interface Truth {
  readonly world: 'closed' | 'labelled';
  readonly labels: readonly { readonly a: number; readonly b: number }[];
  readonly positives: number;
  /** pairs of which both are in one of the two files: they cannot be found by asking one for the other */
  readonly passedOver: number;
  isSame(a: number, b: number): boolean;
  /** whether anybody is the same as a row */
  hasMate(row: number): boolean;
  /** calls back with each true pair */
  eachPositive(visit: (a: number, b: number) => void): void;
}

export function truthOf(
  truth: readonly TruthRow[],
  records: readonly RecordRow[],
  queries: readonly RecordRow[] | undefined,
): Truth {
  const left = new Map(records.map((row, n) => [row.id, n]));
  const right = queries && new Map(queries.map((row, n) => [row.id, records.length + n]));
  const numbers = (row: TruthRow): [number, number] | undefined => {
    if (!right) return [left.get(row.id1) as number, left.get(row.id2) as number];
    const [a, b] = [left.get(row.id1), right.get(row.id2)];
    if (a !== undefined && b !== undefined) return [a, b];
    const [c, d] = [left.get(row.id2), right.get(row.id1)];
    return c !== undefined && d !== undefined ? [c, d] : undefined;
  };
  // who belongs together may be named beside each other in one of two files
  const anywhere = (id: string): number => (left.get(id) ?? right?.get(id)) as number;
  const total = records.length + (queries?.length ?? 0);
  const world = truth.some((row) => !row.same) ? 'labelled' : 'closed';
  let passedOver = 0;
  const pairs = truth.flatMap((row): [number, number, TruthRow][] => {
    const across = numbers(row);
    if (!across) passedOver++;
    const pair = across ?? (world === 'closed' ? [anywhere(row.id1), anywhere(row.id2)] : undefined);
    return pair && pair[0] !== pair[1] ? [[...pair, row] as [number, number, TruthRow]] : [];
  });
  const found = world === 'closed' ? closed(pairs, total, queries && records.length) : labelled(pairs, total);
  return { ...found, passedOver };
}

function labelled(pairs: readonly (readonly [number, number, TruthRow])[], total: number): Omit<Truth, 'passedOver'> {
  const key = (a: number, b: number) => (a < b ? a * total + b : b * total + a);
  const labels = new Map<number, { a: number; b: number; same: boolean }>();
  const mated = new Set<number>();
  for (const [a, b, { same, at }] of pairs) {
    const known = labels.get(key(a, b));
    if (known && known.same !== same)
      throw new WrongFile('the pair is named twice, once as the same and once as different', at);
    labels.set(key(a, b), { a, b, same });
    if (same) mated.add(a).add(b);
  }
  const positives = [...labels.values()].filter(({ same }) => same);
  return {
    world: 'labelled',
    labels: [...labels.values()],
    positives: positives.length,
    isSame: (a, b) => labels.get(key(a, b))?.same === true,
    hasMate: (row) => mated.has(row),
    eachPositive(visit) {
      for (const { a, b } of positives) visit(a, b);
    },
  };
}

/** @param split where the queries begin: then only pairs across the two files count */
function closed(
  pairs: readonly (readonly [number, number, TruthRow])[],
  total: number,
  split: number | undefined,
): Omit<Truth, 'passedOver'> {
  const of = Int32Array.from({ length: total }, (_, n) => n);
  const root = (n: number): number => {
    let at = n;
    while (of[at] !== at) at = of[at] = of[of[at] as number] as number;
    return at;
  };
  for (const [a, b] of pairs) of[root(a)] = root(b);
  const groups = new Map<number, number[]>();
  for (let n = 0; n < total; n++) {
    const group = root(n);
    of[n] = group;
    if (group !== n) groups.set(group, []);
  }
  for (let n = 0; n < total; n++) groups.get(of[n] as number)?.push(n);
  const across = (a: number, b: number) => split === undefined || a < split !== b < split;
  const mated = new Uint8Array(total);
  let positives = 0;
  for (const group of groups.values()) {
    const before = split === undefined ? group.length : group.filter((n) => n < split).length;
    const after = group.length - before;
    positives += split === undefined ? (before * (before - 1)) / 2 : before * after;
    for (const n of group) mated[n] = split === undefined || (n < split ? after : before) > 0 ? 1 : 0;
  }
  return {
    world: 'closed',
    labels: [],
    positives,
    isSame: (a, b) => of[a] === of[b] && across(a, b),
    hasMate: (row) => mated[row] === 1,
    eachPositive(visit) {
      for (const group of groups.values())
        for (let i = 0; i < group.length; i++)
          for (let j = i + 1; j < group.length; j++)
            if (across(group[i] as number, group[j] as number)) visit(group[i] as number, group[j] as number);
    },
  };
}
