import { operation } from '../../../platform/operations/index.ts';
import { deleteWraps, findGroups } from '../../../platform/vault/index.ts';
import * as contract from '../contract.ts';
import { refuse } from '../errors.ts';
import { erasePerson as erase } from '../store/person-store.ts';
import { forgetInSegments, holdSegments } from '../store/segment-store.ts';
import { shelves } from './card-shelves.ts';
import { personToChange } from './contact-points.ts';
import { leaveCluster } from './leave-cluster.ts';
import { forgetProposals } from './proposed-pairs.ts';
import { DESKS } from './safety-cards.ts';
import { dropRounds } from './sweep-cards.ts';

/**
 * Without wraps her keys are gone, and with them everything sealed under them, in every copy of the database that comes
 * after (GDPR article 17). Counted rows keep a key that leads nowhere from here (house.md section 8).
 */
export const erasePerson = operation(contract.erasePerson, {
  async run(it, { id, reason }) {
    await holdSegments(it.tx, id);
    const person = await personToChange(it, id);
    // what another group holds of her is out of this person's reach: half an erasure would say that she is forgotten
    const holding = (await findGroups(it.tx)).filter(
      (group) => group.id === person.group_id || (person.card_key_id !== null && DESKS.includes(group.code)),
    );
    if (!holding.every((group) => it.actor.groups.includes(group.id))) throw refuse('not-found');
    await forgetProposals(it, id);
    const words = await leaveCluster(it, person);
    const keyIds = [...[person.identity_key_id, person.card_key_id].filter((one) => one !== null), ...words];
    // a copy of her card lies among thousands of others in a segment: that one ends too (decision 0021)
    await forgetInSegments(it.tx, person.group_id, id);
    await Promise.all([deleteWraps(it.tx, keyIds), erase(it.tx, id, it.today)]);
    it.tx.record({ kind: 'people.erase-person', payload: { person: id, keys: keyIds.length, reason } });
    it.tx.emit({ kind: 'people.person-erased', payload: { person: id } });
    it.tx.afterCommit(() => {
      shelves.forget(it.actor.org, id);
      // a sweep under way remembers names of everybody it has taken in: it takes the others in again
      dropRounds(it.actor.org);
    });
    return null;
  },
});
