import { type Sex, sexes } from '../../codelists/sexes.ts';
import { codesOf } from '../../platform/kernel/code-list.ts';
import { type Day, isDay } from '../../platform/kernel/days.ts';
import { foldingVersion, foldName, type Script, scriptOf } from './name-folding.ts';
import { type NameKind, nameKinds } from './name-kinds.ts';
import {
  BIRTH_DATE,
  BIRTH_UNKNOWN,
  BIRTH_YEARS,
  HEADER,
  hashBytes,
  isCard,
  layoutVersion,
  namesAt,
} from './search-card-layout.ts';

/**
 * The search card: the little about a person by which she is found again (matching.md section 1), sealed at 320 bytes
 * whatever it holds (security.md section 5). It carries its folded forms, so that opening thousands needs no folding
 * and makes no strings. No narrative; relatives only as hashes made under the card key.
 */
export interface CardName {
  readonly kind: NameKind;
  readonly script: Script;
  readonly text: string;
}

export type CardBirth =
  | { readonly day: Day }
  /** a year, or the years that an age allows; both ends belong to it */
  | { readonly from: number; readonly until: number };

export interface SearchCard {
  readonly names: readonly CardName[];
  readonly birth?: CardBirth;
  readonly sex: Sex;
  /** E.164 with +, or the digits of a number that could not be read */
  readonly phones: readonly string[];
  /** code of a municipality or district, at most 15 ASCII characters */
  readonly place?: string;
  /** ISO 3166-1 alpha-2 */
  readonly citizenship?: string;
  /** names of relatives as 32-bit hashes under the card key */
  readonly relatives: readonly number[];
  readonly synthetic: boolean;
  /** names or phones did not fit: the least important were left out */
  readonly cut: boolean;
}

/** What fits into 320 bytes beside the mark of the padding. */
export const cardRoom = 319;

const MOST_PARTS = 6;
const SHORTENED_BYTES = 32;
const KINDS = codesOf(nameKinds);
const SEXES = codesOf(sexes);
const SCRIPTS: readonly Script[] = ['latin', 'cyrillic', 'mixed', 'other'];
const utf8 = new TextEncoder();
const fromUtf8 = new TextDecoder();

export const cardName = (kind: NameKind, text: string): CardName => ({ kind, script: scriptOf(text), text });

/** How much of a name goes in: with all forms, with the likeliest only, shortened, or shortened without forms. */
type Measure = 0 | 1 | 2 | 3;

function shorten(text: string, most: number): string {
  let [out, bytes] = ['', 0];
  for (const letter of text) {
    bytes += utf8.encode(letter).length;
    if (bytes > most) break;
    out += letter;
  }
  return out;
}

function nameBytes(name: CardName, measure: Measure): number[] {
  const text = shorten(name.text, measure >= 2 ? SHORTENED_BYTES : 255);
  const bytes = utf8.encode(text);
  const out = [KINDS.indexOf(name.kind) | (SCRIPTS.indexOf(name.script) << 4), bytes.length, ...bytes];
  const parts = measure === 3 ? [] : foldName(text).parts.slice(0, MOST_PARTS);
  out.push(parts.length);
  for (const part of parts) {
    const letters = lettersHash(part.letters);
    const forms = (measure === 0 ? part.forms : part.forms.slice(0, 1)).map((form) => utf8.encode(shorten(form, 255)));
    out.push(letters & 255, (letters >> 8) & 255, (letters >> 16) & 255, (letters >> 24) & 255, forms.length);
    for (const form of forms) out.push(form.length, ...form);
  }
  return out;
}

/** Equal hashes mean the same letters with the same marks, in whichever script they were typed. */
export function lettersHash(letters: string): number {
  const bytes = utf8.encode(letters);
  return hashBytes(bytes, 0, bytes.length);
}

function phoneBytes(phone: string): number[] {
  const digits = phone.replace(/\D/gu, '').slice(0, 15);
  const out = [digits.length | (phone.startsWith('+') ? 128 : 0)];
  for (let n = 0; n < digits.length; n += 2) out.push((Number(digits[n]) << 4) | Number(digits[n + 1] ?? 0));
  return out;
}

function birthBytes(birth: CardBirth | undefined): number[] {
  if (!birth) return [0, 0, 0, 0];
  if ('day' in birth) {
    const [year, month, day] = birth.day.split('-').map(Number) as [number, number, number];
    return [year & 255, year >> 8, month, day];
  }
  return [birth.from & 255, birth.from >> 8, birth.until & 255, birth.until >> 8];
}

/**
 * At most 319 bytes. What does not fit is left out in this order, and the card is marked `cut`: relatives, further
 * readings of the names, phones after the second, names from the least important; given name and surname are shortened.
 * A card already marked stays marked.
 */
export function encodeCard(card: SearchCard): Uint8Array {
  const place = utf8.encode(card.place ?? '').slice(0, 15);
  let relatives = card.relatives.slice(0, 15);
  let phones = card.phones.slice(0, 15);
  let names = card.names.slice(0, 15).map((name) => ({ name, measure: 0 as Measure, bytes: nameBytes(name, 0) }));
  const leastFirst = [...names.keys()].sort(
    (a, b) => KINDS.indexOf(names[b]?.name.kind as NameKind) - KINDS.indexOf(names[a]?.name.kind as NameKind) || b - a,
  );
  const byImportance = leastFirst.map((at) => names[at] as (typeof names)[number]);
  const size = () =>
    HEADER +
    place.length +
    phones.reduce((sum, p) => sum + phoneBytes(p).length, 0) +
    4 * relatives.length +
    names.reduce((sum, n) => sum + n.bytes.length, 0);
  const shrink = (entry: (typeof names)[number], measure: Measure) => {
    entry.measure = measure;
    entry.bytes = nameBytes(entry.name, measure);
  };
  const steps: (() => void)[] = [
    () => {
      relatives = [];
    },
    ...byImportance.map((entry) => () => shrink(entry, 1)),
    () => {
      phones = phones.slice(0, 2);
    },
    ...byImportance.slice(0, -2).map((entry) => () => {
      names = names.filter((n) => n !== entry);
    }),
    ...([2, 3] as const).flatMap((measure) => byImportance.slice(-2).map((entry) => () => shrink(entry, measure))),
  ];
  let cut = card.cut || card.names.length > 15 || card.phones.length > 15 || card.relatives.length > 15;
  for (const step of steps) {
    if (size() <= cardRoom) break;
    step();
    cut = true;
  }
  const birthKind = !card.birth ? BIRTH_UNKNOWN : 'day' in card.birth ? BIRTH_DATE : BIRTH_YEARS;
  const length = size();
  return Uint8Array.from([
    layoutVersion,
    foldingVersion,
    Number(cut) | (Number(card.synthetic) << 1) | (SEXES.indexOf(card.sex) << 2) | (birthKind << 4),
    names.length | (phones.length << 4),
    relatives.length | (place.length << 4),
    length & 255,
    length >> 8,
    ...birthBytes(card.birth),
    ...(card.citizenship ? utf8.encode(card.citizenship.slice(0, 2)) : [0, 0]),
    ...place,
    ...phones.flatMap(phoneBytes),
    ...relatives.flatMap((hash) => [hash & 255, (hash >> 8) & 255, (hash >> 16) & 255, (hash >>> 24) & 255]),
    ...names.flatMap((n) => n.bytes),
  ]);
}

/** Reads a card, padded or not. @throws RangeError when the bytes are no card of a known layout */
export function decodeCard(bytes: Uint8Array): SearchCard {
  if (!isCard(bytes, 0, bytes.length)) throw new RangeError('not a search card');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = (start: number, end: number) => fromUtf8.decode(bytes.subarray(start, end));
  const [flags, counts, more] = [view.getUint8(2), view.getUint8(3), view.getUint8(4)];
  let at = HEADER + (more >> 4);
  const place = text(HEADER, at);
  const phones = Array.from({ length: counts >> 4 }, () => {
    const head = view.getUint8(at++);
    let digits = '';
    for (let n = 0; n < (head & 15); n++) digits += (view.getUint8(at + (n >> 1)) >> ((n & 1) === 0 ? 4 : 0)) & 15;
    at += ((head & 15) + 1) >> 1;
    return head & 128 ? `+${digits}` : digits;
  });
  const relatives = Array.from({ length: more & 15 }, (_, n) => view.getUint32(at + 4 * n, true));
  at = namesAt(bytes, 0);
  const names = Array.from({ length: counts & 15 }, () => {
    const [head, length] = [view.getUint8(at), view.getUint8(at + 1)];
    const name = {
      kind: KINDS[head & 15] as NameKind,
      script: SCRIPTS[head >> 4] as Script,
      text: text(at + 2, at + 2 + length),
    };
    at += 2 + length;
    for (let parts = view.getUint8(at++); parts > 0; parts--) {
      let forms = view.getUint8(at + 4);
      at += 5;
      for (; forms > 0; forms--) at += 1 + view.getUint8(at);
    }
    return name;
  });
  const birth = readBirth(view, (flags >> 4) & 3);
  return {
    names,
    ...(birth && { birth }),
    sex: SEXES[(flags >> 2) & 3] as Sex,
    phones,
    ...(place && { place }),
    ...(bytes[11] && { citizenship: text(11, 13) }),
    relatives,
    synthetic: (flags & 2) !== 0,
    cut: (flags & 1) !== 0,
  };
}

function readBirth(view: DataView, kind: number): CardBirth | undefined {
  if (kind === BIRTH_YEARS) return { from: view.getUint16(7, true), until: view.getUint16(9, true) };
  if (kind !== BIRTH_DATE) return undefined;
  const digits = (value: number, length: number) => String(value).padStart(length, '0');
  const day = `${digits(view.getUint16(7, true), 4)}-${digits(view.getUint8(9), 2)}-${digits(view.getUint8(10), 2)}`;
  return isDay(day) ? { day } : undefined;
}
