import type {
  Country,
  ExploitationForm,
  MeansOfControl,
  RecruiterRelation,
  Sector,
  SexualKind,
  TraffickingAct,
} from '../src/codelists/index.ts';
import { durationBandOf } from '../src/codelists/index.ts';
import { addMonths, type Day, monthOf } from '../src/platform/kernel/days.ts';
import { ageOn, bandOf, dayText } from './calendar.ts';
import type { Profile } from './finding-margins.ts';
import { contactsBeforeFinding } from './layout.ts';
import { dayOf, type Group, periodOfVictim, positions } from './locate.ts';
import { person } from './person.ts';
import type { Plan } from './plan.ts';
import { type Choice, choice, choiceOfShares, draw, type Label, label, type Random } from './random.ts';
import { victimShares, yearOf } from './recipe.ts';
import type { StaffCode, VictimRecord } from './records.ts';

/**
 * Findings "identified". The day lies after the report and the person's first contact and before her first contact
 * post festum, always within her period, so that each published date counts exactly.
 */
const LAG = label('victim.lag');
const DECIDER = label('victim.decider');
const COUNTRY = label('victim.country');
const MEANS = label('victim.means');
const HOW_MANY = label('victim.means-count');
const SECTOR = label('victim.sector');
const KIND = label('victim.sexual-kind');
const SECOND_KIND = label('victim.second-sexual-kind');
const RECRUITER = label('victim.recruiter');
const DURATION = label('victim.duration');
const LENGTH = label('victim.duration-months');
const ENDED = label('victim.ended');
const ACT = label('victim.act');

const COUNTRIES = choiceOfShares<Country>(victimShares.exploitedIn, { other: 'SVN' });
/** together about the shares of the recipe; by age and form assumed */
const RECRUITERS = {
  labour: choice<RecruiterRelation>([
    ['employer_or_agency', 55],
    ['acquaintance_friend', 32],
    ['stranger', 9],
    ['family', 4],
  ]),
  child: choice<RecruiterRelation>([
    ['acquaintance_friend', 40],
    ['family', 35],
    ['stranger', 13],
    ['intimate_partner', 12],
  ]),
  adult: choice<RecruiterRelation>([
    ['acquaintance_friend', 44],
    ['intimate_partner', 30],
    ['stranger', 15],
    ['family', 6],
    ['employer_or_agency', 5],
  ]),
} as const;
const MEANS_OF: Choice<MeansOfControl> = choice<MeansOfControl>([
  ['false_promises', 24],
  ['psychological_abuse', 18],
  ['physical_threats', 14],
  ['takes_earnings', 12],
  ['restricts_movement', 10],
  ['debt_bondage', 7],
  ['withholds_documents', 7],
  ['excessive_working_hours', 5],
  ['threatens_children_family', 3],
]);
const SECTORS: Choice<Sector> = choice<Sector>([
  ['construction', 46],
  ['agriculture', 18],
  ['hospitality', 12],
  ['manufacturing', 10],
  ['households', 8],
  ['transport', 6],
]);
const KINDS: Choice<SexualKind> = choice<SexualKind>([
  ['prostitution', 76],
  ['private_sexual_services', 12],
  ['remote_interactive_services', 7],
  ['pornography', 5],
]);
/** months of exploitation, 0 = not known; assumed */
const MONTHS: Choice<Span> = choice<Span>([
  [[1, 12], 58],
  [[13, 24], 18],
  [[25, 48], 12],
  [[0, 0], 12],
]);
type Span = readonly [least: number, most: number];
const SECOND_DECIDER: Choice<StaffCode> = choice<StaffCode>([
  ['consultant', 55],
  ['consultant2', 45],
]);

/** Day of the finding about the person of a group, in days since 1970-01-01, and the report that the group starts with. */
export function findingOf(plan: Plan, victim: number, group: Group): { day: number; reportContact: number | null } {
  const places = positions(group);
  const before = contactsBeforeFinding(group.cell.kind);
  const earliest = dayOf(group.period, places[before - 1]!);
  const next = places[before];
  const last = group.period.timeline.from + group.period.timeline.dayStart.length - 2;
  const latest = Math.min(next === undefined ? last : dayOf(group.period, next), earliest + 90, last);
  const reported = group.cell.theme === 'report';
  return {
    day: earliest + plan.random.below(LAG, victim, latest - earliest + 1),
    reportContact: reported ? group.period.contactBase + places[0]! : null,
  };
}

export function victimRecord(plan: Plan, index: number): VictimRecord {
  const { random } = plan;
  const period = periodOfVictim(plan, index);
  const client = period.clientBase + index - period.victimBase;
  const who = person(plan, client);
  const { forms, sex, child } = who.victim!.profile;
  const finding = findingOf(plan, index, who.group);
  const identifiedDay = dayText(finding.day);
  const age = ageOn(dayText(who.born), identifiedDay);
  const country = exploitedIn(plan, index, who.victim!.profile);
  const works = forms.includes('labour');
  return {
    index,
    synthetic: true,
    client,
    identifiedDay,
    deciders: ['coordinator', draw(random, DECIDER, index, SECOND_DECIDER)],
    forms,
    sex,
    ageBand: bandOf(age),
    child,
    citizenship: who.citizenship,
    countries: [country],
    crossBorder: country === who.citizenship ? 'no' : 'yes',
    acts: acts(random, index),
    means: means(random, index, works),
    sector: works ? draw(random, SECTOR, index, SECTORS) : 'unknown',
    sexualKinds: forms.includes('sexual') ? sexualKinds(random, index) : [],
    recruiterRelation: draw(random, RECRUITER, index, RECRUITERS[works ? 'labour' : child ? 'child' : 'adult']),
    ...duration(random, index, identifiedDay, age),
    district: country === 'SRB' ? who.district : null,
    reportContact: finding.reportContact,
  };
}

/** Where she was exploited. For 2018 the countries published with that year's forms. */
export function exploitedIn(plan: Plan, victim: number, { forms }: Profile): Country {
  if (yearOf(periodOfVictim(plan, victim).recipe) !== 2018) return draw(plan.random, COUNTRY, victim, COUNTRIES);
  const published = COUNTRIES_2018[forms[0]!] ?? COUNTRIES;
  return draw(plan.random, COUNTRY, victim, published);
}

const COUNTRIES_2018: Readonly<Partial<Record<ExploitationForm, Choice<Country>>>> = {
  sexual: choice<Country>([
    ['SRB', 3],
    ['AUT', 1],
    ['FRA', 1],
  ]),
  begging: choice<Country>([
    ['AUT', 1],
    ['DNK', 1],
  ]),
  marriage: choice<Country>([['SRB', 1]]),
};

function acts(random: Random, index: number): TraffickingAct[] {
  const further = (['transportation', 'transfer', 'harbouring', 'receipt'] as const).filter(
    (_, k) => random.below((ACT + k) as Label, index, 100) < 35,
  );
  return ['recruitment', ...further];
}

/** Ends in the month of the finding or up to half a year before, and is never longer than the person is old. */
function duration(
  random: Random,
  index: number,
  identified: Day,
  age: number,
): Pick<VictimRecord, 'fromMonth' | 'toMonth' | 'durationBand'> {
  const [least, most] = draw(random, DURATION, index, MONTHS);
  const months = Math.min(least + random.below(LENGTH, index, most - least + 1), Math.max(1, age * 12 - 6));
  if (least === 0) return { fromMonth: null, toMonth: null, durationBand: 'unknown' };
  const toMonth = addMonths(monthOf(identified), -random.below(ENDED, index, 6));
  return { fromMonth: addMonths(toMonth, 1 - months), toMonth, durationBand: durationBandOf(months)! };
}

function means(random: Random, index: number, works: boolean): MeansOfControl[] {
  const found = new Set<MeansOfControl>();
  const count = 1 + random.below(HOW_MANY, index, 4);
  for (let k = 0; k < count; k++) found.add(draw(random, (MEANS + k) as Label, index, MEANS_OF));
  if (works) found.add('takes_earnings');
  return [...found].sort();
}

function sexualKinds(random: Random, index: number): SexualKind[] {
  const first = draw(random, KIND, index, KINDS);
  const second = random.below(SECOND_KIND, index, 8) === 0 ? draw(random, (KIND + 1) as Label, index, KINDS) : first;
  return second === first ? [first] : [first, second];
}
