import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../../tests/house.ts';
import type { Day } from '../../../platform/kernel/index.ts';
import * as hotline from '../contract.ts';
import { aContact } from '../testing.ts';

let house: TestHouse;
let mila: SomebodyAtWork;

beforeAll(async () => {
  house = await aHouse({ now: '2021-12-14T10:00:00Z' });
  mila = await house.signedIn('consultant');
});
afterAll(() => house.close());

const afterwards = (consultant: string) =>
  aContact({ afterTheFact: true, consultant: consultant as never, day: '2021-12-10' as Day });

describe('a contact written down afterwards', () => {
  it('may name a colleague who takes calls: a consultant, or a supervisor', async () => {
    for (const role of ['consultant', 'supervisor'] as const) {
      const colleague = await house.signedIn(role);
      const contact = await mila.call(hotline.recordContact, afterwards(colleague.id));
      expect((await mila.call(hotline.getContact, { id: contact.id })).consultant).toBe(colleague.id);
    }
  });

  it('may not name one who takes none, also where a consultant’s contact is corrected to her', async () => {
    const refused = { code: 'hotline.unknown-consultant', status: 422 };
    const mine = await mila.call(hotline.recordContact, aContact());
    for (const role of ['caseworker', 'administrator', 'director', 'officer'] as const) {
      const colleague = await house.signedIn(role);
      await expect(mila.call(hotline.recordContact, afterwards(colleague.id))).rejects.toMatchObject(refused);
      const correction = { id: mine.id, version: 1, reason: 'typing', consultant: colleague.id } as const;
      await expect(mila.call(hotline.correctContact, correction)).rejects.toMatchObject(refused);
    }
  });
});
