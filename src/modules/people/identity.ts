import { type Country, countries } from '../../codelists/countries.ts';
import { alpha2OfCountry } from '../../codelists/country-alpha-2.ts';
import type { Sex } from '../../codelists/sexes.ts';
import type { YesNo } from '../../codelists/yes-no.ts';
import { hasCode } from '../../platform/kernel/code-list.ts';
import type { NameKind } from './name-kinds.ts';
import { type Birth, cardOf, displayName, type PersonName, personName } from './person.ts';
import { encodeCard, type SearchCard } from './search-card.ts';

/** What of a person lies sealed in one piece (compartment I): an alias is one of the names. */
export interface Identity {
  readonly names: readonly PersonName[];
  readonly birth: Birth | null;
  /** ISO 639 */
  readonly languages: readonly string[];
  readonly interpreter: YesNo;
}

export const noIdentity: Identity = { names: [], birth: null, languages: [], interpreter: 'not_asked' };

/** The coded facts that stand beside it. */
export interface Outline {
  readonly code: string;
  readonly sex: Sex;
  /** ISO 3166-1 alpha-3, or unknown */
  readonly citizenship: string;
  readonly synthetic: boolean;
}

export const readNames = (typed: readonly { kind: NameKind; value: string }[]): PersonName[] =>
  typed.map(({ kind, value }) => personName(kind, value)).filter((name) => name.value !== '');

const aliasOf = (names: readonly PersonName[]) => names.find((name) => name.kind === 'alias')?.value;

export function labelOf(identity: Pick<Identity, 'names'>, outline: Pick<Outline, 'code' | 'synthetic'>): string {
  if (identity.names.length === 0) return outline.code;
  const alias = aliasOf(identity.names);
  return displayName({ ...outline, names: identity.names, ...(alias !== undefined && { alias }) });
}

/** The name on screen from a search card alone: what a hit shows, without opening the sealed identity. */
export function labelOfCard(card: SearchCard, code: string): string {
  const names = card.names.map(({ kind, script, text }) => ({ kind, script, value: text }));
  return labelOf({ names }, { code, synthetic: card.synthetic });
}

/** The encoded search card. @param phones E.164, or digits */
export function searchCardOf(identity: Identity, outline: Outline, phones: readonly string[]): Uint8Array {
  const { citizenship } = outline;
  const alpha2 = hasCode(countries, citizenship) ? alpha2OfCountry(citizenship as Country) : undefined;
  const person = {
    names: identity.names,
    sex: outline.sex,
    citizenship: alpha2 ?? 'unknown',
    synthetic: outline.synthetic,
    ...(identity.birth && { birth: identity.birth }),
  };
  return encodeCard(cardOf(person, phones));
}
