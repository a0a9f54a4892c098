import { dayNumber } from '../src/platform/kernel/days.ts';
import { type FindingMargins, findingMargins } from './finding-margins.ts';
import { type Cell, type CellKind, type Layout, layout } from './layout.ts';
import { type YearStarts, yearStarts } from './numbers.ts';
import { type Permutation, permutation } from './permutation.ts';
import { type Cohort, cohorts, poolSize } from './pools.ts';
import { label, makeRandom, type Random } from './random.ts';
import { daysOf, months2012, type RecipePeriod, recipePeriods, weekdayWeights } from './recipe.ts';
import { type Timeline, timeline } from './timeline.ts';
import { wholePower } from './whole-power.ts';

/**
 * The plan of an organisation: every pinned count as a range of indices. It is computed once, small at every scale (a few
 * thousand numbers), and all that the record functions need: record i finds its period, its cell, its person and its day
 * by search in sorted ranges.
 */
export interface Plan {
  readonly seed: number;
  readonly scale: number;
  readonly random: Random;
  readonly periods: readonly PeriodPlan[];
  /** those that have findings */
  readonly findingPeriods: readonly PeriodPlan[];
  readonly contacts: number;
  readonly clients: number;
  readonly victims: number;
  /** where each year begins, for the numbers of contacts */
  readonly yearStarts: YearStarts;
  /** so many telephone numbers are in use; they grow with scale^0.8, so that more people share one */
  readonly phones: number;
}

export interface PeriodPlan {
  readonly index: number;
  readonly recipe: RecipePeriod;
  readonly layout: Layout;
  /** first index of contacts, clients and victims */
  readonly contactBase: number;
  readonly clientBase: number;
  readonly victimBase: number;
  readonly contacts: number;
  readonly clients: number;
  readonly victims: number;
  readonly timeline: Timeline;
  readonly steps: readonly Step[];
  /** the steps of new clients, by the client's index within the period */
  readonly newcomers: readonly Step[];
  readonly pools: { readonly victims: Pool; readonly others: Pool };
  readonly findings: FindingMargins;
  /** shuffles that choose which persons of this period stay in touch */
  readonly longTerm: { readonly victims: Permutation; readonly others: Permutation };
  readonly mixes: { readonly profile: Permutation; readonly citizenship: Permutation };
}

/** People of one cell with equally many contacts, as a range of slots. */
export interface Step {
  readonly cell: Cell;
  readonly slot: number;
  /** rank of the first of them in the cell */
  readonly unit: number;
  readonly units: number;
  readonly size: number;
}

export interface Pool {
  readonly active: number;
  readonly cohorts: readonly Cohort[];
  /** before[k] = persons of the cohorts before k */
  readonly before: readonly number[];
  readonly order: Permutation;
}

const NEWCOMERS: ReadonlySet<CellKind> = new Set([
  'victim-self',
  'victim-reported',
  'victim-referred',
  'victim-recognised',
  'reporter',
  'new',
]);

const TIMELINE = label('plan.timeline');
const OF = {
  victims: label('plan.pool.victims'),
  others: label('plan.pool.others'),
  longVictims: label('plan.long-term.victims'),
  longOthers: label('plan.long-term.others'),
  profile: label('plan.mix.profile'),
  citizenship: label('plan.mix.citizenship'),
};
/** each period has labels of its own */
const ownLabel = (base: number, period: number) => ((base + period * 0x01000193) >>> 0) as ReturnType<typeof label>;

export function makePlan(scale: number, seed: number): Plan {
  if (!Number.isInteger(scale) || scale < 1 || scale > 1000)
    throw new RangeError('scale is a whole number from 1 to 1000');
  if (!Number.isSafeInteger(seed) || seed < 0) throw new RangeError('seed is a whole number from 0');
  const random = makeRandom(seed, scale);
  const periods: PeriodPlan[] = [];
  const next = { contact: 0, client: 0, victim: 0 };
  recipePeriods.forEach((recipe, index) => {
    const pools = {
      victims: poolSize(recipePeriods, index, 'victims'),
      others: poolSize(recipePeriods, index, 'others'),
    };
    const plan = periodPlan(random, scale, index, recipe, layout(recipe, pools), next);
    periods.push(plan);
    next.contact += plan.contacts;
    next.client += plan.clients;
    next.victim += plan.victims;
  });
  const { contact, client, victim } = next;
  return {
    seed,
    scale,
    random,
    periods,
    findingPeriods: periods.filter((p) => p.victims > 0),
    contacts: contact,
    clients: client,
    victims: victim,
    yearStarts: yearStarts(periods),
    phones: wholePower(6000, scale),
  };
}

function periodPlan(
  random: Random,
  scale: number,
  index: number,
  recipe: RecipePeriod,
  of: Layout,
  next: { contact: number; client: number; victim: number },
): PeriodPlan {
  const shuffled = (base: number, n: number) => permutation(random, ownLabel(base, index), Math.max(1, n));
  const pool = (kind: 'victims' | 'others', active: number): Pool => {
    const from = cohorts(recipePeriods, index, kind, active).map((c) => ({
      ...c,
      members: c.members * scale,
      active: c.active * scale,
      offset: c.offset * scale,
    }));
    let sum = 0;
    const before = from.map((c) => {
      sum += c.active;
      return sum - c.active;
    });
    return { active: sum, cohorts: from, before, order: shuffled(OF[kind], sum) };
  };
  const clients = recipe.newClients * scale;
  const inSlots = steps(of.cells, scale);
  const victims = recipe.victims * scale;
  return {
    index,
    recipe,
    layout: of,
    contactBase: next.contact,
    clientBase: next.client,
    victimBase: next.victim,
    contacts: recipe.calls * scale,
    clients,
    victims,
    timeline: timeline(random, ownLabel(TIMELINE, index), spans(recipe, scale), weekdayWeights),
    steps: inSlots,
    newcomers: inSlots.filter(({ cell }) => NEWCOMERS.has(cell.kind)),
    pools: { victims: pool('victims', of.returningVictims), others: pool('others', of.returningOthers) },
    findings: findingMargins(recipe),
    longTerm: { victims: shuffled(OF.longVictims, victims), others: shuffled(OF.longOthers, clients - victims) },
    mixes: { profile: shuffled(OF.profile, victims), citizenship: shuffled(OF.citizenship, victims) },
  };
}

/** 2012 is pinned by months, every other period as a whole. */
function spans(recipe: RecipePeriod, scale: number) {
  const from = dayNumber(recipe.from);
  if (recipe.id !== '2012') return [{ from, days: daysOf(recipe), calls: recipe.calls * scale }];
  return months2012.map((calls, month) => {
    const first = Date.UTC(2012, month, 1) / 86_400_000;
    return { from: first, days: Date.UTC(2012, month + 1, 1) / 86_400_000 - first, calls: calls * scale };
  });
}

function steps(cells: readonly Cell[], scale: number): Step[] {
  const all: Step[] = [];
  let slot = 0;
  for (const cell of cells) {
    let unit = 0;
    for (const rung of cell.rungs) {
      const units = rung.units * scale;
      all.push({ cell, slot, unit, units, size: rung.size });
      slot += units * rung.size;
      unit += units;
    }
  }
  return all;
}
