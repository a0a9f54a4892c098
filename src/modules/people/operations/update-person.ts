import type { z } from 'zod';
import { operation } from '../../../platform/operations/index.ts';
import * as contract from '../contract.ts';
import { refuse } from '../errors.ts';
import { type Identity, readNames } from '../identity.ts';
import { ageBandOn } from '../person.ts';
import { findContactPoints, findIdentities, putIdentities } from '../store/identity-store.ts';
import { updatePerson as writePerson } from '../store/person-store.ts';
import { personToChange } from './contact-points.ts';
import { checkBirth } from './create-person.ts';
import { personPage } from './person-page.ts';
import { identityKey, openIdentity, openPoint, outlineOf, phonesOf, sealIdentity } from './sealed-identity.ts';

type Changes = z.output<typeof contract.updatePerson.input>;

/** The search card is made anew in the same transaction: whoever is found is found by what is known now. */
export const updatePerson = operation(contract.updatePerson, {
  async run(it, input) {
    const { id } = input;
    checkBirth(it, input.birth);
    const person = await personToChange(it, id);
    const fields = Object.keys(input).filter((field) => field !== 'id' && field !== 'revision');
    const key = await identityKey(it, person, 'people.update-person', { fields });
    if (!key) throw refuse('not-found');
    if (person.revision !== input.revision) throw refuse('stale-revision', { data: { revision: person.revision } });
    const [identities, points] = await Promise.all([findIdentities(it.tx, [id]), findContactPoints(it.tx, id)]);
    const identity = changedIdentity(openIdentity(it.keys, key, identities[0]), input);
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
    await Promise.all([
      writePerson(it.tx, changed, it.today),
      putIdentities(it.tx, person.group_id, [sealIdentity(it.keys, key, outlineOf(changed), identity, phones)]),
    ]);
    it.tx.emit({ kind: 'people.person-changed', payload: { person: id } });
    return personPage(it, id);
  },
});

const changedIdentity = (before: Identity, changes: Changes): Identity => ({
  names: changes.names ? readNames(changes.names) : before.names,
  birth: changes.birth === undefined ? before.birth : changes.birth,
  languages: changes.languages ?? before.languages,
  interpreter: changes.interpreter ?? before.interpreter,
});
