import type { PersonHit } from '../contract.ts';
import type { LookUpPurpose } from '../look-up-purposes.ts';
import {
  type Calibration,
  type Comparison,
  compare,
  defaultModel,
  featuresOfCard,
  featuresOfQuery,
  frequenciesOf,
  levelOfTyped,
  nationalShare,
  priorOf,
} from '../matching/index.ts';
import type { NameQuery } from '../name-query.ts';
import type { SearchCard } from '../search-card.ts';

export type Weighed = Pick<PersonHit, 'probability' | 'zone' | 'calibrated' | 'reasons'>;

/** A code names one person: nothing is left to weigh. */
export const named: Weighed = { probability: 1, zone: 'probable', calibrated: false, reasons: [] };

/**
 * How likely each found person is meant (matching.md section 5): by what was typed, how common it is among the cards that
 * were looked through, and why it was asked. A hit is never measured by the others in the list.
 * @param bearers how many cards bear one of these folded forms
 */
export function weigher(
  query: NameQuery,
  purpose: LookUpPurpose,
  {
    cards,
    bearers,
    calibration,
  }: {
    readonly cards: number;
    readonly bearers: (form: string) => number;
    /** learned from decided pairs; none: a rule of thumb */
    readonly calibration?: Calibration | undefined;
  },
): (card: SearchCard | undefined) => Weighed {
  const asked = featuresOfQuery(query);
  const counted = new Map<string, number>();
  const count = (form: string) => {
    const known = counted.get(form) ?? bearers(form);
    counted.set(form, known);
    return known;
  };
  const model = {
    ...defaultModel,
    frequencies: frequenciesOf(count, cards, nationalShare),
    prior: priorOf(purpose === 'call_back' ? 'call_back' : 'first_contact', cards),
    ...(calibration && { calibration }),
  };
  const tools = { levelOf: levelOfTyped(query) };
  return (card) => {
    // found by the number alone, and the card does not open: the number is all that is known to meet
    const other = card ? featuresOfCard(card) : { names: [], ...(asked.phones && { phones: asked.phones }) };
    return weighed(compare(asked, other, model, tools));
  };
}

const weighed = ({ probability, zone, calibrated, reasons }: Comparison): Weighed => ({
  probability,
  zone,
  calibrated,
  reasons: reasons.map((reason) => ({ ...reason })),
});
