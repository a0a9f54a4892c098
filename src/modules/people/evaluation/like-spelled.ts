import type { RecordRow } from './read-records.ts';

/** Records whose names look alike, by the letters in threes that they share: finds what no key finds, three slips in one name. */
export interface LikeSpelled {
  /** the most alike, best first */
  near(row: RecordRow, limit: number): readonly number[];
}

/** numbers of three letters: those of a–z by themselves, all others in places that they share */
const KINDS = 2 ** 15 + 2 ** 16;
const SPACE = 0;
const letterOf = (code: number): number => (code >= 97 && code <= 122 ? code - 96 : -1);

function threeAt(word: string, at: number): number {
  const code = (n: number) => (n < 0 || n >= word.length ? 32 : word.charCodeAt(n));
  const [x, y, z] = [code(at - 1), code(at), code(at + 1)];
  const [a, b, c] = [x === 32 ? SPACE : letterOf(x), letterOf(y), z === 32 ? SPACE : letterOf(z)];
  if (a >= 0 && b >= 0 && c >= 0) return a * 1024 + b * 32 + c;
  return 2 ** 15 + ((Math.imul(Math.imul(x, 31) + y, 0x9e37_79b1) ^ Math.imul(z, 0x85eb_ca6b)) >>> 16);
}

const found = new Int32Array(512);
const isThere = new Uint8Array(KINDS);

/** each once; what is over is left out */
function threesOf(row: RecordRow): Int32Array {
  let count = 0;
  const take = (word: string) => {
    for (let at = 0; at < word.length && count < found.length; at++) {
      const three = threeAt(word, at);
      if (isThere[three] === 1) continue;
      isThere[three] = 1;
      found[count++] = three;
    }
  };
  for (const one of row.others ? [row, ...row.others] : [row])
    for (const part of one.names) take(part.forms[0] as string);
  for (const word of row.organisation ?? []) take(word);
  for (let n = 0; n < count; n++) isThere[found[n] as number] = 0;
  return found.slice(0, count);
}

/** letters that more share than this tell nobody apart: the longest list in a large file */
const LONGEST_LIST = 2_000;

export function likeSpelled(rows: readonly RecordRow[]): LikeSpelled {
  const most = Math.max(1_000, Math.min(LONGEST_LIST, rows.length * 0.04));
  const from = new Int32Array(KINDS + 1);
  for (const row of rows) for (const three of threesOf(row)) from[three + 1]!++;
  const worth = new Float64Array(KINDS);
  for (let three = 0; three < KINDS; three++)
    worth[three] = Math.log(1 + rows.length / Math.max(1, from[three + 1] as number)) ** 2;
  for (let three = 0; three < KINDS; three++) from[three + 1]! += from[three] as number;
  const members = new Int32Array(from[KINDS] as number);
  const filled = from.slice(0, KINDS);
  const sizes = new Float64Array(rows.length);
  for (const [n, row] of rows.entries())
    for (const three of threesOf(row)) {
      members[filled[three]!++] = n;
      sizes[n]! += worth[three] as number;
    }
  const scores = new Float64Array(rows.length);
  const touched = new Int32Array(rows.length);
  return {
    near(row, limit) {
      let own = 0;
      let count = 0;
      for (const three of threesOf(row)) {
        const value = worth[three] as number;
        own += value;
        const [begin, end] = [from[three] as number, from[three + 1] as number];
        if (end - begin > most) continue;
        for (let at = begin; at < end; at++) {
          const n = members[at] as number;
          const before = scores[n] as number;
          if (before === 0) touched[count++] = n;
          scores[n] = before + value;
        }
      }
      const best: number[] = [];
      const values: number[] = [];
      let least = 0;
      for (let at = 0; at < count; at++) {
        const n = touched[at] as number;
        const value = (scores[n] as number) / (own + (sizes[n] as number));
        scores[n] = 0;
        if (best.length === limit && value <= least) continue;
        let place = best.length < limit ? best.length : limit - 1;
        for (; place > 0 && (values[place - 1] as number) < value; place--) {
          best[place] = best[place - 1] as number;
          values[place] = values[place - 1] as number;
        }
        best[place] = n;
        values[place] = value;
        least = values[values.length - 1] as number;
      }
      return best;
    },
  };
}
