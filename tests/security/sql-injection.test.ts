import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { furniture } from '../../src/app/modules.ts';
import * as hotline from '../../src/modules/hotline/contract.ts';
import * as people from '../../src/modules/people/contract.ts';
import { aServedHouse, type ServedHouse } from '../served.ts';
import { aWorld, canaries, type Hands, samples, someHands, type World } from './samples.ts';

/** What is typed stays a value: in ids, searches, filters, pages, days, codes and words. */
const all = furniture(() => null as never);
const CORPUS = [
  "' or '1'='1",
  "'; drop table people.person; --",
  "') union select username, null from access.login_directory --",
  '1; select pg_sleep(10)',
  "\\'; select 1; --",
  '%',
  '{"a":"$1"}',
];

let own: ServedHouse;
let hands: Hands;
let world: World;
let schema: string;

async function shape(): Promise<string> {
  const superuser = await own.house.database.asSuperuser();
  const { rows } = await superuser.query<{ c: string }>(
    "select table_schema || '.' || table_name || '.' || column_name as c from information_schema.columns where table_schema !~ '^(pg_|information_schema)' order by 1",
  );
  await superuser.end();
  return rows.map((row) => row.c).join('\n');
}

beforeAll(async () => {
  own = await aServedHouse({ settings: { openDrafts: 100_000 } });
  hands = await someHands(own.house);
  world = await aWorld(own.house, hands);
  const ground = own.house.house.ground as { permissions: Record<string, readonly string[]> };
  ground.permissions = Object.fromEntries(
    Object.keys(all.permissions).map((permission) => [permission, ['supervisor']]),
  );
  schema = await shape();
});
afterAll(() => own.close());

const leaving = (id: string) => /erase|disable|void|discard|end-|export/.test(id);

describe.each(all.operations.filter((one) => !leaving(one.face.id)).map((one) => [one.face.id, one.face] as const))(
  '%s',
  (id, face) => {
    it('takes every field as a value, and never breaks', async () => {
      const sample = samples[id]?.(world) ?? {};
      const fields = Object.keys((face.input as unknown as { shape: object }).shape);
      for (const field of fields) {
        for (const typed of CORPUS) {
          const begun = Date.now();
          const answer = await own.call(face, { ...sample, [field]: typed }, { as: hands.supervisor });
          expect(answer.status, `${field} = ${typed}: ${answer.text}`).toBeLessThan(500);
          // what was kept is said back as it was typed; a refusal repeats nothing
          const said =
            answer.status < 400 ? answer.text.replaceAll(JSON.stringify(typed).slice(1, -1), '') : answer.text;
          expect(said).not.toMatch(/syntax error|pg_|relation|login_directory"/);
          expect(Date.now() - begun, `${field} = ${typed}`).toBeLessThan(5000);
        }
      }
    });
  },
);

describe('what is searched for', () => {
  it('is no pattern: a percent sign finds nobody', async () => {
    for (const typed of ['%', '_', '%%', 'S%', '%a%', '____']) {
      const found = await own.call(
        people.findPerson,
        { purpose: 'open_contact', text: typed },
        { as: hands.supervisor },
      );
      if (found.status === 200 && !/[a-z]/i.test(typed))
        expect((found.body as { hits: unknown[] }).hits, typed).toEqual([]);
      for (const filter of ['number', 'clientCode', 'phone']) {
        const asked = { [filter]: typed, purpose: 'call_back' };
        const page = await own.call(hotline.searchContacts, asked, { as: hands.supervisor });
        if (page.status === 200) expect((page.body as { rows: unknown[] }).rows, `${filter} ${typed}`).toEqual([]);
      }
      const known = await own.call(
        hotline.findNumber,
        { number: typed, purpose: 'a test ◇' },
        { as: hands.supervisor },
      );
      if (known.status === 200) expect((known.body as { matches: unknown[] }).matches, typed).toEqual([]);
    }
    const real = await own.call(
      hotline.findNumber,
      { number: canaries.number, purpose: 'a test ◇' },
      { as: hands.supervisor },
    );
    expect((real.body as { matches: unknown[] }).matches.length).toBeGreaterThan(0);
  });

  it('has pages that are only ours: a forged mark is refused', async () => {
    for (const cursor of [
      "2021-12-14' or true --",
      '2021-12-14|x',
      'AAAA',
      '9999-99-99',
      '~'.repeat(80),
      'x'.repeat(81),
    ]) {
      const page = await own.call(hotline.listRecent, { cursor }, { as: hands.supervisor });
      expect([page.status, page.code].join(' '), cursor).toMatch(/^422 /);
    }
    for (const limit of ['1; drop table x', '-1', '1e9', 'NaN', '51', '']) {
      const page = await own.call(people.listRecentPersons, { limit }, { as: hands.supervisor });
      expect(page.status, limit).toBe(422);
    }
  });

  it('leaves every table where it was', async () => {
    expect(await shape()).toBe(schema);
    const page = await own.call(people.getPerson, { id: world.person }, { as: hands.supervisor });
    expect(page.status).toBe(200);
  });
});
