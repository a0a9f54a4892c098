import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../tests/house.ts';
import type { Desk } from './at-desk.ts';
import { type Filling, fillDemonstration } from './fill.ts';
import { stayingAtWork } from './loading.ts';

/** Two years and a half of three organisations in one: loaded at once, and cut off again and again. */
const WISH = { scale: 3, until: '2004-06-30' as never };

interface Place {
  readonly house: TestHouse;
  fill(more?: Partial<Filling>): Promise<void>;
  /** table → rows */
  counts(): Promise<Record<string, number>>;
  /** view of facts → its rows and a hash over them */
  facts(): Promise<unknown>;
  /** indexes, constraints, fences */
  catalogue(): Promise<readonly unknown[]>;
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
    facts: () =>
      house.as('stats', (tx) =>
        Promise.all(
          ['hotline_contacts', 'hotline_contact_clients', 'hotline_contacts_daily', 'clients_first', 'victims'].map(
            (view) => {
              const columns = `replace(to_jsonb(f)::text, '${house.org}', '')`;
              return tx.queryBuilt(
                `select '${view}' as view, count(*) as n, md5(string_agg(${columns}, ',' order by ${columns})) from facts.${view} f`,
              );
            },
          ),
        ),
      ),
    async catalogue() {
      const superuser = await house.database.asSuperuser();
      const { rows } = await superuser.query(`
        select indexdef as said from pg_indexes where schemaname = 'hotline'
        union all select format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint
        union all select format('%s %s', oid::regclass, relforcerowsecurity) from pg_class where relkind = 'r'
        union all select nspname from pg_namespace where nspname = 'loading' order by 1`);
      await superuser.end();
      return rows;
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
            portion: 25_000,
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
      expect(await place.catalogue()).toEqual(await whole.catalogue());
      await place.house.close();
    });
  }

  for (const after of ['contacts', 'first-days', 'indexes', 'findings']) {
    it(`goes on, cut off behind ${after}, and what is counted is the same, fact by fact`, {
      timeout: 240_000,
    }, async () => {
      const place = await aPlace();
      const cut = place.fill({
        sealedEvery: 5,
        portion: 3000,
        onPart: (part) => {
          if (part === after) throw new Error('cut off');
        },
      });
      await expect(cut).rejects.toThrow('cut off');
      await place.fill({ sealedEvery: 5, portion: 3000 });
      expect(await place.facts()).toEqual(await whole.facts());
      expect(await place.catalogue()).toEqual(await whole.catalogue());
      await place.house.close();
    });
  }

  it('is not locked out by an index that takes longer than a person may be idle', { timeout: 60_000 }, async () => {
    const house = await aHouse({ now: '2026-03-04T10:00:00Z' });
    const { ground } = house.house;
    const mila = await house.signedIn('consultant');
    const desk: Desk = {
      session: mila.session,
      openKeys: () => ground.holder.open(mila.session.tokenHash, mila.token),
    };
    const desks = { coordinator: desk, consultant: desk, consultant2: desk };
    const aLongIndex = async () => {
      for (const minute of [10, 20, 30, 40]) {
        house.clock.set(`2026-03-04T10:${minute}:00Z`);
        await new Promise((done) => setTimeout(done, 100));
      }
    };
    await stayingAtWork({ house: { desks } }, aLongIndex, 5);
    const keys = desk.openKeys();
    expect(keys).not.toBeNull();
    keys?.[Symbol.dispose]();
    // and whoever does nothing for as long is locked
    house.clock.set('2026-03-04T11:00:00Z');
    expect(desk.openKeys()).toBeNull();
    await house.close();
  });

  it('has nothing that happened later', async () => {
    const rows = await whole.house.as('stats', (tx) =>
      tx.query<{ last: string }>('select max(day)::text as last from facts.hotline_contacts_daily'),
    );
    expect(rows[0]?.last.slice(0, 7)).toBe('2004-06');
  });
});
