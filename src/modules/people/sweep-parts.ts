import type { NamePart } from './matching/index.ts';

/** Names as a sweep looks at them before anything is compared: by their letters alone. Pure; it says maybe, or no. */
/** A name once, for all who bear it. */
export interface KnownPart {
  readonly id: number;
  readonly part: NamePart;
  /** bits at most, where the same name meets in its own field, and where it stands in the other */
  readonly most: number;
  readonly crossed: number;
  readonly letters: number;
  readonly letterSum: number;
  readonly formSum: number;
  readonly first: number;
  readonly last: number;
  /** of up to four readings: which letters, and how many */
  readonly masks: readonly number[];
  /** the first of them, where there is one alone and no link to other names; 0: all has to be looked at */
  readonly plain: number;
  readonly length: number;
  readonly lengths: readonly number[];
}

/** As the comparison names it: what has no field of its own takes the other's. */
export function fieldOf(a: NamePart, b: NamePart): 'given' | 'surname' | 'name' {
  if (a.role === b.role) return a.role === 'any' ? 'name' : a.role;
  return a.role === 'any' ? (b.role as 'given') : b.role === 'any' ? a.role : 'name';
}

/** Nearly everybody: one given name, one surname, nothing beside them. */
export const isGivenAndSurname = (parts: readonly KnownPart[]): boolean =>
  parts.length === 2 &&
  parts[0]?.part.role === 'given' &&
  parts[1]?.part.role === 'surname' &&
  !parts[0].part.besides &&
  !parts[1].part.besides;

export function sumOf(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum += text.charCodeAt(at);
  return sum;
}

export function lettersIn(form: string): number {
  let mask = 0;
  for (let at = 0; at < form.length; at++) mask |= 1 << (form.charCodeAt(at) & 31);
  return mask;
}

function bitsIn(mask: number): number {
  let rest = mask - ((mask >>> 1) & 0x5555_5555);
  rest = (rest & 0x3333_3333) + ((rest >>> 2) & 0x3333_3333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}

const shareOne = (a: readonly number[], b: readonly number[]): boolean => a.length > 0 && a.some((n) => b.includes(n));

/** As similarity has it, with room: so many letters must be common to both to be alike at all. */
function areNear(f: number, g: number, m: number, n: number): boolean {
  const onlyF = bitsIn(f & ~g);
  const onlyG = bitsIn(g & ~f);
  if (onlyF <= 2 && onlyG <= 2) return true;
  const met = Math.min(m - onlyF, n - onlyG);
  return onlyF === 0 || onlyG === 0 || met * (m + n) >= m * n;
}

/** One reading, no short forms, no other language: its letters say all. */
export const isPlain = ({ forms, groups, kin, bare, letters }: NamePart): boolean =>
  forms.length === 1 && groups.length === 0 && !kin?.length && !bare && letters.length > 2;

/** By their letters alone, whether two names may be any nearer than different; links and initials are asked as they are. */
export function mayBeAlike(a: KnownPart, b: KnownPart): boolean {
  if (a.plain && b.plain) return areNear(a.plain, b.plain, a.length, b.length);
  const [x, y] = [a.part, b.part];
  if (x.bare || y.bare || x.letters.length <= 2 || y.letters.length <= 2) return true;
  if (shareOne(x.groups, y.groups) || (x.kin && y.kin && shareOne(x.kin, y.kin))) return true;
  for (let i = 0; i < a.masks.length; i++)
    for (let j = 0; j < b.masks.length; j++) {
      const [f, g] = [a.masks[i] as number, b.masks[j] as number];
      if (areNear(f, g, a.lengths[i] as number, b.lengths[j] as number)) return true;
    }
  return x.forms.length > 4 || y.forms.length > 4;
}

/** The same nine digits but for one, or for two neighbours; more than that is let through, nothing less. */
export function meetNearly(phones: Float64Array, one: number, other: number): boolean {
  for (let i = one; i < one + 4; i += 2)
    for (let j = other; j < other + 4; j += 2) {
      const [a, b] = [(phones[i] as number) % 1e9, (phones[j] as number) % 1e9];
      if (a === 0 || b === 0) continue;
      let apart = Math.abs(a - b);
      while (apart >= 100 && apart % 10 === 0) apart /= 10;
      if (apart < 100 || a % 10_000_000 === b % 10_000_000) return true;
    }
  return false;
}

export function joinIn(x: KnownPart, y: KnownPart, whole: KnownPart): boolean {
  const length = (x.lengths[0] as number) + (y.lengths[0] as number);
  if (Math.abs(length - (whole.lengths[0] as number)) > 1) return false;
  if (whole.first !== x.first && whole.first !== y.first && whole.last !== x.last && whole.last !== y.last)
    return false;
  const [mask, other] = [(x.masks[0] as number) | (y.masks[0] as number), whole.masks[0] as number];
  // two slips change two letters at most
  return bitsIn(mask & ~other) <= 2 && bitsIn(other & ~mask) <= 2;
}
