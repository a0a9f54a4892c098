import { type Day, day, dayNumber } from '../src/platform/kernel/days.ts';
import recipe from './data/synthetic-recipe.json' with { type: 'json' };

/**
 * The parameters of the synthetic organisation in the form the plan wants: whole numbers. What is published and what is
 * assumed stands in data/synthetic-recipe.json; values that the recipe leaves open are assumed here and marked so.
 */
export type LineGroup = 'sos' | '116000';

export interface RecipePeriod {
  readonly id: string;
  readonly line: LineGroup;
  /** both days belong to it */
  readonly from: Day;
  readonly to: Day;
  readonly calls: number;
  readonly newClients: number;
  readonly victims: number;
}

/** 1 December 2011 is a period of its own, so that no finding falls on that day (demo-data.md section 3). */
const LAST_DAY_2011A = { calls: 7, newClients: 1 };

function sosPeriods(): RecipePeriod[] {
  return recipe.periods.flatMap((p) => {
    const whole: RecipePeriod = {
      id: p.id,
      line: 'sos',
      from: day(p.from),
      to: day(p.to),
      calls: p.calls,
      newClients: p.newClients,
      victims: p.identifiedVictims,
    };
    if (p.id !== '2011a') return [whole];
    const { calls, newClients } = LAST_DAY_2011A;
    return [
      { ...whole, to: day('2011-11-30'), calls: whole.calls - calls, newClients: whole.newClients - newClients },
      { ...whole, id: '2011a-last', from: day('2011-12-01'), calls, newClients, victims: 0 },
    ];
  });
}

/** 116000: persons of its own line. Two calls in five come from somebody new (assumed). */
function missingChildrenPeriods(): RecipePeriod[] {
  return recipe.missingChildren116000.years.map((y) => ({
    id: `116000-${y.year}`,
    line: '116000',
    from: day('from' in y && y.from ? y.from : `${y.year}-01-01`),
    to: day(`${y.year}-12-31`),
    calls: y.calls,
    newClients: Math.floor((y.calls * 2) / 5),
    victims: 0,
  }));
}

export const recipePeriods: readonly RecipePeriod[] = [...sosPeriods(), ...missingChildrenPeriods()];

export const weekdayWeights: readonly number[] = recipe.weekday.weightsMonToSun;
export const hourWeights: readonly number[] = recipe.hourOfDay.weights;
export const months2012: readonly number[] = recipe.pinned2012.monthlyMultiset;

export const yearOf = (p: RecipePeriod): number => Number(p.from.slice(0, 4));
export const daysOf = (p: RecipePeriod): number => dayNumber(p.to) - dayNumber(p.from) + 1;

const perMille = (share: number): number => Math.round(share * 1000);

/** thb_related, preventive_educational, other in thousandths */
export function categoryWeights(year: number): readonly [number, number, number] {
  const by = recipe.callCategory.byPeriod;
  const w =
    year <= 2007 ? by['2002-2007'] : year <= 2012 ? by['2008-2012'] : year <= 2016 ? by['2013-2016'] : by['2017-2021'];
  return [perMille(w.thb_related), perMille(w.preventive_educational), perMille(w.other)];
}

/** post_festum, support_followup, report in thousandths */
export const thbWeights: readonly [number, number, number] = [
  perMille(recipe.callCategory.thbKind.post_festum),
  perMille(recipe.callCategory.thbKind.support_followup),
  perMille(recipe.callCategory.thbKind.report),
];

/** Job-offer checks in percent of the preventive calls: a third of all calls by 2018 is published, the way there assumed. */
export function jobOfferPercent(year: number): number {
  if (year <= 2007) return 15;
  if (year <= 2012) return 25;
  return { 2013: 35, 2014: 45, 2015: 55, 2016: 65, 2017: 80, 2018: 94, 2019: 92 }[year] ?? 90;
}

/** Violence, silent and misused, offers of help: assumed. */
export const otherWeights: readonly [number, number, number] = [35, 50, 15];

/** 116000 by subcategory without the enquiries about missing babies; assumed. */
export const missingChildrenWeights = {
  mc_report: 60,
  mc_family_support: 130,
  mc_sighting: 20,
  mc_child_self: 20,
  mc_custody_advice: 140,
  mc_information: 90,
  other_violence: 40,
  silent_prank_wrong: 60,
  offers_of_help: 20,
} as const;

/** Enquiries about missing babies: 2014 published, else 42 percent of the calls (assumed). */
export const missingBabies = (year: number, calls: number): number =>
  year === 2014 ? recipe.missingChildren116000.pinned['2014'].missingBabiesCalls : Math.round((calls * 42) / 100);

export const pinned2012 = recipe.pinned2012;
export const pinned2016 = recipe.pinned2016;
export const pinned2018 = recipe.pinned2018;
export const victimShares = recipe.victim;
export const formsTo2011 = recipe['pinnedTo2011-12-01'].formCounts;
