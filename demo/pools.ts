import { apportionWithin } from './apportion.ts';
import { type RecipePeriod, yearOf } from './recipe.ts';

/**
 * Who comes back in a later period. Of every period some of the new clients stay in touch for long: 85 % of the identified
 * persons, one in twelve of the others. The older the cohort, the fewer of them; after every five years other ones.
 */
export interface Cohort {
  /** index of the period in which these persons were new */
  readonly period: number;
  /** long-term persons of that period */
  readonly members: number;
  /** of them come back in the later period */
  readonly active: number;
  readonly offset: number;
}

const LONG_TERM = { victims: 85, others: 8 };
/** percent of the long-term persons still in touch after so many years */
const STILL = [88, 76, 66, 58, 52, 46, 42, 38, 35, 32, 30, 28, 26, 24, 23, 22, 21, 20, 19, 18];

export type PoolKind = keyof typeof LONG_TERM;

const newOf = (p: RecipePeriod, kind: PoolKind): number => (kind === 'victims' ? p.victims : p.newClients - p.victims);
const members = (p: RecipePeriod, kind: PoolKind): number => Math.floor((newOf(p, kind) * LONG_TERM[kind]) / 100);

interface Candidate {
  readonly period: number;
  readonly members: number;
  readonly still: number;
  readonly age: number;
}

function candidates(periods: readonly RecipePeriod[], at: number, kind: PoolKind): Candidate[] {
  const now = periods[at]!;
  return periods.slice(0, at).flatMap((p, period) => {
    const age = yearOf(now) - yearOf(p);
    const n = members(p, kind);
    if (p.line !== now.line || n === 0) return [];
    return [{ period, members: n, still: Math.max(1, Math.floor((n * STILL[Math.min(age, 19)]!) / 100)), age }];
  });
}

/** How many persons can come back in the period at scale 1. */
export const poolSize = (periods: readonly RecipePeriod[], at: number, kind: PoolKind): number =>
  candidates(periods, at, kind).reduce((sum, c) => sum + c.still, 0);

/** Which cohorts the `active` persons of a period come from, at scale 1. */
export function cohorts(periods: readonly RecipePeriod[], at: number, kind: PoolKind, active: number): Cohort[] {
  const from = candidates(periods, at, kind);
  const parts = apportionWithin(
    active,
    from.map((c) => c.still),
    from.map((c) => c.members),
  );
  return from.map((c, i) => ({
    period: c.period,
    members: c.members,
    active: parts[i]!,
    offset: Math.floor((c.members * Math.floor(c.age / 5)) / 3) % c.members,
  }));
}
