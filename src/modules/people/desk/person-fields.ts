import type { AgeBand } from '../../../codelists/age-bands.ts';
import type { Day } from '../../../platform/kernel/days.ts';
import type { InputOf } from '../../../platform/kernel/endpoint.ts';
import type { createPerson, PersonPage } from '../contract.ts';
import type { NameKind } from '../name-kinds.ts';
import type { Birth } from '../person.ts';
import { readBirth, writeBirth } from './birth-words.ts';

/** What of a person is typed in a form: names as rows, the birth as one text. */
export interface PersonFields {
  readonly names: readonly TypedName[];
  readonly birth: string;
  readonly ageBand: AgeBand | null;
  readonly sex: PersonPage['sex'];
  readonly citizenship: PersonPage['citizenship'];
  readonly languages: PersonPage['languages'];
  readonly interpreter: PersonPage['interpreter'];
  readonly place: PersonPage['place'];
  readonly relatives: PersonPage['relatives'];
  readonly documents: PersonPage['documents'];
}

export interface TypedName {
  readonly kind: NameKind;
  readonly value: string;
}

const FIRST: readonly NameKind[] = ['given', 'surname', 'alias'];

/** Given name, surname and the name used with us always have their line, in this order. */
const withFirst = (names: readonly TypedName[]): readonly TypedName[] => [
  ...FIRST.flatMap((kind) => {
    const known = names.filter((name) => name.kind === kind);
    return known.length > 0 ? known : [{ kind, value: '' }];
  }),
  ...names.filter((name) => !FIRST.includes(name.kind)),
];

/** For somebody new. Two typed words are taken for given name and surname; they can be exchanged. */
export function newFields(typed: string): PersonFields {
  const words = typed
    .trim()
    .split(/\s+/)
    .filter((word) => /^[\p{L}'’.-]+$/u.test(word));
  const isName = words.length > 0 && !/\d/.test(typed);
  const [given = '', ...surname] = isName ? words : [];
  return {
    names: withFirst([
      { kind: 'given', value: given },
      { kind: 'surname', value: surname.join(' ') },
    ]),
    birth: '',
    ageBand: null,
    sex: 'unknown',
    citizenship: 'unknown',
    languages: [],
    interpreter: 'not_asked',
    place: null,
    relatives: [],
    documents: [],
  };
}

export const fieldsOf = (person: PersonPage): PersonFields => ({
  names: withFirst(person.names.filter((name) => name.until === undefined).map(({ kind, value }) => ({ kind, value }))),
  birth: writeBirth(person.birth as Birth | null),
  ageBand: person.birth ? null : person.ageBand,
  sex: person.sex,
  citizenship: person.citizenship,
  languages: person.languages,
  interpreter: person.interpreter,
  place: person.place,
  relatives: person.relatives,
  documents: person.documents,
});

type Sent = Required<
  Pick<
    InputOf<typeof createPerson>,
    | 'names'
    | 'birth'
    | 'ageBand'
    | 'sex'
    | 'citizenship'
    | 'languages'
    | 'interpreter'
    | 'place'
    | 'relatives'
    | 'documents'
  >
>;

/** As it is sent; undefined while the birth cannot be read. An age that was not changed keeps the day it was said on. */
export function sentFields(fields: PersonFields, today: Day, before: Birth | null): Sent | undefined {
  const read = readBirth(fields.birth, today);
  if (read.kind === 'unclear') return undefined;
  const same = before !== null && fields.birth.trim() === writeBirth(before);
  const birth = same ? before : read.kind === 'birth' ? read.birth : null;
  return {
    names: fields.names
      .filter((name) => name.value.trim() !== '')
      .map(({ kind, value }) => ({ kind, value: value.trim() })),
    birth,
    ageBand: birth ? null : fields.ageBand,
    sex: fields.sex,
    citizenship: fields.citizenship,
    languages: [...fields.languages],
    interpreter: fields.interpreter,
    place: fields.place,
    relatives: fields.relatives.filter((one) => one.name.trim() !== ''),
    documents: fields.documents.filter((one) => one.number.trim() !== ''),
  };
}
