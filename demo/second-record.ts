import { type Day, dayNumber, isDay } from '../src/platform/kernel/days.ts';
import { dayText } from './calendar.ts';
import recipe from './data/synthetic-recipe.json' with { type: 'json' };
import { otherHand } from './labelled.ts';
import { label, makeRandom } from './random.ts';
import type { Birth, ClientRecord } from './records.ts';
import type { SyntheticOrganisation } from './synthetic-organisation.ts';

/**
 * A second record of somebody who is in the register already, as another hand wrote it (demo-data.md, error model). She has no
 * contact and no finding, so that nothing is counted twice; who is whom stands in truth.csv and nowhere in the database. A kind
 * of its own beside the others: it moves no record and no hash of them.
 */
export interface SecondRecord {
  /** of the client whose record it repeats */
  readonly index: number;
  readonly synthetic: true;
  readonly madeOn: Day;
  readonly names: ClientRecord['names'];
  readonly sex: ClientRecord['sex'];
  readonly birth: Birth | null;
  readonly citizenship: ClientRecord['citizenship'];
  readonly district: ClientRecord['district'];
  readonly phones: readonly string[];
}

const MADE = label('second.made');
const LATER = label('second.later');
const SHARE = Math.round(recipe.duplicatesForMatching.sameClientTwoRecords * 10_000);
/** the last day of the organisation: whoever would be written down later is written down on her first */
const LAST = '2021-12-31';
const MOST_DAYS_LATER = 700;

/** Null: there is one record of her alone. Whoever is only a code cannot be written down twice. */
export function secondRecord(organisation: SyntheticOrganisation, index: number): SecondRecord | null {
  const random = makeRandom(organisation.seed, organisation.scale);
  if (random.below(MADE, index, 10_000) >= SHARE) return null;
  const client = organisation.client(index);
  const given = client.names.find((name) => name.kind === 'given')?.value;
  if (given === undefined) return null;
  const surname = client.names.find((name) => name.kind === 'surname')?.value ?? '';
  const [phone = ''] = client.phones;
  const row = { given, surname, birth: birthText(client.birth), sex: client.sex === 'm' ? 'm' : 'f', phone } as const;
  const other = otherHand(random, index, row);
  const later = dayText(dayNumber(client.firstDay) + 1 + random.below(LATER, index, MOST_DAYS_LATER));
  return {
    index,
    synthetic: true,
    madeOn: later <= LAST ? later : client.firstDay,
    names: [
      { kind: 'given' as const, value: other.given },
      ...(other.surname === '' ? [] : [{ kind: 'surname' as const, value: other.surname }]),
    ].filter((name) => name.value !== ''),
    sex: client.sex,
    birth: birthOf(other.birth, client.birth),
    citizenship: client.citizenship,
    district: client.district,
    phones: other.phone === '' ? [] : [other.phone],
  };
}

const birthText = (birth: Birth | null): string =>
  birth === null ? '' : 'date' in birth ? birth.date : 'year' in birth ? String(birth.year) : '';

/** A slip may name a day that no calendar has: then nobody wrote it. */
const birthOf = (text: string, before: Birth | null): Birth | null =>
  isDay(text) ? { date: text } : /^\d{4}$/.test(text) ? { year: Number(text) } : before;
