import { apportion, apportionWithin, ladder, type Rung } from './apportion.ts';
import { type Margins, margins, type Theme } from './margins.ts';
import { daysOf, pinned2012, pinned2016, type RecipePeriod } from './recipe.ts';

/**
 * One period at scale 1 as groups of people ("cells"): who calls, how many of them, how often, about what. The margins of
 * the period are met exactly because every contact of a theme lies in a cell. A cell at scale s has s times the people.
 *
 * A person who is identified in the period comes in one of three ways: she reports herself (`victim-self`), somebody
 * reports her (`victim-reported`: the first contact of the group is that report by another new client), or she is sent to
 * us (`victim-referred`; `victim-recognised` if the Centre had recognised her already). In chronological order a group goes: report · support · finding · post festum.
 */
export type CellKind =
  | 'victim-self'
  | 'victim-reported'
  | 'victim-referred'
  | 'victim-recognised'
  | 'reporter'
  | 'new'
  | 'returning-victim'
  | 'returning'
  | 'nobody';

export interface Cell {
  readonly kind: CellKind;
  readonly theme: Theme;
  readonly units: number;
  /** of a new person: index within the period's new clients; of a returning one: rank in the period's pool */
  readonly first: number;
  readonly rungs: readonly Rung[];
  /** the contacts of one person lie apart, over the whole period */
  readonly spread: boolean;
}

/** Contacts of a group before the finding. */
export const contactsBeforeFinding = (kind: CellKind): number => (kind === 'victim-reported' ? 2 : 1);

export interface Layout {
  readonly period: RecipePeriod;
  readonly cells: readonly Cell[];
  readonly linked: number;
  readonly selfReported: number;
  /** new clients who are reporters of a victim stand at [victims, victims + reported) */
  readonly returningVictims: number;
  readonly returningOthers: number;
}

/** Persons of earlier periods who may come back in this one. */
export interface Pools {
  readonly victims: number;
  readonly others: number;
}

/** Quantiles of contacts after the finding: about log-normal, 15 % have hardly any (victimsAreLongTerm 0.85). */
const AFTER_FINDING = [0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 15, 18, 22, 27, 34, 48];
/** Quantiles of a returning person's contacts in one period: log-normal with a smaller sigma. */
const RETURNING = [3, 4, 5, 6, 7, 7, 8, 9, 10, 11, 11, 12, 13, 15, 16, 18, 20, 23, 28, 38];
/** Quantiles of a new client's further contacts: one-off, short, long. */
const FIRST_PERIOD = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 3, 4, 5, 5, 7, 10, 24];

/** Themes of clients who are not (yet) identified and did not come with a report. */
const PLAIN: readonly Theme[] = [
  'support_followup',
  'potential_victim_at_risk',
  'job_offer_check',
  'information',
  'mc_report',
  'mc_family_support',
  'mc_sighting',
  'mc_child_self',
  'mc_missing_babies',
  'mc_custody_advice',
  'mc_information',
  'other_violence',
  'offers_of_help',
];

/** Of the 166 who came back in 2012, so many had not been identified (assumed; the sum is published). */
const RETURNING_OTHERS_2012 = 40;

const clamp = (low: number, value: number, high: number): number => Math.max(low, Math.min(high, value));

/** How many of the period's victims start from a report of the same period: 2012 and 2016 published, else about half the reports. */
function linkedReports(period: RecipePeriod, reports: number): number {
  if (period.id === '2012') return pinned2012.identifiedFromReports;
  if (period.id === '2016') return pinned2016.identified;
  return Math.min(Math.floor((reports * 48) / 100), Math.floor((period.victims * 17) / 20));
}

export function layout(period: RecipePeriod, pools: Pools): Layout {
  const of: Margins = margins(period);
  const count = (theme: Theme): number => of[theme] ?? 0;
  const days = daysOf(period);
  const { victims } = period;

  const linked = linkedReports(period, count('report'));
  const selfReported = Math.floor((linked * 35) / 100);
  const reported = linked - selfReported;
  const referred = Math.min(victims - linked, Math.floor(((count('support_followup') - reported) * 4) / 5));
  const recognised = victims - linked - referred;
  const otherReports = count('report') - linked;

  // contacts after a finding: of this period's victims, and of those who come back
  const postFestum = count('post_festum') - recognised;
  const own = pools.victims === 0 ? postFestum : Math.min(postFestum, victims * clamp(1, Math.floor(days / 52), 7));
  const backVictims =
    period.id === '2012'
      ? Math.min(pools.victims, pinned2012.clientsReturning - RETURNING_OTHERS_2012)
      : postFestum === own
        ? 0
        : clamp(1, Math.ceil(((postFestum - own) * 72) / clamp(108, days * 2, 720)), pools.victims);
  const after = victims === 0 ? [0, 0, 0, 0] : apportion(own, [selfReported, reported, referred, recognised]);

  // support before a finding, and after a report that led nowhere
  const supportBefore = reported + referred;
  const supportOfReports = Math.min(count('support_followup') - supportBefore, Math.floor((otherReports * 3) / 5));
  const slotsOf = (theme: Theme): number =>
    theme === 'support_followup' ? count(theme) - supportBefore - supportOfReports : count(theme);

  // everybody else: new clients and returning ones, theme by theme
  const slots = PLAIN.map(slotsOf);
  const plain = slots.reduce((a, b) => a + b, 0);
  const newPlain = period.newClients - victims - reported - otherReports;
  const unitsNew = apportionWithin(newPlain, slots, slots);
  const room = slots.map((n, i) => (unitsNew[i]! > 0 ? n - unitsNew[i]! : 0));
  const furtherAtMost = room.reduce((a, b) => a + b, 0) - (pools.others === 0 ? 0 : Math.floor((plain * 6) / 100));
  const further = pools.others === 0 ? furtherAtMost : clamp(0, Math.floor((newPlain * 6) / 5), furtherAtMost);
  const furtherBy = apportionWithin(further, unitsNew, room);
  const slotsNew = unitsNew.map((n, i) => n + furtherBy[i]!);
  const slotsBack = slots.map((n, i) => n - slotsNew[i]!);
  const back = plain - newPlain - further;
  const themesBack = slotsBack.map((n) => Math.min(1, n));
  const themes = themesBack.reduce((a, b) => a + b, 0);
  const backOthers =
    period.id === '2012'
      ? RETURNING_OTHERS_2012
      : clamp(themes, Math.ceil((back * 70) / clamp(84, days, 350)), Math.min(back, pools.others));
  const moreBack = apportionWithin(
    backOthers - themes,
    slotsBack,
    slotsBack.map((n, i) => n - themesBack[i]!),
  );
  const unitsBack = themesBack.map((n, i) => n + moreBack[i]!);

  const cells: Cell[] = [];
  let nextNew = 0;
  const addNew = (kind: CellKind, theme: Theme, units: number, rungs: Rung[], spread: boolean) => {
    if (units > 0) cells.push({ kind, theme, units, first: nextNew, rungs, spread });
    nextNew += units;
  };
  const addVictims = (kind: CellKind, theme: Theme, units: number, afterFinding: number) => {
    const before = contactsBeforeFinding(kind);
    addNew(kind, theme, units, ladder(units, before * units + afterFinding, before, AFTER_FINDING), true);
  };
  addVictims('victim-self', 'report', selfReported, after[0]!);
  addVictims('victim-reported', 'report', reported, after[1]!);
  addVictims('victim-referred', 'support_followup', referred, after[2]!);
  addVictims('victim-recognised', 'post_festum', recognised, after[3]!);
  nextNew += reported; // the reporters, who have no cell of their own
  addNew(
    'reporter',
    'report',
    otherReports,
    ladder(otherReports, otherReports + supportOfReports, 1, FIRST_PERIOD),
    false,
  );
  PLAIN.forEach((theme, i) => {
    addNew('new', theme, unitsNew[i]!, ladder(unitsNew[i]!, slotsNew[i]!, 1, FIRST_PERIOD), false);
  });

  let rank = 0;
  PLAIN.forEach((theme, i) => {
    const units = unitsBack[i]!;
    const rungs = ladder(units, slotsBack[i]!, 1, RETURNING);
    if (units > 0) cells.push({ kind: 'returning', theme, units, first: rank, rungs, spread: true });
    rank += units;
  });
  if (backVictims > 0) {
    const rungs = ladder(backVictims, postFestum - own, 1, RETURNING);
    cells.push({ kind: 'returning-victim', theme: 'post_festum', units: backVictims, first: 0, rungs, spread: true });
  }
  const silent = count('silent_prank_wrong');
  const nobody = { kind: 'nobody', theme: 'silent_prank_wrong', first: 0, spread: false } as const;
  if (silent > 0) cells.push({ ...nobody, units: silent, rungs: [{ size: 1, units: silent }] });

  return { period, cells, linked, selfReported, returningVictims: backVictims, returningOthers: backOthers };
}
