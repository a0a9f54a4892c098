import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { furniture } from '../../src/app/modules.ts';
import { mayDo, type Role, roles } from '../../src/platform/access/index.ts';
import { codesOf } from '../../src/platform/kernel/index.ts';
import type { SomebodyAtWork } from '../house.ts';
import { type Answer, aServedHouse, type ServedHouse } from '../served.ts';
import { aWorld, type Hands, nowhere, samples, someHands, type World } from './samples.ts';

/**
 * Every operation of the house × every role × {own, another organisation's, random ids, logged out}, over the real server.
 * The table is made from the manifests: an operation without a sample fails.
 */
const all = furniture(() => null as never);
const everyRole = codesOf(roles) as readonly Role[];

let own: ServedHouse;
let other: ServedHouse;
let hands: Hands;
let otherHands: Hands;
let theirs: World;
const staff = new Map<Role, SomebodyAtWork>();

beforeAll(async () => {
  const settings = { openDrafts: 100_000 };
  own = await aServedHouse({ settings });
  other = await aServedHouse({ settings, database: own.house.database });
  hands = await someHands(own.house);
  otherHands = await someHands(other.house);
  theirs = await aWorld(other.house, otherHands);
  for (const role of everyRole) staff.set(role, await own.house.signedIn(role));
});
afterAll(async () => {
  await other.close();
  await own.close();
});

const sampleOf = (id: string, world: World) => {
  const sample = samples[id];
  if (!sample) throw new Error(`${id} has no sample: say in samples.ts what a right call of it is`);
  return sample(world);
};

/** What a stranger could tell two answers apart by. */
const shown = (answer: Answer) => ({ status: answer.status, code: answer.code });

/** Where a right call is refused all the same, because the small world lacks the thing. */
const LACKING: Readonly<Record<string, string>> = {
  'hotline.check-import': 'hotline.header-wrong',
  'hotline.apply-import': 'hotline.not-found',
  'hotline.get-import-report': 'hotline.not-found',
  'hotline.get-import': 'hotline.not-found',
  'people.settle-search-alarm': 'people.not-found',
  'hotline.settle-duty': '',
  'hotline.take-line-call': 'hotline.wrong-state',
  // a line by hand has no secret
  'hotline.make-line-key': 'hotline.not-supported',
  'hotline.accept-handover': 'hotline.not-on-shift',
  'hotline.take-over-at-handover': 'hotline.not-on-shift',
};

it('has every operation, and no sample is left over', () => {
  expect(Object.keys(samples).sort()).toEqual(all.operations.map((one) => one.face.id).sort());
});

describe.each(all.operations.map((one) => [one.face.id, one.face] as const))('%s', (id, face) => {
  const permission = face.permission as string;
  const allowed = everyRole.filter((role) => mayDo(all.permissions, [role], permission));
  const refused = everyRole.filter((role) => !allowed.includes(role));

  it('is closed to whoever is logged out', async () => {
    for (const world of [theirs, nowhere()]) {
      expect(shown(await own.call(face, sampleOf(id, world)))).toEqual({ status: 401, code: 'access.not-signed-in' });
    }
  });

  it('is refused to the roles that the manifest does not name, whatever ids they send', async () => {
    const world = await aWorld(own.house, hands);
    for (const role of refused) {
      for (const ids of [world, theirs, nowhere()]) {
        const answer = await own.call(face, sampleOf(id, ids), { as: staff.get(role) ?? null });
        expect(shown(answer), role).toEqual({ status: 403, code: 'access.forbidden' });
      }
    }
  });

  it('tells the roles it is for nothing about another organisation’s ids', async () => {
    for (const role of allowed) {
      // an id that one's client chose is taken once it was used here; a call for help begins the contact it names
      const isChosen = face.method === 'PUT' || id === 'hotline.raise-duress';
      const foreignWorld = isChosen ? await aWorld(other.house, otherHands) : theirs;
      const foreign = await own.call(face, sampleOf(id, foreignWorld), { as: staff.get(role) ?? null });
      const random = await own.call(face, sampleOf(id, nowhere()), { as: staff.get(role) ?? null });
      expect(shown(foreign), role).toEqual(shown(random));
      expect(foreign.status, role).toBeLessThan(500);
    }
  });

  it('opens to the roles it is for, and never breaks', async () => {
    const world = await aWorld(own.house, hands);
    const first = allowed.includes('supervisor') ? hands.supervisor : staff.get(allowed[0] as Role);
    const answer = await own.call(face, sampleOf(id, world), { as: first ?? null });
    if (LACKING[id]) expect(answer.code).toBe(LACKING[id]);
    else expect([answer.status, answer.text.slice(0, 400)]).toEqual([200, expect.anything()]);
    for (const role of allowed) {
      const again = await own.call(face, sampleOf(id, world), { as: staff.get(role) ?? null });
      expect(again.code, role).not.toBe('access.forbidden');
      expect(again.status, `${role}: ${again.text}`).toBeLessThan(500);
    }
  });
});
