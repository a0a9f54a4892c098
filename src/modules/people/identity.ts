import { type Country, countries } from '../../codelists/countries.ts';
import { alpha2OfCountry } from '../../codelists/country-alpha-2.ts';
import type { Sex } from '../../codelists/sexes.ts';
import type { YesNo } from '../../codelists/yes-no.ts';
import { hasCode } from '../../platform/kernel/code-list.ts';
import type { NameKind } from './name-kinds.ts';
import { type Birth, cardOf, displayName, type PersonName, personName } from './person.ts';
import { type PersonalDocument, readDocuments } from './personal-document.ts';
import { type Relative, readRelatives } from './relatives.ts';
import { encodeCard, type SearchCard } from './search-card.ts';

/** What of a person lies sealed in one piece (compartment I): an alias is one of the names. */
export interface Identity {
  readonly names: readonly PersonName[];
  readonly birth: Birth | null;
  /** ISO 639 */
  readonly languages: readonly string[];
  readonly interpreter: YesNo;
  /** code of a municipality, or of a district where no more is known */
  readonly place: string | null;
  readonly relatives: readonly Relative[];
  readonly documents: readonly PersonalDocument[];
}

export const noIdentity: Identity = {
  names: [],
  birth: null,
  languages: [],
  interpreter: 'not_asked',
  place: null,
  relatives: [],
  documents: [],
};

/** The coded facts that stand beside it. */
export interface Outline {
  readonly code: string;
  readonly sex: Sex;
  /** ISO 3166-1 alpha-3, or unknown */
  readonly citizenship: string;
  readonly synthetic: boolean;
}

export const readNames = (typed: readonly { readonly kind: NameKind; readonly value: string }[]): PersonName[] =>
  typed.map(({ kind, value }) => personName(kind, value)).filter((name) => name.value !== '');

/** What may be typed of an identity; what is left out is not known. */
export interface TypedIdentity {
  readonly names?: readonly { readonly kind: NameKind; readonly value: string }[] | undefined;
  readonly birth?: Birth | null | undefined;
  readonly languages?: readonly string[] | undefined;
  readonly interpreter?: YesNo | undefined;
  readonly place?: string | null | undefined;
  readonly relatives?: readonly Relative[] | undefined;
  readonly documents?: readonly PersonalDocument[] | undefined;
}

/** As typed, over what was known before: fields left out stay. */
export const identityOf = (typed: TypedIdentity, before: Identity = noIdentity): Identity => ({
  names: typed.names ? readNames(typed.names) : before.names,
  birth: typed.birth === undefined ? before.birth : typed.birth,
  languages: typed.languages ?? before.languages,
  interpreter: typed.interpreter ?? before.interpreter,
  place: typed.place === undefined ? before.place : typed.place,
  relatives: typed.relatives ? readRelatives(typed.relatives) : before.relatives,
  documents: typed.documents ? readDocuments(typed.documents) : before.documents,
});

/** Is there anything for which a person needs a key? */
export const hasContent = ({ names, birth, languages, interpreter, place, relatives, documents }: Identity): boolean =>
  names.length + languages.length + relatives.length + documents.length > 0 ||
  birth !== null ||
  place !== null ||
  interpreter !== 'not_asked';

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

export interface CardNumbers {
  /** E.164, or digits */
  readonly phones: readonly string[];
  /** made of their names under the organisation's key */
  readonly relatives: readonly number[];
}

/** The encoded search card. */
export function searchCardOf(identity: Identity, outline: Outline, { phones, relatives }: CardNumbers): Uint8Array {
  const { citizenship } = outline;
  const alpha2 = hasCode(countries, citizenship) ? alpha2OfCountry(citizenship as Country) : undefined;
  const person = {
    names: identity.names,
    sex: outline.sex,
    citizenship: alpha2 ?? 'unknown',
    synthetic: outline.synthetic,
    ...(identity.birth && { birth: identity.birth }),
  };
  return encodeCard({ ...cardOf(person, phones, identity.place ?? undefined), relatives });
}
