import type { It } from '../../../platform/operations/index.ts';
import { type Pair, pairOf } from '../clusters.ts';
import { compare, type Features, featuresOfCard } from '../matching/index.ts';
import type { PersonId } from '../person.ts';
import { beginning } from '../store/card-store.ts';
import { findSharedAddresses, findSharedBy, mostSharing, type SharedAddress } from '../store/shared-address-store.ts';
import type { ProposedPair } from './proposed-pairs.ts';
import { type OpenCards, PROPOSED_FROM } from './sweep-cards.ts';

/**
 * Pairs of a slice that share an address, an account, a number or a document: the keys of a sweep that stand on no card are
 * asked of the database, by blind index. Compared like all others, with what they share as equal.
 */
export async function sharingPairs(
  it: It,
  cards: OpenCards,
  after: string | null,
  upto: string | null,
): Promise<{ readonly pairs: readonly ProposedPair[]; readonly left: number }> {
  if (upto === null || upto === after) return { pairs: [], left: 0 };
  const rows = await findSharedAddresses(it.tx, after ?? beginning, upto);
  const shared = new Map<string, { readonly pair: Pair; readonly kinds: Set<SharedAddress['kind']> }>();
  const sharing = new Map<string, number>();
  for (const { person, earlier, kind } of rows) {
    const count = (sharing.get(`${person} ${kind}`) ?? 0) + 1;
    sharing.set(`${person} ${kind}`, count);
    if (count > mostSharing) continue;
    const pair = pairOf(earlier, person);
    const known = shared.get(keyOf(pair));
    if (known) known.kinds.add(kind);
    else shared.set(keyOf(pair), { pair, kinds: new Set([kind]) });
  }
  const pairs = [...shared.values()].flatMap(({ pair, kinds }): ProposedPair[] => {
    const [left, right] = [featuresOf(cards, pair.left), featuresOf(cards, pair.right)];
    if (!left || !right) return [];
    const same = sameOf(kinds);
    const { probability } = compare({ ...left, ...same }, { ...right, ...same }, cards.model);
    return probability >= PROPOSED_FROM ? [{ ...pair, probability }] : [];
  });
  return { pairs, left: [...sharing.values()].filter((count) => count > mostSharing).length };
}

const keyOf = ({ left, right }: Pair): string => `${left} ${right}`;

function featuresOf(cards: OpenCards, person: PersonId): Features | undefined {
  const card = cards.card(person);
  return card && featuresOfCard(card);
}

/** What is known to be equal without being opened; a number stands on the cards themselves. */
const sameOf = (kinds: ReadonlySet<SharedAddress['kind']>): Partial<Features> => ({
  ...(kinds.has('email') && { emails: ['='] }),
  ...(kinds.has('handle') && { handles: ['='] }),
  ...(kinds.has('document') && { documents: ['='] }),
});

/** Of pairs that are shown: what each shares, as it is compared. */
export async function sharedOf(it: It, pairs: readonly Pair[]): Promise<(pair: Pair) => Partial<Features>> {
  const kinds = new Map<string, Set<SharedAddress['kind']>>();
  for (const row of pairs.length > 0 ? await findSharedBy(it.tx, pairs) : [])
    kinds.set(keyOf(row), (kinds.get(keyOf(row)) ?? new Set()).add(row.kind));
  return (pair) => sameOf(kinds.get(keyOf(pair)) ?? new Set());
}

/** A pair once, as it weighs with all that is known of it. */
export function joinedPairs(...found: readonly (readonly ProposedPair[])[]): readonly ProposedPair[] {
  const once = new Map<string, ProposedPair>();
  for (const pair of found.flat()) {
    const before = once.get(keyOf(pair));
    if (!before || before.probability < pair.probability) once.set(keyOf(pair), pair);
  }
  return [...once.values()];
}
