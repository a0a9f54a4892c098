import { caseStem, skeleton } from '../name-folding.ts';
import type { RecordRow } from './read-records.ts';

/**
 * Which pairs are worth comparing (matching.md section 3): those that share a key. A key that too many share is split by
 * the year of birth; what is still too common is left out, because somebody who meets nowhere else is not found by it.
 */
const LARGEST_BLOCK = 2_000;

export interface Blocks {
  /** calls back with every record that shares a key with this one, once */
  near(record: number, visit: (other: number) => void): void;
  /** about how many pairs that makes */
  readonly pairs: number;
}

const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return (value ^ (value >>> 15)) >>> 0;
};

/** @param mostPairs the blocks are cut until they make no more than this */
export function blocksOf(rows: readonly RecordRow[], mostPairs: number): Blocks {
  const ROOM = 2 ** 21;
  if (rows.length > ROOM) throw new RangeError('more than two million records');
  let entries = new Float64Array(rows.length * 24 + 16);
  let used = 0;
  rows.forEach((row, n) => {
    for (const key of new Set(keysOf(row))) {
      if (used === entries.length) {
        const grown = new Float64Array(used * 2);
        grown.set(entries);
        entries = grown;
      }
      entries[used++] = (hash(key) >>> 1) * ROOM + n;
    }
  });
  entries = entries.subarray(0, used).sort();
  const starts: number[] = [];
  const members: number[][] = [];
  const add = (block: number[], split: boolean) => {
    if (block.length < 2) return;
    if (block.length <= LARGEST_BLOCK) members.push(block);
    else if (split) for (const part of byYear(block, rows)) add(part, false);
  };
  for (let at = 0; at < used; ) {
    const key = Math.floor((entries[at] as number) / ROOM);
    const block: number[] = [];
    for (; at < used && Math.floor((entries[at] as number) / ROOM) === key; at++)
      block.push((entries[at] as number) % ROOM);
    add(block, true);
  }
  let pairs = 0;
  members.sort((a, b) => a.length - b.length);
  let kept = 0;
  for (; kept < members.length; kept++) {
    const size = (members[kept] as number[]).length;
    if (pairs + (size * (size - 1)) / 2 > mostPairs) break;
    pairs += (size * (size - 1)) / 2;
  }
  const lists: number[][] = rows.map(() => []);
  for (let block = 0; block < kept; block++)
    for (const record of members[block] as number[]) (lists[record] as number[]).push(block);
  starts.length = 0;
  const seen = new Int32Array(rows.length).fill(-1);
  return {
    pairs,
    near(record, visit) {
      seen[record] = record;
      for (const block of lists[record] as number[])
        for (const other of members[block] as number[]) {
          if (seen[other] === record) continue;
          seen[other] = record;
          visit(other);
        }
    },
  };
}

function byYear(block: readonly number[], rows: readonly RecordRow[]): number[][] {
  const years = new Map<number, number[]>();
  for (const record of block) {
    const year = (rows[record] as RecordRow).birth?.from;
    if (year === undefined) continue;
    const list = years.get(year) ?? [];
    years.set(year, list);
    list.push(record);
  }
  return [...years.values()];
}

function keysOf(row: RecordRow): string[] {
  const keys: string[] = [];
  const year = row.birth && row.birth.from === row.birth.until ? row.birth.from : undefined;
  const { month, day } = row.birth ?? {};
  const parts = row.names.slice(0, 6);
  const skeletons = parts.map((part) => part.forms.slice(0, 2).map(skeleton));
  parts.forEach((part, n) => {
    const own = skeletons[n] as string[];
    const first = part.forms[0] as string;
    for (const bones of own) {
      if (part.role !== 'given') keys.push(`n${bones}`);
      if (year !== undefined) keys.push(`y${bones}${year}`, `y${bones}${year + 1}`);
      if (month !== undefined && day !== undefined)
        keys.push(`d${bones}${Math.min(month, day)}.${Math.max(month, day)}`);
      if (row.place) keys.push(`l${bones}${row.place[0]}`, `l${bones}${row.place.at(-1)}`);
    }
    if (part.role !== 'given') {
      const stem = caseStem(first);
      if (stem !== undefined) keys.push(`c${stem}`);
    }
    for (const group of part.groups)
      for (const other of parts) if (other !== part) keys.push(`h${group}${(other.forms[0] as string)[0]}`);
    // with a year the other name finds it
    for (const group of year === undefined ? (part.kin ?? []) : [])
      for (let m = 0; m < parts.length; m++)
        if (m !== n) keys.push(`k${group}${(skeletons[m] as string[])[0] as string}`);
    if (year !== undefined) keys.push(`i${first.slice(0, 3)}${year}`);
    if (part.bare !== undefined || first.length >= 4)
      keys.push(`e${first.slice(-4)}${year ?? ''}${parts.length > 1 ? first.length : ''}`);
    for (let m = n + 1; m < parts.length; m++) {
      const other = parts[m] as (typeof parts)[number];
      for (const one of own.slice(0, 1))
        for (const two of (skeletons[m] as string[]).slice(0, 1))
          keys.push(one < two ? `p${one} ${two}` : `p${two} ${one}`);
      const [a, b] = [first.slice(0, 3), (other.forms[0] as string).slice(0, 3)];
      keys.push(a < b ? `q${a} ${b}` : `q${b} ${a}`);
    }
  });
  if (parts.length > 0) keys.push(`j${skeletons.map((bones) => bones[0] as string).join('')}`);
  if (year !== undefined && month !== undefined && day !== undefined) {
    keys.push(`b${year} ${Math.min(month, day)} ${Math.max(month, day)}`);
    keys.push(`m${month} ${day} ${row.place?.[0] ?? ''}`);
  }
  for (const phone of row.phones ?? []) keys.push(`t${phone.slice(-7)}`, `u${phone.slice(0, 6)}`);
  for (const email of row.emails ?? []) keys.push(`@${email}`, `@${email.split('@')[0]}`);
  const words = row.organisation ?? [];
  words.forEach((word, n) => {
    keys.push(`o${word.slice(0, 6)}`);
    for (const other of words.slice(n + 1, n + 4)) {
      const [a, b] = [word.slice(0, 4), other.slice(0, 4)];
      keys.push(a < b ? `w${a} ${b}` : `w${b} ${a}`);
    }
  });
  if (row.place && row.place.length > 1) keys.push(`a${[...row.place].sort().slice(0, 3).join(' ')}`);
  return keys;
}
