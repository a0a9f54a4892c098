import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../tests/house.ts';
import type { Desk } from './at-desk.ts';
import { type Filling, fillDemonstration } from './fill.ts';

/** Two years and a half of three organisations in one: loaded at once, and cut off again and again. */
const WISH = { scale: 3, until: '2004-06-30' as never };

interface Place {
  readonly house: TestHouse;
  fill(more?: Partial<Filling>): Promise<void>;
  /** table → rows */
  counts(): Promise<Record<string, number>>;
}

async function aPlace(): Promise<Place> {
  const house = await aHouse({ now: '2026-03-04T10:00:00Z' });
  const deskOf = (who: SomebodyAtWork): Desk => ({
    session: who.session,
    openKeys: () => house.house.ground.holder.open(who.session.tokenHash, who.token),
  });
  const desks = {
    coordinator: deskOf(await house.signedIn('supervisor')),
    consultant: deskOf(await house.signedIn('consultant')),
    consultant2: deskOf(await house.signedIn('consultant')),
  };
  const caseworker = (await house.signedIn('caseworker')).id;
  const { ground, furniture } = house.house;
  return {
    house,
    fill: (more = {}) =>
      fillDemonstration({ ground, operations: furniture.operations, desks, caseworker, ...WISH, ...more }),
    async counts() {
      const superuser = await house.database.asSuperuser();
      const { rows } = await superuser.query<{ place: string; n: number }>(
        [
          'people.person',
          'hotline.contact',
          'hotline.contact_version',
          'hotline.contact_client',
          'hotline.client_first',
          'cases.finding_version',
        ]
          .map((place) => `select '${place}' as place, count(*)::int as n from ${place} where org_id = '${house.org}'`)
          .join(' union all '),
      );
      await superuser.end();
      return Object.fromEntries(rows.map(({ place, n }) => [place, n]));
    },
  };
}

let whole: Place;
beforeAll(async () => {
  whole = await aPlace();
  await whole.fill();
}, 240_000);
afterAll(() => whole?.house.close());

describe('a load that is cut off', () => {
  for (const sealedEvery of [1, 5]) {
    it(`goes on where it stopped and makes nothing twice, one person in ${sealedEvery} sealed`, {
      timeout: 240_000,
    }, async () => {
      const place = await aPlace();
      let steps = 0;
      let until = 2;
      for (let cut = true; cut; until += 3) {
        steps = 0;
        cut = await place
          .fill({
            sealedEvery,
            progress: () => {
              steps += 1;
              if (steps === until) throw new Error('cut off');
            },
          })
          .then(
            () => false,
            () => true,
          );
      }
      expect(until).toBeGreaterThan(6);
      const counts = await place.counts();
      const expected = await whole.counts();
      if (sealedEvery === 1) {
        // drafts that stand on the desk today are made at the end, once
        expect(counts).toEqual(expected);
      } else {
        for (const same of [
          'hotline.contact_version',
          'hotline.contact_client',
          'hotline.client_first',
          'cases.finding_version',
        ])
          expect([same, counts[same]]).toEqual([same, expected[same]]);
        expect(counts['hotline.contact']).toBeLessThan((expected['hotline.contact'] as number) / 2);
      }
      await place.house.close();
    });
  }

  it('has nothing that happened later', async () => {
    const rows = await whole.house.as('stats', (tx) =>
      tx.query<{ last: string }>('select max(day)::text as last from facts.hotline_contacts_daily'),
    );
    expect(rows[0]?.last.slice(0, 7)).toBe('2004-06');
  });
});
