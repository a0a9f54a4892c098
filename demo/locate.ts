import type { Cell } from './layout.ts';
import { shuffle } from './permutation.ts';
import type { PeriodPlan, Plan, Pool, Step } from './plan.ts';
import { dayAt, positionOf, slotAt } from './timeline.ts';

/**
 * From a contact to its people and from a person to her first contacts, by search in the plan's ranges. A *group* is one
 * person's contacts in one period (with the report that brought her, where another person made it).
 */
export interface Group {
  readonly period: PeriodPlan;
  readonly cell: Cell;
  /** rank of the group in its cell */
  readonly rank: number;
  readonly size: number;
  readonly step: Step;
}

export interface Place {
  readonly group: Group;
  /** chronological place in the period */
  readonly position: number;
}

/** The last entry of a list sorted by `start` that begins at or before `at`. */
function lastFrom<T>(list: readonly T[], at: number, start: (entry: T) => number): T {
  let low = 0;
  let high = list.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (start(list[middle]!) <= at) low = middle;
    else high = middle;
  }
  return list[low]!;
}

const contactBase = (p: PeriodPlan): number => p.contactBase;
const clientBase = (p: PeriodPlan): number => p.clientBase;
const victimBase = (p: PeriodPlan): number => p.victimBase;
const slotOf = (step: Step): number => step.slot;

export const periodOfContact = (plan: Plan, i: number): PeriodPlan => lastFrom(plan.periods, i, contactBase);
export const periodOfClient = (plan: Plan, j: number): PeriodPlan => lastFrom(plan.periods, j, clientBase);
export const periodOfVictim = (plan: Plan, v: number): PeriodPlan => lastFrom(plan.findingPeriods, v, victimBase);

export function locate(plan: Plan, contact: number): Place {
  const period = periodOfContact(plan, contact);
  const position = contact - period.contactBase;
  const slot = slotAt(period.timeline, position);
  const step = lastFrom(period.steps, slot, slotOf);
  const y = slot - step.slot;
  const k = step.cell.spread ? y % step.units : Math.floor(y / step.size);
  return { group: { period, cell: step.cell, rank: step.unit + k, size: step.size, step }, position };
}

/** Chronological places of the group's contacts, ascending. */
export function positions({ period, cell, rank, size, step }: Group): number[] {
  const k = rank - step.unit;
  const places = new Array<number>(size);
  for (let o = 0; o < size; o++) {
    const slot = step.slot + (cell.spread ? o * step.units + k : k * size + o);
    let at = o;
    const place = positionOf(period.timeline, slot);
    while (at > 0 && places[at - 1]! > place) {
      places[at] = places[at - 1]!;
      at--;
    }
    places[at] = place;
  }
  return places;
}

/** Days since 1970-01-01 of a chronological place. */
export const dayOf = (period: PeriodPlan, position: number): number =>
  period.timeline.from + dayAt(period.timeline, position);

/** The person a group is about; not for `nobody`. */
export function clientOf(plan: Plan, { period, cell, rank }: Group): number {
  const place = cell.first * plan.scale + rank;
  if (cell.kind === 'returning-victim') return returning(plan, period.pools.victims, 'victims', place);
  if (cell.kind === 'returning') return returning(plan, period.pools.others, 'others', place);
  return period.clientBase + place;
}

/** The person who reported the victim of a group `victim-reported`. */
export const reporterOf = ({ period, rank }: Group): number => period.clientBase + period.victims + rank;

function returning(plan: Plan, pool: Pool, kind: 'victims' | 'others', rank: number): number {
  const at = shuffle(pool.order, rank);
  let c = 0;
  while (c + 1 < pool.cohorts.length && pool.before[c + 1]! <= at) c++;
  const cohort = pool.cohorts[c]!;
  const member = (cohort.offset + at - pool.before[c]!) % cohort.members;
  const from = plan.periods[cohort.period]!;
  if (kind === 'victims') return from.clientBase + shuffle(from.longTerm.victims, member);
  return from.clientBase + from.victims + shuffle(from.longTerm.others, member);
}

/** The group in which a client appears for the first time, and whether she is the reporter in it. */
export function firstGroup(plan: Plan, client: number): { group: Group; reporter: boolean } {
  const period = periodOfClient(plan, client);
  const local = client - period.clientBase;
  const linkedReporter = local - period.victims;
  const reported = (period.layout.linked - period.layout.selfReported) * plan.scale;
  const reporter = linkedReporter >= 0 && linkedReporter < reported;
  const place = reporter ? period.layout.selfReported * plan.scale + linkedReporter : local;
  const step = lastFrom(period.newcomers, place, ({ cell, unit }) => cell.first * plan.scale + unit);
  const rank = place - step.cell.first * plan.scale;
  return { group: { period, cell: step.cell, rank, size: step.size, step }, reporter };
}

/** Day of a client's first contact, in days since 1970-01-01, and that contact. */
export function firstContact(plan: Plan, client: number): { day: number; contact: number; group: Group } {
  const { group, reporter } = firstGroup(plan, client);
  const places = positions(group);
  const place = places[group.cell.kind === 'victim-reported' && !reporter ? 1 : 0]!;
  return { day: dayOf(group.period, place), contact: group.period.contactBase + place, group };
}
