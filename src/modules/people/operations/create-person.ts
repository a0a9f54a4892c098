import { randomBytes } from 'node:crypto';
import { newId } from '../../../platform/kernel/index.ts';
import { type It, operation } from '../../../platform/operations/index.ts';
import { contactPointIndexValue } from '../contact-point.ts';
import * as contract from '../contract.ts';
import { refuse } from '../errors.ts';
import { noIdentity, readNames } from '../identity.ts';
import { ageBandOn, type Birth } from '../person.ts';
import { insertContactPoints, putIdentities } from '../store/identity-store.ts';
import { findPerson, insertPersons } from '../store/person-store.ts';
import { homeGroup } from './add-persons.ts';
import { personPage } from './person-page.ts';
import { phonesOf, sealIdentity, sealPoint } from './sealed-identity.ts';

/** The same id by the same user again writes nothing and gives the same answer. */
export const createPerson = operation(contract.createPerson, {
  async run(it, input) {
    const group = homeGroup(it);
    if (!group) throw refuse('not-found');
    const { id, contactPoints } = input;
    checkBirth(it, input.birth);
    for (const [n, point] of contactPoints.entries())
      if (point.kind !== 'address' && contactPointIndexValue(point.kind, point.value) === undefined)
        throw refuse('empty-contact-point', { path: ['contactPoints', n, 'value'] });
    const names = readNames(input.names);
    const { birth, languages, interpreter, sex, citizenship } = input;
    const content = names.length > 0 || birth || languages.length > 0 || contactPoints.length > 0;
    const made = content || interpreter !== 'not_asked' ? it.keys.newKey(newId(), [group]) : null;
    const [added] = await insertPersons(
      it.tx,
      [
        {
          id,
          subjectKey: randomBytes(16),
          ageBand: input.ageBand ?? ageBandOn(birth ?? undefined, it.today),
          sex,
          citizenship,
          identityKeyId: made?.key.id ?? null,
          cardKeyId: null,
          madeOn: it.today,
        },
      ],
      { group, year: Number(it.today.slice(0, 4)), synthetic: it.organisation.synthetic },
    );
    if (!added) {
      const before = await findPerson(it.tx, id);
      if (before?.state === 'erased') throw refuse('person-erased');
      if (before?.made_by !== it.actor.user) throw refuse('id-taken', { path: ['id'] });
      return personPage(it, id);
    }
    if (made) {
      const outline = { id, code: added.code, sex, citizenship, synthetic: it.organisation.synthetic, version: 1 };
      const identity = { ...noIdentity, names, birth, languages, interpreter };
      const sealed = sealIdentity(it.keys, made.key, outline, identity, phonesOf(contactPoints));
      const points = contactPoints.map((point) =>
        sealPoint(it.keys, made.key, id, { ...point, id: newId(), madeOn: it.today }),
      );
      await Promise.all([
        it.keys.putWraps(it.tx, made.wraps),
        putIdentities(it.tx, group, [sealed]),
        insertContactPoints(it.tx, group, points),
      ]);
    }
    it.tx.emit({ kind: 'people.person-changed', payload: { person: id } });
    return personPage(it, id, 'people.create-person');
  },
});

/** @throws people.future-day 422 */
export function checkBirth(it: Pick<It, 'today'>, birth: Birth | null | undefined): void {
  if (!birth) return;
  const since = 'date' in birth ? birth.date : 'on' in birth ? birth.on : `${birth.year}-01-01`;
  if (since > it.today) throw refuse('future-day', { path: ['birth'] });
}
