import { codeList } from '../../platform/kernel/code-list.ts';
import { documentIndexValue } from './contact-point.ts';

/** A document that a person has or had: its number is identity and lies sealed; a blind index finds who it belongs to. */
export const documentKinds = codeList({
  id: 'people.document-kind',
  version: 1,
  source: 'Wayout (matching.md section 1)',
  codes: [
    { code: 'passport', en: 'Passport', sr: 'Pasoš' },
    { code: 'id_card', en: 'Identity card', sr: 'Lična karta' },
    { code: 'personal_number', en: 'Personal number (JMBG)', sr: 'JMBG' },
    { code: 'foreigner_number', en: 'Registration number of a foreigner', sr: 'Evidencijski broj stranca' },
    { code: 'residence_permit', en: 'Residence permit', sr: 'Dozvola boravka' },
    { code: 'travel_document', en: 'Travel document', sr: 'Putni list' },
    { code: 'birth_certificate', en: 'Birth certificate', sr: 'Izvod iz matične knjige' },
    { code: 'other', en: 'Other document', sr: 'Drugi dokument' },
  ],
});

export type DocumentKind = (typeof documentKinds.codes)[number]['code'];

export interface PersonalDocument {
  readonly kind: DocumentKind;
  /** as it stands on the document */
  readonly number: string;
}

export const mostDocuments = 10;

export const readDocuments = (typed: readonly PersonalDocument[]): PersonalDocument[] =>
  typed.map(({ kind, number }) => ({ kind, number: number.normalize('NFKC').trim() }));

/** Place of a number without a letter or digit, by which nobody could be found again; -1: there is none. */
export const emptyDocumentAt = (typed: readonly PersonalDocument[]): number =>
  typed.findIndex(({ number }) => documentIndexValue(number) === undefined);
