import { operation } from '../../../platform/operations/index.ts';
import { clusterOf } from '../clusters.ts';
import { refuse } from '../errors.ts';
import * as contract from '../links-contract.ts';
import { findDecisionsOf, findLinksAround } from '../store/link-store.ts';
import { findPerson } from '../store/person-store.ts';
import { namedRecords, shownDecisions } from './shown-decisions.ts';

/** Whoever has no link costs two queries and opens nothing. */
export const listLinks = operation(contract.listLinks, {
  async run(it, { id }) {
    const [person, links] = await Promise.all([findPerson(it.tx, id), findLinksAround(it.tx, [id])]);
    if (!person) throw refuse('not-found');
    if (person.state === 'erased') throw refuse('person-erased');
    const cluster = clusterOf(links, id);
    const rows = await findDecisionsOf(it.tx, cluster);
    if (cluster.length === 1 && rows.length === 0) {
      const self = { id, code: person.code ?? '', label: person.code ?? '', state: person.state };
      return { cluster: [self], survivorId: id, decisions: [] };
    }
    const [named, decisions] = [await namedRecords(it, cluster), await shownDecisions(it, rows, { person: id })];
    return { cluster: cluster.map(named), survivorId: person.survivor_id ?? id, decisions };
  },
});
