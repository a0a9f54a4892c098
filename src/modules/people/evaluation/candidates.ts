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
  /** whether the last one that was asked for shares a key with another, or is it */
  isNear(other: number): boolean;
  /** about how many pairs that makes */
  readonly pairs: number;
}

const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return (value ^ (value >>> 15)) >>> 0;
};

const ROOM = 2 ** 22;

/** @param mostPairs the blocks are cut until they make no more than this */
export function blocksOf(rows: readonly RecordRow[], mostPairs: number): Blocks {
  if (rows.length > ROOM) throw new RangeError('more than four million records');
  const entries = entriesOf(rows);
  // members of each block, one block after another
  const members = new Int32Array(entries.length);
  const begins = new Int32Array(Math.ceil(entries.length / 2));
  const sizes = new Int32Array(begins.length);
  let [used, count] = [0, 0];
  const add = (block: readonly number[] | Int32Array, split: boolean) => {
    if (block.length < 2) return;
    if (block.length <= LARGEST_BLOCK) {
      members.set(block, used);
      begins[count] = used;
      sizes[count++] = block.length;
      used += block.length;
    } else if (split) for (const part of byYear(block, rows)) add(part, false);
  };
  const block = new Int32Array(rows.length);
  for (let at = 0; at < entries.length; ) {
    const key = Math.floor((entries[at] as number) / ROOM);
    let size = 0;
    for (; at < entries.length && Math.floor((entries[at] as number) / ROOM) === key; at++) {
      const record = (entries[at] as number) % ROOM;
      // a record that has the key twice
      if (size === 0 || block[size - 1] !== record) block[size++] = record;
    }
    add(block.subarray(0, size), true);
  }
  const bySize = smallestFirst(sizes.subarray(0, count));
  let [pairs, kept] = [0, 0];
  for (; kept < count; kept++) {
    const size = sizes[bySize[kept] as number] as number;
    if (pairs + (size * (size - 1)) / 2 > mostPairs) break;
    pairs += (size * (size - 1)) / 2;
  }
  return { pairs, ...listsOf(rows.length, members, begins, sizes, bySize.subarray(0, kept)) };
}

/** Numbers of the blocks, the smallest first; blocks of one size in their order. */
function smallestFirst(sizes: Int32Array): Int32Array {
  const from = new Int32Array(LARGEST_BLOCK + 2);
  for (const size of sizes) from[size + 1]!++;
  for (let size = 0; size <= LARGEST_BLOCK; size++) from[size + 1]! += from[size] as number;
  const order = new Int32Array(sizes.length);
  for (const [block, size] of sizes.entries()) order[from[size]!++] = block;
  return order;
}

/** Key and record as one number, sorted: each block lies together. */
function entriesOf(rows: readonly RecordRow[]): Float64Array {
  let entries = new Float64Array(rows.length * 16 + 16);
  let used = 0;
  for (const [n, row] of rows.entries())
    for (const one of row.others ? [row, ...row.others] : [row])
      for (const key of keysOf(one)) {
        if (used === entries.length) {
          const grown = new Float64Array(Math.ceil(used * 1.5));
          grown.set(entries);
          entries = grown;
        }
        entries[used++] = (hash(key) >>> 2) * ROOM + n;
      }
  return entries.subarray(0, used).sort();
}

function listsOf(
  count: number,
  members: Int32Array,
  begins: Int32Array,
  sizes: Int32Array,
  kept: Int32Array,
): Pick<Blocks, 'near' | 'isNear'> {
  const from = new Int32Array(count + 1);
  const eachMember = (visit: (record: number, block: number) => void) => {
    for (const block of kept) {
      const begin = begins[block] as number;
      for (let at = begin; at < begin + (sizes[block] as number); at++) visit(members[at] as number, block);
    }
  };
  eachMember((record) => void from[record + 1]!++);
  for (let n = 0; n < count; n++) from[n + 1]! += from[n] as number;
  const lists = new Int32Array(from[count] as number);
  const filled = from.slice(0, count);
  eachMember((record, block) => {
    lists[filled[record]!++] = block;
  });
  // by the number of the question: the same record may be asked for again
  const seen = new Uint32Array(count);
  let question = 0;
  return {
    near(record, visit) {
      question++;
      seen[record] = question;
      for (let at = from[record] as number; at < (from[record + 1] as number); at++) {
        const begin = begins[lists[at] as number] as number;
        const end = begin + (sizes[lists[at] as number] as number);
        for (let m = begin; m < end; m++) {
          const other = members[m] as number;
          if (seen[other] === question) continue;
          seen[other] = question;
          visit(other);
        }
      }
    },
    isNear: (other) => seen[other] === question,
  };
}

function byYear(block: Int32Array | readonly number[], rows: readonly RecordRow[]): number[][] {
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
  for (const handle of row.handles ?? []) keys.push(`s${handle}`);
  for (const document of row.documents ?? []) keys.push(`x${document}`);
  if (row.place && row.place.length > 1) keys.push(`a${[...row.place].sort().slice(0, 3).join(' ')}`);
  return keys;
}
