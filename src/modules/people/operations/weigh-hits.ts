import type { PersonHit } from '../contract.ts';
import type { ExactQuestion } from '../exact-question.ts';
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
    question,
  }: {
    readonly cards: number;
    readonly bearers: (form: string) => number;
    /** learned from decided pairs; none: a rule of thumb */
    readonly calibration?: Calibration | undefined;
    /** what of the question was asked by equality: addresses, accounts, documents */
    readonly question?: Pick<ExactQuestion, 'emails' | 'handles' | 'documents'>;
  },
): (card: SearchCard | undefined, met?: readonly string[]) => Weighed {
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
  return (card, met = []) => {
    // what was asked by equality and did not meet says nothing against whoever was found by something else
    const same = Object.fromEntries(
      EXACT.flatMap(([field, of]) => (question && met.includes(field) ? [[of, question[of]]] : [])),
    );
    // found by equality alone, and the card does not open: that is all that is known to meet
    const known = card
      ? featuresOfCard(card)
      : { names: [], ...(met.includes('phone') && asked.phones && { phones: asked.phones }) };
    return weighed(compare({ ...asked, ...same }, { ...known, ...same }, model, tools));
  };
}

const EXACT = [
  ['email', 'emails'],
  ['handle', 'handles'],
  ['document', 'documents'],
] as const;

const weighed = ({ probability, zone, calibrated, reasons }: Comparison): Weighed => ({
  probability,
  zone,
  calibrated,
  reasons: reasons.map((reason) => ({ ...reason })),
});
