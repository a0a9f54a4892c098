import { countries } from '../../../codelists/countries.ts';
import { languages } from '../../../codelists/languages.ts';
import { sexes } from '../../../codelists/sexes.ts';
import type { Words } from '../../../platform/desk-kit/index.ts';
import type { ComparedPerson, Explanation } from '../links-contract.ts';
import type { Birth } from '../person.ts';
import { documentKinds } from '../personal-document.ts';
import { relativeKinds } from '../relatives.ts';
import { birthWords } from './person-words.ts';
import { placeWords } from './place-words.ts';

/** How two columns meet in one row. `one`: only one side knows it. */
export type Verdict = 'equal' | 'alike' | 'different' | 'one' | 'none';

export interface ComparedRow {
  readonly id: string;
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly verdict: Verdict;
}

/** Which fields of the machine's comparison speak of which row; elsewhere the words themselves are compared. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  names: ['given', 'surname', 'name'],
  birth: ['birth'],
  sex: ['sex'],
  citizenship: ['citizenship'],
  place: ['place'],
  relatives: ['relative'],
  documents: ['document'],
  points: ['phone', 'email', 'handle'],
};

const EQUAL = new Set(['equal', 'folded', 'given_says_it']);
const DIFFERENT = new Set(['different', 'conflict', 'other_sex']);

export function comparedRows(
  words: Words,
  left: ComparedPerson,
  right: ComparedPerson,
  reasons: Explanation['reasons'],
): readonly ComparedRow[] {
  const { t, codeLabel, formatDay } = words;
  const known = (code: string, label: string) => (code === 'unknown' ? [] : [label]);
  const sides = (of: (person: ComparedPerson) => readonly string[]) => [of(left), of(right)] as const;
  const rows: readonly (readonly [string, readonly [readonly string[], readonly string[]]])[] = [
    ['names', sides((one) => one.names.map((name) => name.value))],
    ['birth', sides((one) => (one.birth ? [birthWords(words, one.birth as Birth)] : []))],
    ['sex', sides((one) => known(one.sex, codeLabel(sexes, one.sex)))],
    ['citizenship', sides((one) => known(one.citizenship, codeLabel(countries, one.citizenship)))],
    ['place', sides((one) => (one.place ? [placeWords(words, one.place)] : []))],
    ['relatives', sides((one) => one.relatives.map((r) => `${r.name} (${codeLabel(relativeKinds, r.relation)})`))],
    ['documents', sides((one) => one.documents.map((d) => `${d.number} (${codeLabel(documentKinds, d.kind)})`))],
    ['languages', sides((one) => one.languages.map((code) => codeLabel(languages, code)))],
    ['points', sides((one) => one.contactPoints.map((point) => point.covered))],
    ['since', sides((one) => [formatDay(one.madeOn)])],
    ['contact', sides((one) => [t(`people.desk.card.now.${one.contactNow}`)])],
  ];
  return rows.map(([id, [one, other]]) => ({
    id,
    left: one,
    right: other,
    verdict: verdictOf(id, one, other, reasons),
  }));
}

function verdictOf(
  id: string,
  left: readonly string[],
  right: readonly string[],
  reasons: Explanation['reasons'],
): Verdict {
  if (left.length === 0 && right.length === 0) return 'none';
  if (left.length === 0 || right.length === 0) return 'one';
  const levels = reasons.filter((reason) => FIELDS[id]?.includes(reason.field)).map((reason) => reason.level);
  if (levels.length === 0) return [...left].sort().join() === [...right].sort().join() ? 'equal' : 'different';
  if (levels.every((level) => EQUAL.has(level))) return 'equal';
  return levels.some((level) => DIFFERENT.has(level)) ? 'different' : 'alike';
}
