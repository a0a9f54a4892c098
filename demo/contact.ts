import type { CallerRole, Channel } from '../src/codelists/index.ts';
import { ageOn, bandOf, dayText } from './calendar.ts';
import { hasPhone, isNamed } from './client.ts';
import * as tables from './contact-tables.ts';
import { contactsBeforeFinding } from './layout.ts';
import { clientOf, dayOf, type Group, locate, type Place, positions, reporterOf } from './locate.ts';
import { THEMES, type Theme } from './margins.ts';
import { type Person, person } from './person.ts';
import { written } from './phones.ts';
import type { Plan } from './plan.ts';
import { draw, type Label, label } from './random.ts';
import { hourWeights, type LineGroup } from './recipe.ts';
import type { ContactRecord } from './records.ts';
import { exploitedIn } from './victim.ts';

/**
 * Contacts. Place, people and theme come from the plan; everything else is drawn by the contact's index. Contacts are in
 * the order of their days, and within a day in the order of their hours.
 */
const L = Object.fromEntries(
  [
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
  ].map((n) => [n, label(`contact.${n}`)]),
) as Record<string, Label>;
const M = Object.fromEntries(
  ['danger', 'safe', 'child', 'interpreter', 'age', 'form', 'help', 'second-help', 'sign', 'follow-up', 'speaks'].map(
    (n) => [n, label(`contact.${n}`)],
  ),
) as Record<string, Label>;

const LINES: Readonly<Record<LineGroup, ContactRecord['line']>> = { sos: 'sos-main', '116000': 'mc-116000' };
const DAY_OF_WEIGHTS = hourWeights.reduce((a, b) => a + b, 0);

/** Who is in a contact and what it is about. */
export interface Matter {
  readonly theme: Theme;
  readonly clients: readonly number[];
  readonly concerns: readonly number[];
  /** the person the matter is about */
  readonly about: number | null;
  readonly first: boolean;
}

export function matterOf(plan: Plan, { group, position }: Place): Matter {
  const { cell } = group;
  if (cell.kind === 'nobody') return { theme: cell.theme, clients: [], concerns: [], about: null, first: false };
  const client = clientOf(plan, group);
  if (cell.kind === 'returning' || cell.kind === 'returning-victim') {
    return { theme: cell.theme, clients: [client], concerns: [], about: client, first: false };
  }
  const at = ordinal(group, position);
  if (cell.kind === 'victim-reported' && at === 0) {
    const reporter = reporterOf(group);
    return { theme: 'report', clients: [reporter], concerns: [client], about: client, first: true };
  }
  return { theme: themeAt(group, at), clients: [client], concerns: [], about: client, first: at === 0 };
}

const ordinal = (group: Group, position: number): number => (group.size === 1 ? 0 : positions(group).indexOf(position));

/** In chronological order: report · support · post festum; a reporter's first contact is the report. */
function themeAt({ cell }: Group, at: number): Theme {
  if (cell.kind === 'new') return cell.theme;
  if (cell.kind === 'reporter') return at === 0 ? 'report' : 'support_followup';
  if (at >= contactsBeforeFinding(cell.kind)) return 'post_festum';
  return at === 0 ? cell.theme : 'support_followup';
}

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
  const channel: Channel = data ? draw(random, L.channel!, index, tables.channels(year)) : 'phone';
  const spoken = channel === 'phone' || channel === 'in_person';
  const callerRole = roleOf(plan, index, theme, who, matter);
  const out =
    data && !matter.first && channel === 'phone' && theme !== 'report' && random.below(L.out!, index, 100) < 13;
  const hourUnknown = random.below(L['hour-unknown']!, index, 1000) < 35;
  const after = random.below(L.entry!, index, 100) < 9;
  const [category, subcategory] = THEMES[theme];
  const age = who && ageOn(dayText(who.born), day);
  const known = who !== null && (who.victim !== null || random.below(M.age!, index, 100) < 72);
  const numberState =
    data && channel === 'phone' ? draw(random, L.number!, index, tables.numberStates) : data ? 'not_asked' : 'withheld';
  const caller = matter.clients[0];
  return {
    index,
    synthetic: true,
    lineGroup: period.recipe.line,
    line: LINES[period.recipe.line],
    direction: out ? 'out' : 'in',
    channel,
    day,
    hour: hourUnknown ? null : hourOf(plan, index, place),
    minutes: !spoken ? null : data ? draw(random, L.minutes!, index, tables.minutesOfTalk) : 1,
    entry: !spoken ? 'from_channel' : after || hourUnknown ? 'after_the_fact' : 'live',
    consultant: draw(random, L.consultant!, index, tables.consultants),
    kind: data ? 'data' : 'non_data',
    nonDataKind: data ? null : draw(random, L['non-data']!, index, tables.nonDataKinds),
    category,
    subcategory,
    callerRole,
    howHeard: matter.first ? draw(random, L.heard!, index, tables.howHeard) : 'not_asked',
    clients: matter.clients,
    concerns: matter.concerns,
    callerNumber:
      numberState === 'known' && caller !== undefined && hasPhone(plan, caller) ? written(plan, caller, index) : null,
    numberState,
    language: who ? spokenLanguage(plan, index, who) : 'sr',
    interpreter: who && who.language !== 'sr' && random.below(M.interpreter!, index, 100) < 12 ? 'used' : 'none',
    dangerNow: data ? draw(random, M.danger!, index, tables.dangersFor(theme)) : 'not_asked',
    safeToTalk: !data || random.below(M.safe!, index, 100) < 30 ? 'unknown' : 'yes',
    childInvolved: childOf(plan, index, theme, age),
    sex: who && (known || isNamed(plan, matter.about!, who.victim !== null)) ? who.sex : 'unknown',
    ageBand: known && age !== null ? bandOf(age) : 'unknown',
    citizenship: who && known ? who.citizenship : 'unknown',
    suspectedForms: formsOf(plan, index, theme, who),
    exploitationCountry: who?.victim ? exploitedIn(plan, who.victim.index, who.victim.profile) : null,
    district: who && known ? who.district : null,
    assistance: data ? assistanceOf(plan, index, theme) : [],
    signpostTypes:
      data && random.below(M.sign!, index, 100) < 16
        ? [draw(random, (M.sign! + 1) as Label, index, tables.signposts)]
        : [],
    reached: out ? 'reached' : null,
    followUp: data ? draw(random, M['follow-up']!, index, tables.followUps) : 'none',
  };
}

function roleOf(plan: Plan, index: number, theme: Theme, who: Person | null, { about, clients }: Matter): CallerRole {
  if (theme === 'report' && who?.victim && clients[0] === about) return 'self_victim';
  return draw(plan.random, L.role!, index, tables.callerRoles[theme]);
}

/** The k-th of n contacts of a day falls into the k-th part of the day's hours by weight. */
function hourOf(plan: Plan, index: number, { group, position }: Place): number {
  const { dayStart, from } = group.period.timeline;
  const d = dayOf(group.period, position) - from;
  const k = position - dayStart[d]!;
  const n = dayStart[d + 1]! - dayStart[d]!;
  let at = Math.floor((k * DAY_OF_WEIGHTS + plan.random.below(L.hour!, index, DAY_OF_WEIGHTS)) / n);
  let hour = 0;
  while (at >= hourWeights[hour]!) at -= hourWeights[hour++]!;
  return hour;
}

/** People of another mother tongue mostly speak Serbian on the line. */
function spokenLanguage(plan: Plan, index: number, who: Person): ContactRecord['language'] {
  return who.language !== 'sr' && plan.random.below(M.speaks!, index, 100) < 35 ? who.language : 'sr';
}

function childOf(plan: Plan, index: number, theme: Theme, age: number | null): ContactRecord['childInvolved'] {
  if (age === null) return 'unknown';
  if (age < 18 || THEMES[theme][0] === 'mc_case') return 'yes';
  return plan.random.below(M.child!, index, 100) < 80 ? 'no' : 'unknown';
}

function formsOf(plan: Plan, index: number, theme: Theme, who: Person | null): ContactRecord['suspectedForms'] {
  if (who?.victim) return who.victim.profile.forms;
  if (theme === 'report') return [(['sexual', 'labour', 'begging'] as const)[plan.random.below(M.form!, index, 3)]!];
  return theme === 'job_offer_check' && plan.random.below(M.form!, index, 100) < 30 ? ['labour'] : [];
}

function assistanceOf(plan: Plan, index: number, theme: Theme): ContactRecord['assistance'] {
  const from = tables.assistanceFor(theme);
  const first = draw(plan.random, M.help!, index, from);
  if (plan.random.below(M['second-help']!, index, 100) >= 25) return [first];
  const second = draw(plan.random, (M.help! + 1) as Label, index, from);
  return second === first ? [first] : [first, second];
}
