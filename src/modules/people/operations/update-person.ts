import { operation } from '../../../platform/operations/index.ts';
import * as contract from '../contract.ts';
import { refuse } from '../errors.ts';
import { identityOf } from '../identity.ts';
import { ageBandOn } from '../person.ts';
import { deleteDocuments, insertDocuments } from '../store/document-store.ts';
import { findContactPoints, findIdentities, putIdentities } from '../store/identity-store.ts';
import { updatePerson as writePerson } from '../store/person-store.ts';
import { personToChange } from './contact-points.ts';
import { checkBirth, checkDocuments } from './create-person.ts';
import { personPage } from './person-page.ts';
import {
  documentIndexes,
  identityKey,
  openIdentity,
  openPoint,
  outlineOf,
  phonesOf,
  sealIdentity,
} from './sealed-identity.ts';

/** The search card is made anew in the same transaction: whoever is found is found by what is known now. */
export const updatePerson = operation(contract.updatePerson, {
  async run(it, input) {
    const { id } = input;
    checkBirth(it, input.birth);
    checkDocuments(input.documents);
    const person = await personToChange(it, id);
    const fields = Object.keys(input).filter((field) => field !== 'id' && field !== 'revision');
    const key = await identityKey(it, person, 'people.update-person', { fields });
    if (!key) throw refuse('not-found');
    if (person.revision !== input.revision) throw refuse('stale-revision', { data: { revision: person.revision } });
    const [identities, points] = await Promise.all([findIdentities(it.tx, [id]), findContactPoints(it.tx, id)]);
    const identity = identityOf(input, openIdentity(it.keys, key, identities[0]));
    const ageBand = input.ageBand ?? (input.birth ? ageBandOn(input.birth, it.today) : person.age_band);
    const changed = {
      ...person,
      identity_key_id: key.id,
      sex: input.sex ?? person.sex,
      citizenship: input.citizenship ?? person.citizenship,
      age_band: ageBand,
      revision: person.revision + 1,
    };
    const phones = phonesOf(points.map((row) => ({ kind: row.kind, value: openPoint(it.keys, key, row).value })));
    if (input.documents) {
      const indexes = documentIndexes(it.keys, identity);
      await deleteDocuments(it.tx, id);
      await insertDocuments(
        it.tx,
        person.group_id,
        indexes.map((blindIndex) => ({ personId: id, blindIndex })),
      );
    }
    await Promise.all([
      writePerson(it.tx, changed, it.today),
      putIdentities(it.tx, person.group_id, [sealIdentity(it.keys, key, outlineOf(changed), identity, phones)]),
    ]);
    it.tx.emit({ kind: 'people.person-changed', payload: { person: id } });
    return personPage(it, id);
  },
});
