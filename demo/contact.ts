import type { CallerRole, Channel } from '../src/codelists/index.ts';
import { ageOn, bandOf, dayText } from './calendar.ts';
import { hasPhone, isNamed } from './client.ts';
import * as tables from './contact-tables.ts';
import { dayOf, locate, type Place } from './locate.ts';
import { THEMES, type Theme } from './margins.ts';
import { type Matter, matterOf } from './matter.ts';
import { numberOf } from './numbers.ts';
import { type Person, person } from './person.ts';
import { written } from './phones.ts';
import type { Plan } from './plan.ts';
import { draw, type Label, labels } from './random.ts';
import { hourWeights, type LineGroup } from './recipe.ts';
import type { ContactRecord } from './records.ts';
import { exploitedIn } from './victim.ts';

/**
 * Contacts. Place, people and theme come from the plan; everything else is drawn by the contact's index. Contacts are in
 * the order of their days, and within a day in the order of their hours.
 */
const FIELD = labels('contact', [
  'channel',
  'hour',
  'hour-unknown',
  'minutes',
  'out',
  'entry',
  'consultant',
  'non-data',
  'role',
  'heard',
  'number',
  'danger',
  'safe',
  'child',
  'interpreter',
  'age',
  'form',
  'help',
  'second-help',
  'sign',
  'sign-type',
  'follow-up',
  'speaks',
  'relation',
  'hard',
  'child-sex',
  'child-age',
]);

const LINES: Readonly<Record<LineGroup, ContactRecord['line']>> = { sos: 'sos-main', '116000': 'mc-116000' };
const DAY_OF_WEIGHTS = hourWeights.reduce((a, b) => a + b, 0);

export function contactRecord(plan: Plan, index: number): ContactRecord {
  const { random } = plan;
  const place = locate(plan, index);
  const { period } = place.group;
  const matter = matterOf(plan, place);
  const { theme } = matter;
  const data = matter.about !== null;
  const who = matter.about === null ? null : person(plan, matter.about);
  const day = dayText(dayOf(period, place.position));
  const year = Number(day.slice(0, 4));
  const channel: Channel = data ? draw(random, FIELD.channel, index, tables.channels(year)) : 'phone';
  const spoken = channel === 'phone' || channel === 'in_person';
  const callerRole = roleOf(plan, index, theme, who, matter);
  const out =
    data && !matter.first && channel === 'phone' && theme !== 'report' && random.below(FIELD.out, index, 100) < 13;
  const hourUnknown = random.below(FIELD['hour-unknown'], index, 1000) < 35;
  const after = random.below(FIELD.entry, index, 100) < 9;
  const [category, subcategory] = THEMES[theme];
  const age = who && ageOn(dayText(who.born), day);
  const known = who !== null && (who.victim !== null || random.below(FIELD.age, index, 100) < 72);
  const numberState =
    data && channel === 'phone'
      ? draw(random, FIELD.number, index, tables.numberStates)
      : data
        ? 'not_asked'
        : 'withheld';
  const caller = matter.clients[0];
  return {
    index,
    synthetic: true,
    number: numberOf(plan.yearStarts, period.recipe.line, year, index),
    lineGroup: period.recipe.line,
    line: LINES[period.recipe.line],
    direction: out ? 'out' : 'in',
    channel,
    day,
    hour: hourUnknown ? null : hourOf(plan, index, place),
    minutes: !spoken ? null : data ? draw(random, FIELD.minutes, index, tables.minutesOfTalk) : 1,
    entry: !spoken ? 'from_channel' : after || hourUnknown ? 'after_the_fact' : 'live',
    consultant: draw(random, FIELD.consultant, index, tables.consultants),
    kind: data ? 'data' : 'non_data',
    nonDataKind: data ? null : draw(random, FIELD['non-data'], index, tables.nonDataKinds),
    category,
    subcategory,
    callerRole,
    howHeard: matter.first ? draw(random, FIELD.heard, index, tables.howHeard) : 'not_asked',
    clients: matter.clients,
    concerns: matter.concerns,
    concernRelation: matter.concerns.length === 0 ? null : relationTo(plan, index, callerRole, age),
    callerNumber:
      numberState === 'known' && caller !== undefined && hasPhone(plan, caller) ? written(plan, caller, index) : null,
    numberState,
    language: who ? spokenLanguage(plan, index, who) : 'sr',
    interpreter: who && who.language !== 'sr' && random.below(FIELD.interpreter, index, 100) < 12 ? 'used' : 'none',
    dangerNow: data ? draw(random, FIELD.danger, index, tables.dangersFor(theme)) : 'not_asked',
    safeToTalk: !data || random.below(FIELD.safe, index, 100) < 30 ? 'unknown' : 'yes',
    childInvolved: childOf(plan, index, theme, age),
    ...sexAndAge(plan, index, matter, who, age, known),
    citizenship: who && known ? who.citizenship : 'unknown',
    suspectedForms: formsOf(plan, index, theme, who),
    exploitationCountry: who?.victim ? exploitedIn(plan, who.victim.index, who.victim.profile) : null,
    district: who && known ? who.district : null,
    assistance: data ? assistanceOf(plan, index, theme) : [],
    signposts:
      data && random.below(FIELD.sign, index, 100) < 16
        ? [draw(random, FIELD['sign-type'], index, tables.signposts)]
        : [],
    reached: out ? 'reached' : null,
    hardCall: data && random.below(FIELD.hard, index, 100) < 2,
    followUp: data ? draw(random, FIELD['follow-up'], index, tables.followUps) : 'none',
  };
}

function roleOf(plan: Plan, index: number, theme: Theme, who: Person | null, { about, clients }: Matter): CallerRole {
  if (clients.length > 1) return 'worker_group';
  if (theme === 'report' && who?.victim && clients[0] === about) return 'self_victim';
  return draw(plan.random, FIELD.role, index, tables.callerRoles[theme]);
}

/** The k-th of n contacts of a day falls into the k-th part of the day's hours by weight. */
function hourOf(plan: Plan, index: number, { group, position }: Place): number {
  const { dayStart, from } = group.period.timeline;
  const d = dayOf(group.period, position) - from;
  const k = position - dayStart[d]!;
  const n = dayStart[d + 1]! - dayStart[d]!;
  let at = Math.floor((k * DAY_OF_WEIGHTS + plan.random.below(FIELD.hour, index, DAY_OF_WEIGHTS)) / n);
  let hour = 0;
  while (at >= hourWeights[hour]!) at -= hourWeights[hour++]!;
  return hour;
}

/** People of another mother tongue mostly speak Serbian on the line. */
function spokenLanguage(plan: Plan, index: number, who: Person): ContactRecord['language'] {
  return who.language !== 'sr' && plan.random.below(FIELD.speaks, index, 100) < 35 ? who.language : 'sr';
}

/** Of the person it is about: the client, on 116000 the missing child. */
function sexAndAge(
  plan: Plan,
  index: number,
  { theme, about }: Matter,
  who: Person | null,
  age: number | null,
  known: boolean,
): Pick<ContactRecord, 'sex' | 'ageBand'> {
  if (who === null || age === null || about === null) return { sex: 'unknown', ageBand: 'unknown' };
  if (THEMES[theme][0] === 'mc_case' && theme !== 'mc_child_self') {
    return {
      sex: draw(plan.random, FIELD['child-sex'], index, tables.missingChildSex),
      ageBand: draw(plan.random, FIELD['child-age'], index, tables.missingChildAge),
    };
  }
  const seen = known || isNamed(plan, about, who.victim !== null);
  return { sex: seen ? who.sex : 'unknown', ageBand: known ? bandOf(age) : 'unknown' };
}

function relationTo(
  plan: Plan,
  index: number,
  caller: CallerRole,
  age: number | null,
): ContactRecord['concernRelation'] {
  if (caller === 'institution' || caller === 'ngo') return 'client';
  if (caller === 'friend_acquaintance') return 'friend';
  if (caller !== 'family') return 'other';
  if (age !== null && age < 24) return 'child';
  return plan.random.below(FIELD.relation, index, 2) === 0 ? 'sibling' : 'other_family';
}

function childOf(plan: Plan, index: number, theme: Theme, age: number | null): ContactRecord['childInvolved'] {
  if (age === null) return 'unknown';
  if (age < 18 || THEMES[theme][0] === 'mc_case') return 'yes';
  return plan.random.below(FIELD.child, index, 100) < 80 ? 'no' : 'unknown';
}

function formsOf(plan: Plan, index: number, theme: Theme, who: Person | null): ContactRecord['suspectedForms'] {
  if (who?.victim) return who.victim.profile.forms;
  if (theme === 'report') return [(['sexual', 'labour', 'begging'] as const)[plan.random.below(FIELD.form, index, 3)]!];
  return theme === 'job_offer_check' && plan.random.below(FIELD.form, index, 100) < 30 ? ['labour'] : [];
}

function assistanceOf(plan: Plan, index: number, theme: Theme): ContactRecord['assistance'] {
  const from = tables.assistanceFor(theme);
  const first = draw(plan.random, FIELD.help, index, from);
  if (plan.random.below(FIELD['second-help'], index, 100) >= 25) return [first];
  const second = draw(plan.random, (FIELD.help + 1) as Label, index, from);
  return second === first ? [first] : [first, second];
}
