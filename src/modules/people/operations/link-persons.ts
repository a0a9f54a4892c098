import { operation } from '../../../platform/operations/index.ts';
import { clusterOf } from '../clusters.ts';
import * as contract from '../links-contract.ts';
import { findLinksAround } from '../store/link-store.ts';
import { findPerson } from '../store/person-store.ts';
import { decide } from './decide.ts';
import { namedRecords } from './shown-decisions.ts';

/** Nothing is copied from one record to the other: both stay as they are, and count as one from today on. */
export const linkPersons = operation(contract.linkPersons, {
  async run(it, { id, one, other, reason }) {
    await decide(it, { id, one, other, kind: 'same', reason });
    const [links, row] = await Promise.all([findLinksAround(it.tx, [one]), findPerson(it.tx, one)]);
    const cluster = clusterOf(links, one);
    const named = await namedRecords(it, cluster);
    return { survivor: named(row?.survivor_id ?? one), cluster: cluster.map(named) };
  },
});
