import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { furniture } from '../../src/app/modules.ts';
import { groupsOfRole, type Role, roles } from '../../src/platform/access/index.ts';
import { codesOf } from '../../src/platform/kernel/index.ts';
import type { SomebodyAtWork } from '../house.ts';
import { aServedHouse, type ServedHouse } from '../served.ts';
import { aWorld, canaries, type Hands, samples, someHands, type World } from './samples.ts';

/**
 * The same calls with every permission given to everybody: what is left is row-level security and the keys. A role that
 * belongs to no group that may open a thing gets no word of it.
 */
const all = furniture(() => null as never);
/** One role of each set of groups: with every permission given, the groups are all that is left. */
const everyRole = [
  ...new Map((codesOf(roles) as readonly Role[]).map((role) => [groupsOfRole[role].join(), role] as const)).values(),
];

/** What of a world a role's groups may open. The safety card is for whoever answers the person. */
const opens: Readonly<Partial<Record<Role, readonly (keyof typeof canaries)[]>>> = {
  supervisor: ['name', 'number', 'card', 'story', 'note', 'fact', 'match'],
  consultant: ['name', 'number', 'card', 'story', 'note', 'match'],
  caseworker: ['name', 'number', 'card', 'fact'],
  mobile: ['name', 'number', 'card', 'fact'],
  lawyer: ['name', 'number', 'card', 'fact'],
};

let own: ServedHouse;
let hands: Hands;
let world: World;
const staff = new Map<Role, SomebodyAtWork>();

beforeAll(async () => {
  own = await aServedHouse({ settings: { openDrafts: 100_000 } });
  hands = await someHands(own.house);
  world = await aWorld(own.house, hands);
  for (const role of everyRole) staff.set(role, await own.house.signedIn(role));
  const ground = own.house.house.ground as { permissions: Record<string, readonly Role[]> };
  ground.permissions = Object.fromEntries(
    Object.keys(all.permissions).map((permission) => [permission, codesOf(roles) as readonly Role[]]),
  );
});
afterAll(() => own.close());

/** Last, because the world is not the same afterwards. */
const order = (id: string) =>
  /erase|disable|reset-password|set-roles|admit-user|renew-link|settle-key|void|discard|end-|finalise|settle|confirm|set-clients/.test(
    id,
  )
    ? 1
    : 0;
const operations = [...all.operations].sort((a, b) => order(a.face.id) - order(b.face.id));

describe.each(everyRole)('%s', (role) => {
  const closed = (Object.keys(canaries) as (keyof typeof canaries)[]).filter((what) => !opens[role]?.includes(what));

  it(`reads no word of ${closed.join(', ') || 'nothing'}, whichever operation is asked`, async () => {
    for (const { face } of operations) {
      // a person without keys may still write, so those who destroy come to a world of their own
      const mine = order(face.id) === 1 ? await aWorld(own.house, hands) : world;
      const sample = samples[face.id]?.(mine) ?? {};
      const answer = await own.call(face, sample, { as: staff.get(role) ?? null });
      for (const what of closed) {
        const asked = JSON.stringify(sample).includes(canaries[what]);
        if (!asked) expect(answer.text, `${face.id} shows ${what}`).not.toContain(canaries[what].replace(' ◇', ''));
      }
      expect(answer.status, `${face.id}: ${answer.text}`).not.toBe(500);
    }
  });
});

it('the canaries are really there, for those who hold the keys', async () => {
  const seen: string[] = [];
  for (const { face } of operations.filter((one) => order(one.face.id) === 0)) {
    const answer = await own.call(face, samples[face.id]?.(world) ?? {}, { as: hands.supervisor });
    seen.push(answer.text);
  }
  for (const [what, words] of Object.entries(canaries)) expect(seen.join('\n'), what).toContain(words);
});

it('no canary lies in the database in any encoding', async () => {
  const superuser = await own.house.database.asSuperuser();
  const { rows } = await superuser.query<{ name: string }>(
    `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema !~ '^(pg_|information_schema)'`,
  );
  for (const { name } of rows) {
    const content = (await superuser.query<{ t: string }>(`select t::text from ${name} t`)).rows
      .map((row) => row.t)
      .join('\n');
    for (const words of Object.values(canaries)) {
      const plain = words.replace(' ◇', '');
      for (const form of [
        plain,
        Buffer.from(plain).toString('hex'),
        Buffer.from(plain, 'utf16le').toString('hex'),
        Buffer.from(plain).toString('base64').replace(/=+$/, '').slice(0, -2),
      ]) {
        expect(content.includes(form), `${name} holds ${form}`).toBe(false);
      }
    }
    expect(content, name).not.toContain('991234567');
  }
  await superuser.end();
});
