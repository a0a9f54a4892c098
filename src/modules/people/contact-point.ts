import type { CountryCode } from 'libphonenumber-js/min';
import { codeList } from '../../platform/kernel/code-list.ts';
import type { Day } from '../../platform/kernel/days.ts';
import type { Id } from '../../platform/kernel/ids.ts';
import { tidyName } from './name-folding.ts';
import { indexValue, readNumber } from './phone-number.ts';

/**
 * One way to reach a person (casework.md section 3.1): the value as typed and its normal form are identity and lie
 * sealed; a blind index finds phones and e-mail addresses. Whether it is safe to use says the safety card, not this.
 */
export const contactPointKinds = codeList({
  id: 'people.contact-point-kind',
  version: 1,
  source: 'Wayout (casework.md section 3.1)',
  codes: [
    { code: 'phone', en: 'Phone', sr: 'Telefon' },
    { code: 'email', en: 'E-mail', sr: 'E-pošta' },
    { code: 'address', en: 'Address', sr: 'Adresa' },
    { code: 'handle', en: 'Messenger or social network', sr: 'Nalog na mreži ili u aplikaciji' },
  ],
});

export type ContactPointKind = (typeof contactPointKinds.codes)[number]['code'];

export interface ContactPoint {
  readonly id: Id<'contact-point'>;
  readonly personId: Id<'person'>;
  readonly kind: ContactPointKind;
  /** as typed */
  readonly value: string;
  /** of a phone that could be read */
  readonly e164?: string;
  readonly belongsTo: 'self' | 'other';
  /** last day on which somebody made sure that it works */
  readonly checkedOn?: Day;
  /** first day on which it is no longer used */
  readonly endedOn?: Day;
}

export const isUsed = (point: Pick<ContactPoint, 'endedOn'>, today: Day): boolean =>
  point.endedOn === undefined || today < point.endedOn;

/** Typed value, tidied, with the E.164 number where there is one. An empty phone is kept as withheld by its caller. */
export function readContactPoint(kind: ContactPointKind, typed: string, defaultCountry: CountryCode = 'RS') {
  const value = tidyName(typed);
  const number = kind === 'phone' ? readNumber(typed, defaultCountry) : undefined;
  return number?.state === 'known' ? { kind, value: typed.trim(), e164: number.e164 } : { kind, value };
}

/** Document numbers: upper case without blanks and signs (matching.md section 2, step 7). */
export const documentIndexValue = (typed: string): string | undefined =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '') || undefined;

/**
 * What the blind index hashes: E.164 or digits, a lower-case e-mail address without further tricks, a handle in lower
 * case without its @. Addresses are not indexed. Undefined where nothing could be found again.
 */
export function contactPointIndexValue(
  kind: ContactPointKind,
  typed: string,
  defaultCountry: CountryCode = 'RS',
): string | undefined {
  if (kind === 'address') return undefined;
  if (kind === 'phone') return indexValue(readNumber(typed, defaultCountry));
  const value = typed.normalize('NFKC').trim().toLowerCase();
  return (kind === 'handle' ? value.replace(/^@/u, '') : value) || undefined;
}
