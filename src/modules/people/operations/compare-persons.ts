import { operation } from '../../../platform/operations/index.ts';
import { clusterOf, pairOf, survivorOf } from '../clusters.ts';
import { refuse } from '../errors.ts';
import * as contract from '../links-contract.ts';
import { findDecisionsOfPair, findLinksAround } from '../store/link-store.ts';
import { findPersons } from '../store/person-store.ts';
import { seen } from './decide.ts';
import { explain, openPair } from './opened-pair.ts';
import { isProposed } from './proposed-pairs.ts';
import { memberOf } from './settle-clusters.ts';
import { shownDecisions } from './shown-decisions.ts';
import { cardsOfGroups } from './sweep-cards.ts';

/**
 * Two persons side by side. It counts as a look-up of the hour, unless a sweep proposed the pair to somebody who may
 * sweep: looking through one's own queue is no fishing.
 */
export const comparePersons = operation(contract.comparePersons, {
  limited: 'look-ups',
  limitedIf: ({ sweep }) => sweep === undefined,
  async run(it, { left, right, purpose, sweep }) {
    if (left === right) throw refuse('same-record', { path: ['right'] });
    const pair = pairOf(left, right);
    const rows = seen(it, await findPersons(it.tx, [left, right]), { left, right });
    if (sweep !== undefined && !(it.may('people.sweep') && (await isProposed(it, sweep, pair))))
      throw refuse('not-found');
    const payload = { left, right, purpose, ...(sweep ? { sweep } : {}) };
    const [one, other] = await openPair(it, rows, { kind: 'people.open-comparison', payload });
    const [links, decisions] = await Promise.all([
      findLinksAround(it.tx, [left, right]),
      findDecisionsOfPair(it.tx, pair),
    ]);
    const together = await findPersons(it.tx, [...clusterOf(links, left), ...clusterOf(links, right)]);
    const survivor = survivorOf(together.map((row) => memberOf(it, row)));
    return {
      left: one.shown,
      right: other.shown,
      explanation: explain(one.features, other.features, (await cardsOfGroups(it)).model),
      countsUnder: together.find((row) => row.id === survivor)?.code ?? '',
      isOneCluster: clusterOf(links, left).includes(right),
      decisions: (await shownDecisions(it, decisions, { left, right })).reverse(),
    };
  },
});
