import { type It, operation } from '../../../platform/operations/index.ts';
import { clustersOf } from '../clusters.ts';
import { labelOfCard } from '../identity.ts';
import type { ProposedPair as ShownPair } from '../links-contract.ts';
import * as contract from '../links-contract.ts';
import { type Features, featuresOfCard } from '../matching/index.ts';
import { findDecidedPairs, findLinksAround } from '../store/link-store.ts';
import { findPersons, type PersonRow } from '../store/person-store.ts';
import { findSweep } from '../store/sweep-store.ts';
import { birthYearsOf } from './birth-years.ts';
import { explain } from './opened-pair.ts';
import { openProposed, type ProposedPair } from './proposed-pairs.ts';
import { sharedOf } from './sharing-pairs.ts';
import { cardsOfGroups, type OpenCards } from './sweep-cards.ts';

/**
 * The queue: what was proposed and waits for a person's decision. A pair that was decided, whichever way, never comes
 * back; whoever has no open card any more (erased, or sealed away from this group) does not appear.
 */
export const listDuplicates = operation(contract.listDuplicates, {
  async run(it, { limit }) {
    const sweep = await findSweep(it.tx);
    if (!sweep) return { sweep: null, waiting: 0, pairs: [] };
    const cards = await cardsOfGroups(it);
    const waiting = await openPairs(it, await openProposed(it, sweep), cards);
    const shown = waiting.slice(0, limit);
    const rows = await findPersons(
      it.tx,
      shown.flatMap(({ left, right }) => [left, right]),
    );
    const known = new Map(rows.map((row) => [row.id, row]));
    const same = await sharedOf(it, shown);
    const pairs = shown.flatMap((pair) => pairOf(pair, known, cards, same(pair)) ?? []);
    it.tx.record({ kind: 'people.open-names', payload: { count: 2 * pairs.length, of: 'duplicates' } });
    const { id, state, done, total, left_over: left, begun_on: begunOn, ended_on: endedOn } = sweep;
    return { sweep: { id, state, done, total, left, begunOn, endedOn }, waiting: waiting.length, pairs };
  },
});

/** Not decided, not one cluster by other links, both with an open card; the likeliest first. */
async function openPairs(it: It, proposed: readonly ProposedPair[], cards: OpenCards): Promise<ProposedPair[]> {
  const decided = new Set((await findDecidedPairs(it.tx)).map(({ left, right }) => `${left} ${right}`));
  const left = proposed.filter(
    (pair) => !decided.has(`${pair.left} ${pair.right}`) && cards.has(pair.left) && cards.has(pair.right),
  );
  const links = await findLinksAround(
    it.tx,
    left.flatMap((pair) => [pair.left, pair.right]),
  );
  const clusters = new Map(clustersOf(links).flatMap((cluster) => cluster.map((id) => [id, cluster[0]] as const)));
  return left
    .filter((pair) => !clusters.has(pair.left) || clusters.get(pair.left) !== clusters.get(pair.right))
    .sort((a, b) => b.probability - a.probability || (a.left + a.right < b.left + b.right ? -1 : 1));
}

function pairOf(
  { left, right }: ProposedPair,
  known: ReadonlyMap<string, PersonRow>,
  cards: OpenCards,
  same: Partial<Features>,
): ShownPair | undefined {
  const [one, other] = [cards.card(left), cards.card(right)];
  const [oneRow, otherRow] = [known.get(left), known.get(right)];
  if (!one || !other || !oneRow || !otherRow) return undefined;
  const side = (row: PersonRow, card: typeof one) => ({
    id: row.id,
    code: row.code ?? '',
    label: labelOfCard(card, row.code ?? ''),
    state: row.state,
    sex: row.sex,
    birthYear: birthYearsOf(card),
  });
  return {
    left: side(oneRow, one),
    right: side(otherRow, other),
    explanation: explain({ ...featuresOfCard(one), ...same }, { ...featuresOfCard(other), ...same }, cards.model),
  };
}
