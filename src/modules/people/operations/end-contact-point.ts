import { operation } from '../../../platform/operations/index.ts';
import * as contract from '../contract.ts';
import { refuse } from '../errors.ts';
import { endContactPoint as end, findContactPoint } from '../store/identity-store.ts';

/** The number stays: an earlier caller is found by it. */
export const endContactPoint = operation(contract.endContactPoint, {
  async run(it, { id }) {
    const point = await findContactPoint(it.tx, id);
    if (!point) throw refuse('not-found');
    if (point.ended_on) throw refuse('already-ended');
    await end(it.tx, id, it.today);
    it.tx.record({ kind: 'people.end-contact-point', payload: { person: point.person_id, point: id } });
    it.tx.emit({ kind: 'people.person-changed', payload: { person: point.person_id } });
    return null;
  },
});
