import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { furniture } from '../../src/app/modules.ts';
import { accountsEndpoints } from '../../src/platform/accounts/contract.ts';
import { newId } from '../../src/platform/kernel/index.ts';
import { aServedHouse, type ServedHouse } from '../served.ts';
import { aWorld, type Hands, samples, someHands, type World } from './samples.ts';

/** What a form does not have, a request may not bring: every write refuses keys that its contract does not name. */
const all = furniture(() => null as never);
const EXTRA = [
  'role',
  'roles',
  'org',
  'orgId',
  'org_id',
  'id',
  'owner',
  'ownerId',
  'userId',
  'group',
  'groupId',
  'admin',
  'permissions',
  'state',
  'synthetic',
  'subjectKey',
  'createdAt',
  'number',
  'toString',
  'hasOwnProperty',
];
const PROTOTYPE = ['__proto__', 'constructor', 'prototype'];

let own: ServedHouse;
let hands: Hands;
let world: World;
const writes = all.operations.filter((one) => one.face.method !== 'GET' && !one.face.upload);

beforeAll(async () => {
  own = await aServedHouse({ settings: { openDrafts: 100_000 } });
  hands = await someHands(own.house);
  world = await aWorld(own.house, hands);
  const ground = own.house.house.ground as { permissions: Record<string, readonly string[]> };
  ground.permissions = Object.fromEntries(
    Object.keys(all.permissions).map((permission) => [permission, ['supervisor']]),
  );
});
afterAll(() => own.close());

const fields = (id: string) => ({ ...samples[id]?.(world) });

/** Every table's rows, as text: nothing may have changed. */
async function everything(): Promise<string> {
  const superuser = await own.house.database.asSuperuser();
  const { rows } = await superuser.query<{ name: string }>(
    `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema in ('access', 'vault', 'people', 'hotline', 'cases', 'tasks', 'events') order by 1`,
  );
  const texts: string[] = [];
  for (const { name } of rows) {
    // when a session was last seen is written once a minute, whatever is asked
    if (name === 'access.session') continue;
    const { rows: content } = await superuser.query<{ t: string }>(`select t::text from ${name} t order by 1`);
    texts.push(name, ...content.map((row) => row.t));
  }
  await superuser.end();
  return texts.join('\n');
}

describe.each(writes.map((one) => [one.face.id, one.face] as const))('%s', (id, face) => {
  const known = new Set(Object.keys((face.input as unknown as { shape: object }).shape));

  it('refuses every key that its contract does not name, and does nothing', async () => {
    const before = await everything();
    for (const key of EXTRA.filter((one) => !known.has(one))) {
      const answer = await own.call(face, { ...fields(id), [key]: newId() }, { as: hands.supervisor });
      expect({ key, status: answer.status, code: answer.code }).toEqual({
        key,
        status: 422,
        code: 'input.invalid-input',
      });
    }
    expect(await everything()).toBe(before);
  });

  it('refuses prototype names, at the top and inside', async () => {
    const before = await everything();
    for (const key of PROTOTYPE) {
      for (const planted of [`"${key}":{"admin":true}`, `"${key}":1`, `"x":{"${key}":{"admin":true}}`]) {
        const body = JSON.stringify(fields(id)).replace(
          '{',
          fields(id) && Object.keys(fields(id)).length > 0 ? `{${planted},` : `{${planted}`,
        );
        const answer = await own.call(face, fields(id), { as: hands.supervisor, raw: body });
        expect([400, 422], `${planted}: ${answer.text}`).toContain(answer.status);
      }
    }
    expect(({} as { admin?: unknown }).admin).toBeUndefined();
    expect(await everything()).toBe(before);
  });

  it('refuses extra keys in every object inside', async () => {
    for (const [field, value] of Object.entries(fields(id))) {
      const inside = Array.isArray(value) ? value[0] : value;
      if (typeof inside !== 'object' || inside === null) continue;
      const planted = { ...inside, owner: newId() };
      const answer = await own.call(
        face,
        { ...fields(id), [field]: Array.isArray(value) ? [planted] : planted },
        { as: hands.supervisor },
      );
      expect(answer.status, field).toBe(422);
    }
  });

  it('does not take from the body what stands in the address', async () => {
    for (const [, name] of face.path.matchAll(/:(\w+)/g)) {
      const body = JSON.stringify({ ...fields(id), [name as string]: newId() });
      const answer = await own.call(face, fields(id), { as: hands.supervisor, raw: body });
      expect(answer.status, name).toBe(422);
    }
  });
});

describe('the door', () => {
  it('refuses extra keys before it looks at a password', async () => {
    for (const face of accountsEndpoints.filter((one) => one.method !== 'GET' && one.method !== 'DELETE')) {
      const answer = await own.call(face, { roles: ['administrator'] }, { as: hands.supervisor });
      expect(answer.status, face.id).toBe(422);
    }
  });
});
