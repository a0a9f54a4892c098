import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../tests/house.ts';
import { newId } from '../../platform/kernel/index.ts';
import * as people from './contract.ts';

let house: TestHouse;
let consultant: SomebodyAtWork;
let caseworker: SomebodyAtWork;
let supervisor: SomebodyAtWork;
const milica = newId<'person'>();
beforeAll(async () => {
  house = await aHouse({ settings: { lookUps: 500 } as never });
  consultant = await house.signedIn('consultant');
  caseworker = await house.signedIn('caseworker');
  supervisor = await house.signedIn('supervisor');
  await consultant.call(people.createPerson, {
    id: milica,
    names: [
      { kind: 'given', value: 'Milica' },
      { kind: 'surname', value: 'Probnić' },
    ],
    documents: [{ kind: 'passport', number: 'AB 123-456' }],
    contactPoints: [
      { kind: 'email', value: 'Mila@Primer.Example' },
      { kind: 'handle', value: '@mila.probna' },
    ],
  });
});
afterAll(() => house.close());

const ask = (who: SomebodyAtWork, text: string) => who.call(people.findPerson, { purpose: 'open_contact', text });
const nobody = { hits: [], more: false, silent: 0, elsewhere: false };

describe('who is it, asked with something that is equal or not', () => {
  it.each([
    ['an e-mail address, in any case', 'mila@primer.example', 'email'],
    ['an account with its sign', '@Mila.Probna', 'handle'],
    ['an account without its sign', 'mila.probna', 'handle'],
    ['a document, written otherwise', 'ab123456', 'document'],
    ['a document with blanks', 'AB 123 456', 'document'],
  ])('%s finds her, and says by what', async (_, text, field) => {
    const { hits } = await ask(consultant, text);
    expect(hits).toMatchObject([{ id: milica, label: 'Milica ◇ Probnić', equalFields: [field], zone: 'probable' }]);
    expect(hits[0]?.reasons[0]).toMatchObject({ field, level: 'equal', direction: 'for' });
  });

  it('beside a name both meet, and one slip in it finds nobody by it', async () => {
    const [hit] = (await ask(consultant, 'Milica mila@primer.example')).hits;
    expect([...(hit?.equalFields ?? [])].sort()).toEqual(['email', 'given']);
    expect(await ask(consultant, 'mila@primer.exampl')).toEqual(nobody);
    expect(await ask(consultant, 'ab123457')).toEqual(nobody);
  });

  it('a team that may not see her hears of the document that another knows it, of the address nothing', async () => {
    expect(await ask(caseworker, 'mila@primer.example')).toEqual(nobody);
    expect(await ask(caseworker, '@mila.probna')).toEqual(nobody);
    expect(await ask(caseworker, 'AB123456')).toEqual({ ...nobody, elsewhere: true });
    expect(await ask(caseworker, 'AB123457')).toEqual(nobody);
  });

  it('a document that is corrected finds her by the new number alone, and erased she is found by nothing', async () => {
    const page = await consultant.call(people.getPerson, { id: milica });
    expect(page.documents).toEqual([{ kind: 'passport', number: 'AB 123-456' }]);
    await consultant.call(people.updatePerson, {
      id: milica,
      revision: page.revision,
      documents: [{ kind: 'id_card', number: '008 777 666' }],
    });
    expect(await ask(consultant, 'AB123456')).toEqual(nobody);
    expect((await ask(consultant, '008777666')).hits).toMatchObject([{ id: milica, equalFields: ['document'] }]);
    // a change of something else leaves it found
    const next = await consultant.call(people.getPerson, { id: milica });
    await consultant.call(people.updatePerson, { id: milica, revision: next.revision, sex: 'f' });
    expect((await ask(consultant, '008777666')).hits).toHaveLength(1);
    await supervisor.call(people.erasePerson, { id: milica, reason: 'asked ◇' });
    for (const text of ['008777666', 'mila@primer.example', 'mila.probna'])
      expect(await ask(consultant, text), text).toEqual(nobody);
    const database = await house.database.asSuperuser();
    const { rows } = await database.query('select 1 from people.document_index');
    await database.end();
    expect(rows).toEqual([]);
  });

  it('a document without a letter or a digit is refused', async () => {
    const documents = [{ kind: 'passport' as const, number: ' - ' }];
    await expect(consultant.call(people.createPerson, { id: newId<'person'>(), documents })).rejects.toMatchObject({
      code: 'people.empty-document',
      path: ['documents', 0, 'number'],
    });
  });
});
