import { hashBytes, phoneDigits, phoneEnd, phonesAt, visitForms } from './search-card-layout.ts';

/**
 * The keys under which a card, and a question, is looked up (matching.md section 3): each folded form, its skeleton, its
 * stem without case ending, the last seven digits of a phone. Bytes in, bytes out: opening a group makes no strings.
 */
export const FORM = 0;
export const SKELETON = 1;
export const STEM = 2;
export const PHONE = 3;

/** `kind`: place in the list of name kinds; `check`: hash of the letters as typed, or of the whole number */
export type KeyVisitor = (
  tag: number,
  bytes: Uint8Array,
  start: number,
  end: number,
  kind: number,
  check: number,
) => void;

const scratch = new Uint8Array(256);

const isVowel = (byte: number): boolean => byte === 97 || byte === 101 || byte === 105 || byte === 111 || byte === 117;

/** As `skeleton` of name-folding.ts, on bytes; returns the length. */
function skeletonBytes(bytes: Uint8Array, start: number, end: number): number {
  let length = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (at === start || !isVowel(byte)) scratch[length++] = byte;
  }
  return length;
}

/** As `caseStem`, on bytes: where the stem ends, or 0 where there is none. */
function stemEnd(bytes: Uint8Array, start: number, end: number): number {
  const [last, before] = [bytes[end - 1] as number, bytes[end - 2] as number];
  const stem = last === 109 && (before === 101 || before === 111) ? end - 2 : isVowel(last) ? end - 1 : 0;
  return stem - start >= 3 ? stem : 0;
}

/** All keys of one folded form. */
export function formKeys(
  bytes: Uint8Array,
  start: number,
  end: number,
  kind: number,
  check: number,
  visit: KeyVisitor,
): void {
  visit(FORM, bytes, start, end, kind, check);
  const length = skeletonBytes(bytes, start, end);
  if (length > 1) visit(SKELETON, scratch, 0, length, kind, check);
  const stem = stemEnd(bytes, start, end);
  if (stem > 0) visit(STEM, bytes, start, stem, kind, check);
}

/** Key of a number by its last seven digits, the whole number as check; nothing for shorter ones. */
export function phoneKey(digits: Uint8Array, count: number, visit: KeyVisitor): void {
  if (count >= 7) visit(PHONE, digits, count - 7, count, 0, hashBytes(digits, 0, count));
}

const digits = new Uint8Array(16);

/** Every key of the card that begins here. */
export function cardKeys(bytes: Uint8Array, card: number, visit: KeyVisitor): void {
  visitForms(bytes, card, (kind, letters, start, end) => formKeys(bytes, start, end, kind, letters, visit));
  let at = phonesAt(bytes, card);
  for (let phones = (bytes[card + 3] as number) >> 4; phones > 0; phones--) {
    phoneKey(digits, phoneDigits(bytes, at, digits), visit);
    at = phoneEnd(bytes, at);
  }
}

/** Forgets what the last reading left behind. */
export function clearScratch(): void {
  scratch.fill(0);
  digits.fill(0);
}
