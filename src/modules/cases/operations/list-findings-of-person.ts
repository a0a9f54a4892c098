import { operation } from '../../../platform/operations/index.ts';
import { personSummaries, recordsOfSamePerson } from '../../people/index.ts';
import * as contract from '../contract.ts';
import { refuse } from '../errors.ts';
import { findVersionsOfPerson } from '../store/finding-store.ts';
import { findingCards } from './finding-cards.ts';

/** Opening the words is an act of its own; the codes alone are one row with a count. */
export const listFindingsOfPerson = operation(contract.listFindingsOfPerson, {
  async run(it, { personId, notes }) {
    // what was found of her under another record of the same person is hers too
    const records = await recordsOfSamePerson(it, personId);
    const [people, found] = await Promise.all([
      personSummaries(it, [personId]),
      Promise.all(records.map((record) => findVersionsOfPerson(it.tx, record))),
    ]);
    const rows = found.flat();
    if (!people[0]) throw refuse('unknown-person', { path: ['personId'] });
    const keyIds = [...new Set(rows.flatMap((row) => (row.note && row.key_id ? [row.key_id] : [])))];
    const payload = { person: personId, count: new Set(rows.map((row) => row.finding_id)).size };
    if (notes === 'no' || keyIds.length === 0) {
      it.tx.record({ kind: 'cases.list-findings', payload });
      return { findings: findingCards(it, rows) };
    }
    const keys = await it.keys.openKeys(it.tx, keyIds, { kind: 'cases.open-findings', payload });
    return { findings: findingCards(it, rows, keys) };
  },
});
