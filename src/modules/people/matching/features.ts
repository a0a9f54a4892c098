import type { FoldedPart } from '../name-folding.ts';

/**
 * What of a card, of a typed question or of a row of a file is compared. Everything may be missing; what is missing
 * never counts for or against anybody.
 */
export type NameRole = 'given' | 'surname' | 'any';

export interface NamePart extends FoldedPart {
  readonly role: NameRole;
  /** numbers of the groups of pet names in which it stands */
  readonly groups: readonly number[];
  /** numbers of the groups of names that other languages have for it, with their short forms */
  readonly kin?: readonly number[];
  /** written without short vowels (Arabic, Hebrew): compared by its consonants */
  readonly bare?: boolean;
  /** an alias, a nickname, a former surname: it may meet, and is not missed where it does not */
  readonly besides?: boolean;
}

export interface BirthFeature {
  /** first and last year in which the person may have been born */
  readonly from: number;
  readonly until: number;
  readonly month?: number;
  readonly day?: number;
}

export interface Features {
  readonly names: readonly NamePart[];
  readonly birth?: BirthFeature;
  readonly sex?: 'f' | 'm';
  /** digits without signs, in international form where it could be read */
  readonly phones?: readonly string[];
  /** lower case */
  readonly emails?: readonly string[];
  /** accounts, lower case without @ */
  readonly handles?: readonly string[];
  /** numbers of documents, upper case without blanks and signs */
  readonly documents?: readonly string[];
  /** words of a place or address, folded; or one code */
  readonly place?: readonly string[];
  /** ISO 3166-1 alpha-2 */
  readonly citizenship?: string;
  /** ISO 639 */
  readonly languages?: readonly string[];
  /** relatives' names as numbers made under one key, with their relation: `relativeNumber` */
  readonly relatives?: readonly number[];
  /** words of an organisation's name, folded, without the legal form */
  readonly organisation?: readonly string[];
}
