import { operation } from '../../../platform/operations/index.ts';
import * as contract from '../links-contract.ts';
import { findUnsure } from '../store/link-store.ts';
import { findPersons } from '../store/person-store.ts';
import { shownDecisions } from './shown-decisions.ts';

const MOST = 100;

/** Pairs of one's own groups; of others one learns nothing. */
export const listUnsure = operation(contract.listUnsure, {
  async run(it) {
    const rows = await findUnsure(it.tx, MOST);
    const persons = await findPersons(
      it.tx,
      rows.flatMap((row) => [row.left_id, row.right_id]),
    );
    const own = new Set(
      persons.filter((one) => one.state !== 'erased' && it.actor.groups.includes(one.group_id)).map((one) => one.id),
    );
    const mine = rows.filter((row) => own.has(row.left_id) && own.has(row.right_id));
    return { decisions: await shownDecisions(it, mine) };
  },
});
