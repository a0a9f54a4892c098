import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/**
 * Phone numbers as people say and type them (matching.md section 2, step 7): E.164 (ITU-T) where the number can be read
 * with the form's default country, the bare digits where it cannot. What was typed is kept elsewhere, sealed.
 * `known` means readable, not checked with the network: a number of the right length that nobody has is known too.
 */
export type ReadNumber =
  | { readonly state: 'known'; readonly e164: string }
  /** digits may be empty: a handle or a word stood in the field */
  | { readonly state: 'unchecked'; readonly digits: string }
  | { readonly state: 'withheld' };

/** What switchboards and people write when there is no number. */
const WITHHELD: ReadonlySet<string> = new Set([
  'anonymous',
  'anonymous caller',
  'private',
  'private number',
  'withheld',
  'restricted',
  'unavailable',
  'unknown',
  'hidden',
  'no number',
  'blocked',
  'anonimno',
  'anoniman',
  'privatan',
  'privatni',
  'privatni broj',
  'skriven',
  'skriveni broj',
  'sakriven',
  'nepoznat',
  'nepoznato',
  'nepoznat broj',
  'bez broja',
  'анонимно',
  'приватни број',
  'скривен',
  'скривени број',
  'непознат',
  'непознат број',
  'без броја',
]);

export function readNumber(typed: string, defaultCountry: CountryCode = 'RS'): ReadNumber {
  const text = typed
    .normalize('NFKC')
    .trim()
    .replace(/^(?:tel|sips?):/iu, '')
    .replace(/@.*$/u, '')
    .trim();
  const words = text
    .toLowerCase()
    .replace(/[<>"'.]/gu, '')
    .replace(/[-_\s]+/gu, ' ')
    .trim();
  if (words === '' || WITHHELD.has(words)) return { state: 'withheld' };
  // letters are words here, not the keys of a phone: "ana 064" is not 262064
  const parsed = /\p{L}/u.test(words.replace(/\b(?:ext|lok|x)\b/gu, ''))
    ? undefined
    : parsePhoneNumberFromString(text, { defaultCountry, extract: false });
  if (parsed?.isPossible()) return { state: 'known', e164: parsed.number };
  return { state: 'unchecked', digits: text.replace(/\D/gu, '') };
}

/**
 * What goes into the blind index: the E.164 number, or the digits of one that could not be read (they never equal an
 * E.164 number, which begins with +). Undefined where nothing can be found again: withheld, or fewer than three digits.
 */
export function indexValue(number: ReadNumber): string | undefined {
  if (number.state === 'known') return number.e164;
  return number.state === 'unchecked' && number.digits.length >= 3 ? number.digits : undefined;
}
