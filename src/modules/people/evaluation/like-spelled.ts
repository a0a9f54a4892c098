import type { RecordRow } from './read-records.ts';

/** Records whose names look alike, by the letters in threes that they share: finds what no key finds, three slips in one name. */
export interface LikeSpelled {
  near(row: RecordRow, limit: number): readonly number[];
}

const threes = (row: RecordRow): string[] => {
  const found = new Set<string>();
  for (const word of [...row.names.map((part) => part.forms[0] as string), ...(row.organisation ?? [])]) {
    const framed = ` ${word} `;
    for (let at = 0; at + 3 <= framed.length; at++) found.add(framed.slice(at, at + 3));
  }
  return [...found];
};

export function likeSpelled(rows: readonly RecordRow[]): LikeSpelled {
  const most = Math.max(1_000, rows.length * 0.04);
  const lists = new Map<string, number[]>();
  const sizes = new Float64Array(rows.length);
  const all = rows.map(threes);
  all.forEach((grams, n) => {
    for (const gram of grams) {
      const list = lists.get(gram);
      if (list) list.push(n);
      else lists.set(gram, [n]);
    }
  });
  const weight = (gram: string) => Math.log(1 + rows.length / (lists.get(gram)?.length ?? 1)) ** 2;
  all.forEach((grams, n) => {
    sizes[n] = grams.reduce((sum, gram) => sum + weight(gram), 0);
  });
  const scores = new Float64Array(rows.length);
  return {
    near(row, limit) {
      const touched: number[] = [];
      let own = 0;
      for (const gram of threes(row)) {
        const list = lists.get(gram);
        const worth = weight(gram);
        own += worth;
        if (!list || list.length > most) continue;
        for (const n of list) {
          if (scores[n] === 0) touched.push(n);
          scores[n] = (scores[n] as number) + worth;
        }
      }
      const worthOf = (n: number) => (scores[n] as number) / (own + (sizes[n] as number));
      const best: number[] = [];
      const values: number[] = [];
      for (const n of touched) {
        const value = worthOf(n);
        if (best.length === limit && value <= (values[limit - 1] as number)) continue;
        let at = best.length < limit ? best.length : limit - 1;
        for (; at > 0 && (values[at - 1] as number) < value; at--) {
          best[at] = best[at - 1] as number;
          values[at] = values[at - 1] as number;
        }
        best[at] = n;
        values[at] = value;
      }
      for (const n of touched) scores[n] = 0;
      return best;
    },
  };
}
