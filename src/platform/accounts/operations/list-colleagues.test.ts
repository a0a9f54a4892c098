import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, type TestHouse } from '../../../../tests/house.ts';
import * as contract from '../contract.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await aHouse();
});
afterAll(() => house.close());

describe('whoever works here', () => {
  it('knows her colleagues by name, also one who has left, and nothing more of them', async () => {
    const supervisor = await house.signedIn('supervisor');
    const officer = await house.signedIn('officer');
    const gone = await house.signedIn('consultant');
    await supervisor.call(contract.disableUser, { id: gone.id });
    const { colleagues } = await officer.call(contract.listColleagues, {});
    const one = (id: string) => colleagues.find((colleague) => colleague.id === id);
    expect(one(supervisor.id)).toEqual({
      id: supervisor.id,
      name: expect.stringContaining('◇'),
      active: true,
      groups: [],
    });
    expect(one(gone.id)).toMatchObject({ active: false });
    const asked = await (await house.signedIn('consultant')).call(contract.listColleagues, {});
    expect(asked.colleagues.find((colleague) => colleague.id === supervisor.id)?.groups).toEqual(['hotline']);
  });

  it('does not know those of another organisation', async () => {
    const other = await aHouse({ database: house.database });
    const theirs = await other.signedIn('consultant');
    const { colleagues } = await (await house.signedIn('director')).call(contract.listColleagues, {});
    expect(colleagues.map((one) => one.id)).not.toContain(theirs.id);
    await other.close();
  });
});
