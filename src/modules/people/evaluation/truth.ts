import type { RecordRow, TruthRow } from './read-records.ts';

/**
 * The truth by numbers of rows. Where it names no pair as different, all it does not name are two people, and who is the
 * same as the same is the same.
 */
export interface Truth {
  readonly world: 'closed' | 'labelled';
  readonly labels: readonly { readonly a: number; readonly b: number }[];
  readonly positives: number;
  isSame(a: number, b: number): boolean;
  /** who is the same, for a row; undefined: nobody */
  matesOf(row: number): ReadonlySet<number> | undefined;
  /** both rows of each true pair, one after another */
  allPositive(): Int32Array;
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
  const total = records.length + (queries?.length ?? 0);
  const key = (a: number, b: number) => (a < b ? a * total + b : b * total + a);
  const world = truth.some((row) => !row.same) ? 'labelled' : 'closed';
  const same = new Set<number>();
  const labels = new Map<number, { a: number; b: number }>();
  const of = Int32Array.from({ length: total }, (_, n) => n);
  const root = (n: number): number => {
    let at = n;
    while (of[at] !== at) at = of[at] = of[of[at] as number] as number;
    return at;
  };
  for (const row of truth) {
    const pair = numbers(row);
    if (!pair || pair[0] === pair[1]) continue;
    const [a, b] = pair;
    labels.set(key(a, b), { a, b });
    if (!row.same) continue;
    same.add(key(a, b));
    of[root(a)] = root(b);
  }
  if (world === 'closed') {
    const groups = new Map<number, number[]>();
    for (let n = 0; n < total; n++) {
      const group = root(n);
      if (group === n && of[n] === n && !groups.has(n)) groups.set(n, []);
      const list = groups.get(group) ?? [];
      groups.set(group, list);
      list.push(n);
    }
    for (const group of groups.values())
      for (let i = 0; i < group.length; i++)
        for (let j = i + 1; j < group.length; j++) {
          const [a, b] = [group[i] as number, group[j] as number];
          // between two files only pairs across them are asked for
          if (queries && a < records.length === b < records.length) continue;
          same.add(key(a, b));
        }
  }
  const mates = new Map<number, Set<number>>();
  const join = (a: number, b: number) => {
    const list = mates.get(a) ?? new Set();
    mates.set(a, list);
    list.add(b);
  };
  for (const pair of same) {
    const [a, b] = [Math.floor(pair / total), pair % total];
    join(a, b);
    join(b, a);
  }
  return {
    world,
    labels: [...labels.values()],
    positives: same.size,
    isSame: (a, b) => same.has(key(a, b)),
    matesOf: (row) => mates.get(row),
    allPositive() {
      const rows = new Int32Array(same.size * 2);
      let at = 0;
      for (const pair of same) {
        rows[at++] = Math.floor(pair / total);
        rows[at++] = pair % total;
      }
      return rows;
    },
  };
}
