/**
 * The bytes of a search card (matching.md section 1, security.md section 5) and the ways to read them without making a
 * string: what the index does 30,000 times when a session opens. All numbers little-endian. Bytes after the card's own
 * length are padding and are not looked at.
 *
 *  0  layout version        1  folding version        2  flags: 1 cut · 2 synthetic · sex << 2 · birth kind << 4
 *  3  names | phones << 4   4  relatives | place length << 4           5  card length (2 B)
 *  7  birth (4 B): year, month, day, or first and last year            11  citizenship, ISO 3166-1 alpha-2, or zeros
 * 13  place (ASCII) · phones: digit count | read << 7, two digits a byte · relatives: 4 B each · names:
 *     kind | script << 4, text length, text (UTF-8), part count, parts: 4 B hash of the letters, form count, forms with length
 */
export const layoutVersion = 1;
export const HEADER = 13;

export const BIRTH_UNKNOWN = 0;
export const BIRTH_DATE = 1;
export const BIRTH_YEARS = 2;

/** 32-bit FNV-1a: spreads keys over a table in memory, protects nothing. */
export function hashBytes(bytes: Uint8Array, start: number, end: number, seed = 0x811c9dc5): number {
  let hash = seed;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  return hash | 0;
}

const word = (bytes: Uint8Array, at: number): number => (bytes[at] as number) | ((bytes[at + 1] as number) << 8);

export const cardLength = (bytes: Uint8Array, card: number): number => word(bytes, card + 5);

/** Is there a whole card of this layout at this place? */
export function isCard(bytes: Uint8Array, card: number, room: number): boolean {
  if (room < HEADER || bytes[card] !== layoutVersion) return false;
  const length = cardLength(bytes, card);
  return length >= HEADER && length <= room;
}

export const foldingVersionOf = (bytes: Uint8Array, card: number): number => bytes[card + 1] as number;

export const birthKindOf = (bytes: Uint8Array, card: number): number => ((bytes[card + 2] as number) >> 4) & 3;

/** First and last year in which the person may have been born, 0 where nothing is known. */
export const firstBirthYear = (bytes: Uint8Array, card: number): number =>
  birthKindOf(bytes, card) === BIRTH_UNKNOWN ? 0 : word(bytes, card + 7);
export const lastBirthYear = (bytes: Uint8Array, card: number): number =>
  birthKindOf(bytes, card) === BIRTH_YEARS ? word(bytes, card + 9) : firstBirthYear(bytes, card);

export const phonesAt = (bytes: Uint8Array, card: number): number => card + HEADER + ((bytes[card + 4] as number) >> 4);

/** ASCII digits of the phone at this place into `digits`; returns how many, the next phone is at `phoneEnd`. */
export function phoneDigits(bytes: Uint8Array, at: number, digits: Uint8Array): number {
  const count = (bytes[at] as number) & 15;
  for (let n = 0; n < count; n++) {
    const pair = bytes[at + 1 + (n >> 1)] as number;
    digits[n] = 48 + ((n & 1) === 0 ? pair >> 4 : pair & 15);
  }
  return count;
}

export const phoneEnd = (bytes: Uint8Array, at: number): number => at + 1 + ((((bytes[at] as number) & 15) + 1) >> 1);

export function namesAt(bytes: Uint8Array, card: number): number {
  let at = phonesAt(bytes, card);
  for (let phones = (bytes[card + 3] as number) >> 4; phones > 0; phones--) at = phoneEnd(bytes, at);
  return at + 4 * ((bytes[card + 4] as number) & 15);
}

/** Called for each folded form: kind of the name, hash of the letters, where the form stands. */
export type FormVisitor = (kind: number, letters: number, start: number, end: number) => void;

export function visitForms(bytes: Uint8Array, card: number, visit: FormVisitor): void {
  let at = namesAt(bytes, card);
  for (let names = (bytes[card + 3] as number) & 15; names > 0; names--) {
    const kind = (bytes[at] as number) & 15;
    at += 2 + (bytes[at + 1] as number);
    let parts = bytes[at++] as number;
    for (; parts > 0; parts--) {
      const letters = word(bytes, at) | (word(bytes, at + 2) << 16);
      const forms = bytes[at + 4] as number;
      at += 5;
      for (let form = 0; form < forms; form++) {
        const end = at + 1 + (bytes[at] as number);
        visit(kind, letters, at + 1, end);
        at = end;
      }
    }
  }
}
