import {
  type AgeBand,
  type Country,
  type Decider,
  type District,
  type DurationBand,
  durationBandOf,
  type ExploitationForm,
  type Majority,
  type MeansOfControl,
  majorityOf,
  type RecruiterRelation,
  type Sector,
  type Sex,
  type SexualKind,
  type TraffickingAct,
  type YesNoUnknown,
} from '../../codelists/index.ts';
import { type Day, type Id, type Month, monthOf } from '../../platform/kernel/index.ts';
import type { FindingOutcome } from './finding-lists.ts';

/**
 * A trafficking finding: whose rule, which day, what was found. Codes only; the facts in words are sealed apart. Sex,
 * age band and citizenship are those of the day of the finding and do not follow later changes of the person.
 */
export type FindingId = Id<'finding'>;

export interface Finding {
  readonly outcome: FindingOutcome;
  readonly rule: Decider;
  readonly day: Day;
  readonly forms: readonly ExploitationForm[];
  readonly sexualKinds: readonly SexualKind[];
  readonly means: readonly MeansOfControl[];
  readonly acts: readonly TraffickingAct[];
  readonly sector: Sector;
  readonly recruiterRelation: RecruiterRelation;
  /** where the exploitation happened */
  readonly countries: readonly Country[];
  readonly crossBorder: YesNoUnknown;
  readonly district: District | null;
  readonly fromMonth: Month | null;
  readonly toMonth: Month | null;
  readonly durationBand: DurationBand;
  readonly sex: Sex;
  readonly ageBand: AgeBand;
  readonly citizenship: Country;
}

export type FindingFault = {
  readonly path: keyof Finding;
  readonly code: 'future-day' | 'months-reversed' | 'kind-without-form';
};

/** What codes alone cannot say: the first thing that is impossible in this finding, or null. */
export function faultOf(finding: Finding, today: Day): FindingFault | null {
  if (finding.day > today) return { path: 'day', code: 'future-day' };
  if (finding.fromMonth && finding.fromMonth > monthOf(today)) return { path: 'fromMonth', code: 'future-day' };
  if (finding.toMonth && finding.toMonth > monthOf(today)) return { path: 'toMonth', code: 'future-day' };
  if (finding.fromMonth && finding.toMonth && finding.fromMonth > finding.toMonth) {
    return { path: 'toMonth', code: 'months-reversed' };
  }
  if (finding.sexualKinds.length > 0 && !finding.forms.includes('sexual')) {
    return { path: 'sexualKinds', code: 'kind-without-form' };
  }
  return null;
}

/** Under 18 on the day of the finding (Convention on the Rights of the Child, art. 1). */
export const childOf = (finding: Pick<Finding, 'ageBand'>): Majority => majorityOf(finding.ageBand);

const monthNumber = (month: Month): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));

/** The band that was given, or, where none was and both months are known, the one that follows from them. */
export function durationOf(finding: Pick<Finding, 'durationBand' | 'fromMonth' | 'toMonth'>): DurationBand {
  const { durationBand, fromMonth, toMonth } = finding;
  if (durationBand !== 'unknown' || !fromMonth || !toMonth) return durationBand;
  return durationBandOf(monthNumber(toMonth) - monthNumber(fromMonth) + 1) ?? 'unknown';
}

/** One who knows the case and one who oversees it. */
export interface DecidingPerson {
  readonly id: string;
  readonly roles: readonly string[];
  readonly active: boolean;
}

export type DeciderFault = 'two-deciders-needed' | 'same-decider' | 'supervisor-needed' | 'unknown-decider';

/**
 * Our own finding is decided by two: different people, one of them a supervisor, both with the right to decide. In an
 * organisation of one active account she decides alone, and stands twice. What the Centre or a court decided we only
 * write down: no deciders are needed.
 */
export function deciderFault(
  rule: Decider,
  deciders: readonly (DecidingPerson | undefined)[],
  activeAccounts: number,
): DeciderFault | null {
  const known = deciders.filter((one): one is DecidingPerson => one?.active === true && one.roles.some(mayDecide));
  if (known.length < deciders.length) return 'unknown-decider';
  if (rule !== 'own' && deciders.length === 0) return null;
  if (known.length !== 2) return 'two-deciders-needed';
  if (known[0]!.id === known[1]!.id) return activeAccounts === 1 ? null : 'same-decider';
  return known.some((one) => one.roles.includes('supervisor')) ? null : 'supervisor-needed';
}

export const mayDecide = (role: string): boolean => role === 'caseworker' || role === 'supervisor';

/** Subcategories of a contact that tell of somebody for the first time. */
export const isReport = (subcategory: string | null): boolean =>
  subcategory === 'report' || subcategory === 'mc_report';
