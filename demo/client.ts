import type { Language } from '../src/codelists/index.ts';
import { ageOn, dayText } from './calendar.ts';
import { firstContact } from './locate.ts';
import { givenName, nickname, surname, toCyrillic } from './names.ts';
import { type Person, person } from './person.ts';
import { written } from './phones.ts';
import type { Plan } from './plan.ts';
import { label } from './random.ts';
import { victimShares } from './recipe.ts';
import type { Birth, ClientRecord, NameRecord } from './records.ts';

/**
 * Persons of the register. Most callers stay a code; who comes for longer has a name, more or less complete. One record a
 * person: second records of the same person for the matching bench come from `duplicatesForMatching` of the recipe and are
 * a kind of record of their own, so that adding them moves no index here.
 */
const NAMED = label('client.named');
const SURNAMED = label('client.surnamed');
const SCRIPT = label('client.script');
const ALIAS = label('client.alias');
const BIRTH = label('client.birth');
const PHONE = label('client.phone');
const EMAIL = label('client.email');
const SPEAKS = label('client.speaks');
const SEX_KNOWN = label('client.sex-known');

const missing = victimShares.missingness;
const percent = (share: number): number => Math.round(share * 100);

/** Percent of persons with a name: assumed. */
const named = (victim: boolean): number => (victim ? 94 : 48);

export const isNamed = (plan: Plan, client: number, victim: boolean): boolean =>
  plan.random.below(NAMED, client, 100) < named(victim);

/** Is there a number that one may call back? */
export const hasPhone = (plan: Plan, client: number): boolean =>
  plan.random.below(PHONE, client, 100) < percent(missing.phone);

/** The number as the register has it. */
export const phoneOf = (plan: Plan, client: number): string => written(plan, client, client);

export function clientRecord(plan: Plan, index: number): ClientRecord {
  const { random } = plan;
  const who = person(plan, index);
  const first = firstContact(plan, index);
  const firstDay = dayText(first.day);
  const withName = isNamed(plan, index, who.victim !== null);
  const given = givenName(random, index, who.origin, who.sex);
  const aliased = random.below(ALIAS, index, 100) < 14;
  return {
    index,
    synthetic: true,
    lineGroup: first.group.period.recipe.line,
    firstDay,
    firstContact: first.contact,
    names: withName ? namesOf(plan, index, who, given) : [],
    alias: aliased ? (nickname(given, index) ?? null) : null,
    sex: withName || random.below(SEX_KNOWN, index, 100) < 88 ? who.sex : 'unknown',
    birth: birthOf(plan, index, who, withName, firstDay),
    citizenship: who.citizenship,
    languages: languagesOf(plan, index, who),
    phones: hasPhone(plan, index) ? [phoneOf(plan, index)] : [],
    // RFC 2606: example.org belongs to nobody
    email: random.below(EMAIL, index, 100) < 7 ? `osoba${index}@example.org` : null,
    district: who.district,
    victim: who.victim?.index ?? null,
  };
}

function namesOf(plan: Plan, client: number, who: Person, given: string): NameRecord[] {
  const { random } = plan;
  const cyrillic = (who.origin === 'serbian' || who.origin === 'roma') && random.below(SCRIPT, client, 100) < 30;
  const written = (value: string): string => (cyrillic ? toCyrillic(value) : value);
  const names: NameRecord[] = [{ kind: 'given', value: written(given) }];
  if (random.below(SURNAMED, client, 100) < percent(missing.surname)) {
    names.push({ kind: 'surname', value: written(surname(random, client, who.origin)) });
  }
  return names;
}

/** Named: 55 % a date, 25 % a year, 12 % an age, 8 % nothing (recipe); code-only persons have an age at most. */
function birthOf(
  plan: Plan,
  client: number,
  who: Person,
  withName: boolean,
  firstDay: ClientRecord['firstDay'],
): Birth | null {
  const at = plan.random.below(BIRTH, client, 100);
  const born = dayText(who.born);
  const dated = withName ? percent(missing.fullDateOfBirth) : 0;
  const yeared = withName ? dated + percent(missing.yearOnly) : 0;
  const aged = withName ? yeared + percent(missing.ageOnly) : 30;
  if (at < dated) return { date: born };
  if (at < yeared) return { year: who.bornYear };
  if (at < aged) return { age: ageOn(born, firstDay), on: firstDay };
  return null;
}

function languagesOf(plan: Plan, client: number, who: Person): Language[] {
  const roma = who.origin === 'roma' && plan.random.below(SPEAKS, client, 100) < 55;
  if (roma) return ['sr', 'rom'];
  return who.language === 'sr' ? ['sr'] : [who.language, 'sr'];
}
