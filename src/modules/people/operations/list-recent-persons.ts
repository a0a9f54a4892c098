import { operation } from '../../../platform/operations/index.ts';
import * as contract from '../contract.ts';
import { findRecent } from '../store/person-store.ts';
import { outlineOf } from './person-page.ts';
import { labelsOf } from './person-summaries.ts';

export const listRecentPersons = operation(contract.listRecentPersons, {
  async run(it, { limit }) {
    const rows = await findRecent(it.tx, limit);
    const labels = await labelsOf(it, rows);
    return {
      persons: rows.map((row) => ({ ...outlineOf(row, labels.get(row.id) ?? ''), changedOn: row.changed_on })),
    };
  },
});
