import { randomBytes } from 'node:crypto';
import { newId } from '../../../platform/kernel/index.ts';
import { type It, operation } from '../../../platform/operations/index.ts';
import { contactPointIndexValue } from '../contact-point.ts';
import * as contract from '../contract.ts';
import { refuse } from '../errors.ts';
import { hasContent, identityOf } from '../identity.ts';
import { ageBandOn, type Birth } from '../person.ts';
import { emptyDocumentAt, type PersonalDocument } from '../personal-document.ts';
import { insertDocuments } from '../store/document-store.ts';
import { insertContactPoints, putIdentities } from '../store/identity-store.ts';
import { findPerson, insertPersons } from '../store/person-store.ts';
import { homeGroup } from './add-persons.ts';
import { personPage } from './person-page.ts';
import { documentIndexes, phonesOf, sealIdentity, sealPoint } from './sealed-identity.ts';

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
    checkDocuments(input.documents);
    const { birth, sex, citizenship } = input;
    const identity = identityOf(input);
    const made = hasContent(identity) || contactPoints.length > 0 ? it.keys.newKey(newId(), [group]) : null;
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
      const sealed = sealIdentity(it.keys, made.key, outline, identity, phonesOf(contactPoints));
      const points = contactPoints.map((point) =>
        sealPoint(it.keys, made.key, id, { ...point, id: newId(), madeOn: it.today }),
      );
      await Promise.all([
        it.keys.putWraps(it.tx, made.wraps),
        putIdentities(it.tx, group, [sealed]),
        insertContactPoints(it.tx, group, points),
        insertDocuments(
          it.tx,
          group,
          documentIndexes(it.keys, identity).map((blindIndex) => ({ personId: id, blindIndex })),
        ),
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

/** @throws people.empty-document 422 */
export function checkDocuments(documents: readonly PersonalDocument[] | undefined): void {
  const at = emptyDocumentAt(documents ?? []);
  if (at >= 0) throw refuse('empty-document', { path: ['documents', at, 'number'] });
}
