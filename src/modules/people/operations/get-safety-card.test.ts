import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../../tests/house.ts';
import { type Day, newId } from '../../../platform/kernel/index.ts';
import * as people from '../contract.ts';
import { getSafetyCard } from '../safety-card-contract.ts';

let house: TestHouse;
let mila: SomebodyAtWork;
const person = newId<'person'>();

beforeAll(async () => {
  house = await aHouse({ now: '2021-12-14T10:00:00Z' });
  mila = await house.signedIn('consultant');
  await mila.call(people.createPerson, { id: person, names: [{ kind: 'given', value: 'Svetlana ◇' }] });
});
afterAll(() => house.close());

describe('the safety card of somebody who was chosen', () => {
  it('comes without her name, and says that there is none', async () => {
    const answer = await mila.call(getSafetyCard, { id: person });
    expect(answer).toEqual({ id: person, code: expect.stringMatching(/^K21-/), safetyCard: null });
  });

  it('comes with its words once it is made, and the opening is on record', async () => {
    const card = { mayContact: 'ask', codeWord: 'jasmin', askedOn: '2021-12-14', validUntil: '2022-02-01' } as const;
    await mila.call(people.setSafetyCard, {
      personId: person,
      version: 0,
      ...card,
      askedOn: card.askedOn as Day,
      validUntil: card.validUntil as Day,
    });
    const answer = await mila.call(getSafetyCard, { id: person });
    expect(answer.safetyCard).toMatchObject(card);
    expect(JSON.stringify(answer)).not.toContain('Svetlana');
    const root = await house.database.asSuperuser();
    const { rows } = await root.query(
      "select count(*)::integer as n from audit.entry where kind = 'people.open-safety-card'",
    );
    expect(rows[0].n).toBe(1);
    await root.end();
  });

  it('of nobody is not there', async () => {
    await expect(mila.call(getSafetyCard, { id: newId<'person'>() })).rejects.toMatchObject({ status: 404 });
  });
});
