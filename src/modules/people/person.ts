import { type AgeBand, ageBandOf, majorityOf } from '../../codelists/age-bands.ts';
import type { Sex } from '../../codelists/sexes.ts';
import type { Day } from '../../platform/kernel/days.ts';
import type { Id } from '../../platform/kernel/ids.ts';
import { type Script, scriptOf, tidyName } from './name-folding.ts';
import type { NameKind } from './name-kinds.ts';
import type { CardBirth, SearchCard } from './search-card.ts';

/**
 * A person whom the organisation knows (casework.md section 3.1). Code, age band, sex, citizenship and state are clear;
 * names and birth are identity and lie sealed. `subjectKey` is random, made for counting only and never shown.
 */
export type PersonId = Id<'person'>;

export type PersonState = 'active' | 'merged' | 'erased';

export interface PersonName {
  readonly kind: NameKind;
  readonly script: Script;
  /** as the person writes or said it, tidied */
  readonly value: string;
  readonly from?: Day;
  readonly until?: Day;
}

/** What is known of a birth: the date, the year, or an age and the day on which it was said or guessed. */
export type Birth = { readonly date: Day } | { readonly year: number } | { readonly age: number; readonly on: Day };

export interface Person {
  readonly id: PersonId;
  /** `K<yy>-<5 or more digits>`: year of the first contact and a number that says nothing */
  readonly code: string;
  /** name under which the person speaks with us; part of the safety compartment */
  readonly alias?: string;
  readonly names: readonly PersonName[];
  readonly birth?: Birth;
  readonly ageBand: AgeBand;
  readonly sex: Sex;
  /** ISO 3166-1 alpha-2, or unknown */
  readonly citizenship: string;
  readonly state: PersonState;
  readonly subjectKey: string;
  readonly synthetic: boolean;
}

/** The mark of everybody who does not exist (demo-data.md section 1). It cannot be taken off. */
export const syntheticMark = '◇';

const CODE = /^K\d{2}-\d{5,}$/;

export const isPersonCode = (text: string): boolean => CODE.test(text);

/** @example personCode(2026, 417) is K26-00417 */
export const personCode = (year: number, number: number): string =>
  `K${String(year % 100).padStart(2, '0')}-${String(number).padStart(5, '0')}`;

/** A typed name as it is kept; the mark of synthetic people is never part of a name. */
export function personName(kind: NameKind, typed: string): PersonName {
  const value = tidyName(typed.replaceAll(syntheticMark, ' '));
  return { kind, script: scriptOf(value), value };
}

const namesOf = (person: Pick<Person, 'names'>, kind: NameKind): string[] =>
  person.names.filter((name) => name.kind === kind && name.until === undefined).map((name) => name.value);

/**
 * How the person is called on screen: given names and surnames, else the full name as said, the alias, the code.
 * A synthetic given name carries the mark: `Svetlana ◇ Primerić`.
 */
export function displayName(person: Pick<Person, 'names' | 'alias' | 'code' | 'synthetic'>): string {
  const [given, surname] = [namesOf(person, 'given'), namesOf(person, 'surname')];
  const mark = person.synthetic ? [syntheticMark] : [];
  if (given.length > 0) return [...given, ...mark, ...surname].join(' ');
  const said = namesOf(person, 'full_name')[0] ?? surname.join(' ');
  return [said || person.alias || person.code, ...mark].join(' ');
}

const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** Has this year's birthday come? 29 February counts from 1 March. */
const birthdayCame = (birth: Day, day: Day): boolean => day.slice(5) >= birth.slice(5);

/** Full years between two days. */
const yearsBetween = (from: Day, day: Day): number => yearOf(day) - yearOf(from) - (birthdayCame(from, day) ? 0 : 1);

/** Youngest and oldest possible age on a day. */
export function agesOn(birth: Birth, day: Day): readonly [number, number] {
  if ('date' in birth) {
    const age = yearsBetween(birth.date, day);
    return [age, age];
  }
  if ('year' in birth) return [yearOf(day) - birth.year - 1, yearOf(day) - birth.year];
  const since = yearsBetween(birth.on, day);
  // on the day itself the age is what was said; from then on a birthday may have come any day
  return day === birth.on ? [birth.age, birth.age] : [birth.age + since, birth.age + since + 1];
}

/**
 * The age band on a day. Where the possible ages lie in two bands it is child or adult if both are, else unknown: a band
 * is never guessed, because a child counted as an adult loses her rights.
 */
export function ageBandOn(birth: Birth | undefined, day: Day): AgeBand {
  if (!birth) return 'unknown';
  const [youngest, oldest] = agesOn(birth, day).map((age) => ageBandOf(Math.max(age, 0)));
  if (youngest === undefined || oldest === undefined || agesOn(birth, day)[1] < 0) return 'unknown';
  if (youngest === oldest) return youngest;
  return majorityOf(youngest) === majorityOf(oldest) ? (majorityOf(youngest) as 'child' | 'adult') : 'unknown';
}

function cardBirth(birth: Birth): CardBirth {
  if ('date' in birth) return { day: birth.date };
  if ('year' in birth) return { from: birth.year, until: birth.year };
  return { from: yearOf(birth.on) - birth.age - 1, until: yearOf(birth.on) - birth.age };
}

/** What of a person, her numbers (E.164, or digits) and her place goes onto the search card. */
export function cardOf(
  person: Pick<Person, 'names' | 'alias' | 'birth' | 'sex' | 'citizenship' | 'synthetic'>,
  phones: readonly string[],
  place?: string,
): SearchCard {
  const names = person.names.map(({ kind, script, value }) => ({ kind, script, text: value }));
  const alias = person.alias ? [{ kind: 'alias', script: scriptOf(person.alias), text: person.alias } as const] : [];
  return {
    names: [...names, ...alias],
    ...(person.birth && { birth: cardBirth(person.birth) }),
    sex: person.sex,
    phones,
    ...(place && { place }),
    ...(/^[A-Z]{2}$/.test(person.citizenship) && { citizenship: person.citizenship }),
    relatives: [],
    synthetic: person.synthetic,
    cut: false,
  };
}
