import { type Frequencies, unknownFrequencies } from './frequencies.ts';
import { levelsOf, type MatchField, matchFields } from './levels.ts';

/**
 * Chances of each level among pairs of one person (m) and among pairs of two (u), after Fellegi and Sunter (matching.md
 * section 5). Only their ratio weighs; floors and caps keep one field from deciding alone.
 */
export interface FieldModel {
  readonly m: readonly number[];
  readonly u: readonly number[];
  /** chance that two people drawn at random have the same name: what the frequency of a name is measured against */
  readonly chance: number;
  readonly floor: number;
  readonly cap: number;
}

export interface Model {
  readonly fields: Readonly<Record<MatchField, FieldModel>>;
  readonly frequencies: Frequencies;
  /**
   * bits taken off where given name and surname both meet: names of one people come together, so that two of them are less
   * than twice one (a joint level, matching.md section 5)
   */
  readonly together: number;
  /** log2 of the odds that a pair is one person before anything is compared */
  readonly prior: number;
  /** probability from weight, learned from decided pairs; without it a rule of thumb */
  readonly calibration?: Calibration;
}

export interface Calibration {
  /** probability of a whole weight, prior included */
  probability(bits: number): number;
  readonly decided: number;
}

type Chances = Readonly<Record<string, readonly [m: number, u: number]>>;

const NAMES: Chances = {
  equal: [0.6, 0.004],
  folded: [0.12, 0.0012],
  hypocorism: [0.05, 0.004],
  inflected: [0.02, 0.0008],
  close: [0.07, 0.004],
  near: [0.025, 0.022],
  kin: [0.015, 0.005],
  initial: [0.02, 0.05],
  part: [0.02, 0.02],
  other_sex: [0.0015, 0.004],
  different: [0.05, 0.9],
  extra: [0.05, 0.075],
};

/** Rules of thumb, until a set teaches better: what colleagues of a hotline see, not measured anywhere. */
const CHANCES: Readonly<Record<MatchField, Chances>> = {
  given: NAMES,
  surname: {
    ...NAMES,
    equal: [0.62, 0.0025],
    hypocorism: [0.01, 0.01],
    other_sex: [0.01, 0.003],
    // marriage: another surname is no proof
    different: [0.11, 0.92],
    extra: [0.06, 0.06],
  },
  name: { ...NAMES, equal: [0.6, 0.003], other_sex: [0.01, 0.004] },
  birth: {
    equal: [0.8, 1 / 15_000],
    swapped: [0.012, 1 / 15_000],
    one_digit: [0.05, 0.0014],
    year_and_part: [0.03, 0.0019],
    day_and_month: [0.015, 0.0025],
    two_digits: [0.02, 0.02],
    year_known: [0.8, 0.017],
    same_year: [0.02, 0.0145],
    next_year: [0.1, 0.034],
    overlap: [0.85, 0.15],
    conflict: [0.03, 0.9],
  },
  sex: { equal: [0.98, 0.55], given_says_it: [0.99, 0.95], conflict: [0.01, 0.45] },
  phone: {
    equal: [0.6, 0.000002],
    last_seven: [0.02, 0.000004],
    one_digit: [0.03, 0.00002],
    household: [0.05, 0.02],
    shared: [0.1, 0.1],
    different: [0.3, 0.97],
  },
  email: { equal: [0.7, 0.000002], near: [0.06, 0.0005], different: [0.24, 0.999] },
  handle: { equal: [0.7, 0.000002], different: [0.3, 0.999] },
  // of several documents others may have been shown
  document: { equal: [0.7, 0.000001], different: [0.3, 0.99] },
  place: { equal: [0.6, 0.05], near: [0.12, 0.04], some: [0.08, 0.08], different: [0.2, 0.83] },
  citizenship: { equal: [0.97, 0.75], different: [0.03, 0.25] },
  // one of several that somebody speaks: another is no other person
  language: { equal: [0.85, 0.6], near: [0.07, 0.06], different: [0.08, 0.34] },
  relative: { equal: [0.5, 0.002], some: [0.2, 0.02], different: [0.3, 0.978] },
  organisation: {
    equal: [0.6, 0.0005],
    near: [0.2, 0.002],
    some: [0.12, 0.02],
    little: [0.04, 0.1],
    different: [0.04, 0.88],
  },
};

const CHANCE_OF_SAME: Partial<Record<MatchField, number>> = { given: 0.006, surname: 0.003, name: 0.004 };

/** One name alone, however rare among few cards, never says more: whole peoples share their names, given and family’s together. */
const CAPS: Partial<Record<MatchField, number>> = { given: 11, surname: 14, sex: 2, citizenship: 4, language: 4 };

const fieldOf = (field: MatchField): FieldModel => {
  const levels = levelsOf[field] as readonly string[];
  const at = (which: 0 | 1) => levels.map((level) => CHANCES[field][level]?.[which] ?? 0.01);
  return { m: at(0), u: at(1), chance: CHANCE_OF_SAME[field] ?? 0, floor: -9, cap: CAPS[field] ?? 18 };
};

export const defaultFields = Object.fromEntries(matchFields.map((f) => [f, fieldOf(f)])) as Readonly<
  Record<MatchField, FieldModel>
>;

/** For a first contact among ten thousand; a caller who knows better hands in its own prior and frequencies. */
export const defaultModel: Model = {
  fields: defaultFields,
  frequencies: unknownFrequencies,
  together: 1,
  prior: Math.log2(0.3 / 10_000),
};

/** Why somebody is looked for: how likely an answer is before anything is compared (matching.md section 5). */
export type Question = 'first_contact' | 'call_back' | 'sweep';
const EXPECTED: Readonly<Record<Question, number>> = { first_contact: 0.3, call_back: 0.8, sweep: 0.1 };

/** log2 of the prior odds: expected answers ÷ cards. */
export const priorOf = (question: Question, cards: number): number =>
  Math.log2(EXPECTED[question] / Math.max(1, cards));
