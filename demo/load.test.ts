import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../tests/house.ts';
import { fillDemonstration } from './fill.ts';
import { syntheticIds } from './ids.ts';
import { syntheticOrganisation } from './synthetic-organisation.ts';

const CONTACTS = 3000;
const TYPED = 500;

let house: TestHouse;
let staff: { coordinator: SomebodyAtWork; consultant: SomebodyAtWork; consultant2: SomebodyAtWork };

async function filled(typed: number) {
  const one = await aHouse({ now: '2026-03-04T10:00:00Z' });
  const people = {
    coordinator: await one.signedIn('supervisor'),
    consultant: await one.signedIn('consultant'),
    consultant2: await one.signedIn('consultant'),
  };
  const desk = (who: SomebodyAtWork) => ({
    session: who.session,
    openKeys: () => one.house.ground.holder.open(who.session.tokenHash, who.token),
  });
  const caseworker = await one.signedIn('caseworker');
  await fillDemonstration({
    ground: one.house.ground,
    operations: one.house.furniture.operations,
    desks: {
      coordinator: desk(people.coordinator),
      consultant: desk(people.consultant),
      consultant2: desk(people.consultant2),
    },
    caseworker: caseworker.id,
    scale: 1,
    contacts: CONTACTS,
    typed,
    onPart: (part, ms) => console.log(part, Math.round(ms)),
  });
  return { one, people };
}

beforeAll(async () => {
  const made = await filled(TYPED);
  house = made.one;
  staff = made.people;
}, 120_000);

afterAll(() => house?.close());

describe('loading', () => {
  it('loads', async () => {
    expect(1).toBe(1);
  });
});
