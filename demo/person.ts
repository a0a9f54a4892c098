import type { Country, District, Language } from '../src/codelists/index.ts';
import districts from './data/rs-districts.json' with { type: 'json' };
import type { FindingMargins, Profile } from './finding-margins.ts';
import { firstGroup, type Group } from './locate.ts';
import type { Theme } from './margins.ts';
import type { Origin } from './names.ts';
import { shuffle } from './permutation.ts';
import type { PeriodPlan, Plan } from './plan.ts';
import { type Choice, choice, draw, label } from './random.ts';
import { victimShares, yearOf } from './recipe.ts';

/**
 * What is true of a client, whether or not anybody wrote it down: sex, day of birth, citizenship, language, district, and
 * for an identified person what her finding will say. Contact, client and finding all draw on this one answer, so that
 * they never contradict each other.
 */
export interface Person {
  readonly group: Group;
  readonly reporter: boolean;
  readonly sex: 'f' | 'm';
  /** days since 1970-01-01 */
  readonly born: number;
  readonly bornYear: number;
  readonly citizenship: Country;
  readonly origin: Origin;
  readonly language: Language;
  readonly district: District;
  readonly victim: { readonly index: number; readonly profile: Profile } | null;
}

const SEX = label('person.sex');
const BAND = label('person.age-band');
const AGE = label('person.age');
const BIRTHDAY = label('person.birthday');
const CITIZEN = label('person.citizenship');
const ORIGIN = label('person.origin');
const DISTRICT = label('person.district');

type Ages = readonly [youngest: number, oldest: number];

/** In years of birth: a child of the year turns 17 at most, an adult 19 at least, so that the year alone decides. */
const ADULT_AGES: Choice<Ages> = choice(
  Object.entries(victimShares.ageBandGivenAdult).flatMap(([band, share]): [Ages, number][] => {
    if (typeof share !== 'number') return [];
    const [youngest, oldest] = band === '18-20' ? [19, 21] : band === '48+' ? [48, 66] : band.split('-').map(Number);
    return [[[youngest!, oldest!], Math.round(share * 100)]];
  }),
);
const INFANT: Choice<Ages> = choice<Ages>([[[1, 4], 1]]);
/** the youngest are found in begging; together about the recipe's shares of children */
const BEGGING: Choice<Ages> = choice<Ages>([
  [[4, 8], 25],
  [[9, 11], 20],
  [[12, 15], 40],
  [[16, 17], 15],
]);
const TEENAGER: Choice<Ages> = choice<Ages>([
  [[12, 15], 1],
  [[16, 17], 1],
]);
/** clients of the line who were not identified: assumed */
const CALLER_AGES: Choice<Ages> = choice<Ages>([
  [[13, 15], 3],
  [[16, 17], 7],
  [[18, 20], 15],
  [[21, 26], 25],
  [[27, 35], 22],
  [[36, 47], 18],
  [[48, 70], 10],
]);

const CHILDREN_WHO_CALL: Choice<Ages> = choice<Ages>([[[9, 17], 1]]);
const ADULTS_WHO_CALL: Choice<Ages> = choice<Ages>([
  [[19, 26], 30],
  [[27, 35], 32],
  [[36, 47], 26],
  [[48, 66], 12],
]);

/** women among clients in percent, by what they first called about: assumed */
const WOMEN: Readonly<Partial<Record<Theme, number>>> = {
  potential_victim_at_risk: 74,
  job_offer_check: 48,
  other_violence: 82,
  mc_missing_babies: 70,
};

const CITIZENS: Choice<Country> = choice<Country>([
  ['SRB', 930],
  ['BIH', 18],
  ['MNE', 12],
  ['MKD', 10],
  ['ROU', 6],
  ['MDA', 6],
  ['UKR', 6],
  ['ALB', 4],
  ['BGR', 4],
  ['HRV', 4],
]);

const ORIGINS_SRB: Choice<Origin> = choice<Origin>([
  ['serbian', 75],
  ['roma', 14],
  ['albanian', 4],
  ['hungarian', 3],
  ['bosniak', 4],
]);
const ORIGINS: Readonly<Partial<Record<Country, Origin>>> = {
  MDA: 'romanian',
  ROU: 'romanian',
  UKR: 'eastSlavic',
  RUS: 'eastSlavic',
  GEO: 'eastSlavic',
  ALB: 'albanian',
  BIH: 'bosniak',
  MKD: 'southSlavic',
  BGR: 'southSlavic',
};
const LANGUAGES: Readonly<Partial<Record<Country, Language>>> = {
  MDA: 'ro',
  ROU: 'ro',
  UKR: 'uk',
  RUS: 'ru',
  GEO: 'ru',
  ALB: 'sq',
  BIH: 'bs',
  HRV: 'hr',
  MKD: 'mk',
  BGR: 'bg',
};

/** by people, Belgrade × 1.6 as in the recipe */
const DISTRICTS: Choice<District> = choice(
  districts.districts.map((d) => [d.code as District, d.thousands * (d.code === 'RS-00' ? 16 : 10)]),
);

export function person(plan: Plan, client: number): Person {
  const { group, reporter } = firstGroup(plan, client);
  const { random } = plan;
  const { period } = group;
  const local = client - period.clientBase;
  const victim =
    local < period.victims ? { index: period.victimBase + local, profile: profileOf(plan, period, local) } : null;
  const women = WOMEN[group.cell.theme] ?? 62;
  const sex = victim ? victim.profile.sex : random.below(SEX, client, 100) < women ? 'f' : 'm';
  const from = draw(random, BAND, client, victim ? victimAges(victim.profile) : callerAges(group.cell.theme));
  const bornYear = yearOf(period.recipe) - from[0] - random.below(AGE, client, from[1] - from[0] + 1);
  const citizenship = victim ? citizenshipOf(plan, period, local) : draw(random, CITIZEN, client, CITIZENS);
  const origin =
    citizenship === 'SRB' ? draw(random, ORIGIN, client, ORIGINS_SRB) : (ORIGINS[citizenship] ?? 'serbian');
  return {
    group,
    reporter,
    sex,
    born: Date.UTC(bornYear, 0, 1) / 86_400_000 + random.below(BIRTHDAY, client, 360),
    bornYear,
    citizenship,
    origin,
    language: languageOf(citizenship, origin),
    district: draw(random, DISTRICT, client, DISTRICTS),
    victim,
  };
}

const callerAges = (theme: Theme): Choice<Ages> => {
  if (theme === 'mc_child_self') return CHILDREN_WHO_CALL;
  return theme === 'job_offer_check' || theme.startsWith('mc_') ? ADULTS_WHO_CALL : CALLER_AGES;
};

function victimAges(profile: Profile): Choice<Ages> {
  if (!profile.child) return ADULT_AGES;
  if (profile.forms.includes('illegal_adoption')) return INFANT;
  return profile.forms.includes('begging') ? BEGGING : TEENAGER;
}

function languageOf(citizenship: Country, origin: Origin): Language {
  if (citizenship !== 'SRB') return LANGUAGES[citizenship] ?? 'sr';
  return origin === 'albanian' ? 'sq' : origin === 'hungarian' ? 'hu' : 'sr';
}

/** The entry of a list of counts under a shuffled rank; counts are those of scale 1. */
function byCount<T>(plan: Plan, rank: number, rows: readonly T[], persons: (row: T) => number): T {
  let left = Math.floor(rank / plan.scale);
  for (const row of rows) {
    left -= persons(row);
    if (left < 0) return row;
  }
  throw new RangeError('counts do not add up');
}

const profileOf = (plan: Plan, period: PeriodPlan, local: number): Profile =>
  byCount(plan, shuffle(period.mixes.profile, local), period.findings.profiles, (row) => row.persons);

const citizenshipOf = (plan: Plan, period: PeriodPlan, local: number): Country =>
  byCount<FindingMargins['citizenship'][number]>(
    plan,
    shuffle(period.mixes.citizenship, local),
    period.findings.citizenship,
    (row) => row[1],
  )[0] as Country;
