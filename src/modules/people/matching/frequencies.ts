import type { NamePart } from './features.ts';

/**
 * How common a name is: the organisation's own cards mixed with a prior (matching.md section 5). A rare name that meets
 * says much, a common one little.
 */
export interface Frequencies {
  /** share of people who bear it, above 0 and at most 1 */
  of(part: NamePart): number;
}

/** The prior counts like this many cards of one's own. */
const PRIOR_CARDS = 500;
const RARE = 1 / 40_000;

/** Where nothing is known of a name it is as rare as most names are. */
export const unknownFrequencies: Frequencies = { of: () => RARE * 20 };

/**
 * @param counted how many cards bear this folded form, @param cards how many cards were counted
 * @param prior share of the population, where one is known
 */
export function mixedFrequency(counted: number, cards: number, prior: number | undefined): number {
  // the one who met is not counted against herself
  return (Math.max(0, counted - 1) + PRIOR_CARDS * (prior ?? RARE) + 0.5) / (cards + PRIOR_CARDS);
}

/** From counts by folded form; a pet name's group is as common as its names together. */
export function frequenciesOf(
  counts: (form: string) => number,
  cards: number,
  prior: (form: string) => number | undefined,
): Frequencies {
  return {
    of(part) {
      let most = 0;
      for (const form of part.forms.slice(0, 2))
        most = Math.max(most, mixedFrequency(counts(form), cards, prior(form)));
      return Math.min(1, most);
    },
  };
}
