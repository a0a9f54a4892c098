/**
 * Which passwords are taken (security.md §7, NIST SP 800-63B-4, ASVS 6.2): 15 to 128 characters, any characters, no
 * rule of composition. Refused is what guessing lists hold and, since at this length guesses are mostly made of pieces,
 * whatever consists of nothing but common words, runs of keys, digits in order, repetitions and at most two listed passwords.
 */
import { COMMON_PIECES, KEY_RUNS } from './common-passwords.ts';

export const PASSWORD_MIN = 15;
export const PASSWORD_MAX = 128;
export const DEMO_PASSWORD = 'wayout-demo-only';

export type PasswordFault = 'too_short' | 'too_long' | 'breached' | 'demo_only';

interface Circumstances {
  /** the demonstration organisation, where the printed password is the rule */
  readonly synthetic?: boolean;
  /** user name, organisation's name: a password made of them is no secret */
  readonly about?: readonly string[];
  /** passwords of breaches, in lower case */
  readonly listed?: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();
/** shorter ones are words and numbers like any other; three of them beside each other are a phrase, not a listed password */
const LISTED_MIN = 4;
const LISTED_MOST = 2;

/** Null for a password that may be used. Characters are Unicode code points after NFC, as in `deriveFromPassword`. */
export function checkPassword(
  password: string,
  { synthetic = false, about = [], listed = NONE }: Circumstances = {},
): PasswordFault | null {
  if (password.length > 20 * PASSWORD_MAX) return 'too_long'; // before any work on it
  const characters = Array.from(password.normalize('NFC'));
  if (characters.length < PASSWORD_MIN) return 'too_short';
  if (characters.length > PASSWORD_MAX) return 'too_long';
  if (password.trim().toLowerCase() === DEMO_PASSWORD) return synthetic ? null : 'demo_only';
  const typed = characters.join('').toLowerCase();
  const words = lettersAndDigits(password);
  const pieces = [...COMMON_PIECES, ...about.map(lettersAndDigits).filter((it) => it.length >= 3)];
  // where signs are the greater part, what is left without them says nothing
  const forms = words.length * 2 >= characters.length ? [typed, words] : [typed];
  return forms.some((form) => isRepetition(form) || isMadeOf(form, pieces, listed)) ? 'breached' : null;
}

/** Lower case without accents, spaces and signs: "P@ssword – 123" is "password123". */
const lettersAndDigits = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('đ', 'dj')
    .replaceAll('@', 'a')
    .replaceAll('$', 's')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

const DISGUISES: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't' };

/** "passw0rd" is "password"; letter by letter, so that positions stay. */
const undisguised = (text: string): string => text.replaceAll(/[013457]/g, (digit) => DISGUISES[digit] ?? digit);

/** One unit of up to twelve characters again and again, the last time perhaps cut short. */
function isRepetition(text: string): boolean {
  const characters = Array.from(text);
  const longest = Math.min(12, Math.floor(characters.length / 2));
  for (let unit = 1; unit <= longest; unit++) {
    if (characters.every((it, i) => it === characters[i % unit])) return true;
  }
  return false;
}

/** Can the whole text be laid out of common pieces, runs and at most two listed passwords? From the left, over all reachable ends. */
function isMadeOf(text: string, pieces: readonly string[], listed: ReadonlySet<string>): boolean {
  const plain = undisguised(text);
  const longest = Math.max(0, ...Array.from(listed, (one) => one.length));
  // how many listed passwords it takes to come here, at least
  const taken = new Uint8Array(text.length + 1).fill(LISTED_MOST + 1);
  taken[0] = 0;
  const reach = (end: number, cost: number) => {
    if (cost < (taken[end] as number)) taken[end] = cost;
  };
  for (let at = 0; at < text.length; at++) {
    const cost = taken[at] as number;
    if (cost > LISTED_MOST) continue;
    for (const piece of pieces) {
      if (text.startsWith(piece, at) || plain.startsWith(piece, at)) reach(at + piece.length, cost);
    }
    for (let end = at + 3; end <= at + runLength(text, at); end++) reach(end, cost);
    if (cost === LISTED_MOST) continue;
    for (let end = at + LISTED_MIN; end <= Math.min(text.length, at + longest); end++) {
      if (listed.has(text.slice(at, end)) || listed.has(plain.slice(at, end))) reach(end, cost + 1);
    }
  }
  return (taken[text.length] as number) <= LISTED_MOST;
}

/** How far a run goes from here: the same sign, neighbours in the alphabet or among digits, neighbours on a keyboard. */
function runLength(text: string, at: number): number {
  let longest = 1;
  for (const step of [0, 1, -1]) {
    let end = at + 1;
    while (end < text.length && text.charCodeAt(end) - text.charCodeAt(end - 1) === step) end++;
    longest = Math.max(longest, end - at);
  }
  for (const row of KEY_RUNS) {
    const start = row.indexOf(text.charAt(at));
    if (start < 0) continue;
    let length = 1;
    while (at + length < text.length && row[start + length] === text[at + length]) length++;
    longest = Math.max(longest, length);
  }
  return longest;
}
