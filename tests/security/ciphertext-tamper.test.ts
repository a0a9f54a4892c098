import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as cases from '../../src/modules/cases/contract.ts';
import * as hotline from '../../src/modules/hotline/contract.ts';
import * as people from '../../src/modules/people/contract.ts';
import type { Endpoint } from '../../src/platform/kernel/index.ts';
import { type Answer, aServedHouse, type ServedHouse } from '../served.ts';
import { aWorld, canaries, type Hands, someHands, type World } from './samples.ts';

/** Sealed bytes that somebody changed behind our back: no partial text, an answer that says nothing, a word to the auditors. */
interface Sealed {
  readonly what: string;
  readonly table: string;
  readonly column: string;
  /** which rows belong to a world */
  readonly where: string;
  readonly id: keyof World;
  readonly face: Endpoint;
  readonly input: (world: World) => Record<string, unknown>;
  readonly words: string;
}

const places: readonly Sealed[] = [
  {
    what: 'the names of a person',
    table: 'people.person_identity',
    column: 'sealed',
    where: 'person_id',
    id: 'person',
    face: people.getPerson,
    input: (world) => ({ id: world.person }),
    words: canaries.name,
  },
  {
    what: 'a safety card',
    table: 'people.safety_card',
    column: 'sealed',
    where: 'person_id',
    id: 'person',
    face: people.getPerson,
    input: (world) => ({ id: world.person }),
    words: canaries.card,
  },
  {
    what: 'a telephone number',
    table: 'people.contact_point',
    column: 'sealed',
    where: 'id',
    id: 'point',
    face: people.openContactPoint,
    input: (world) => ({ id: world.point, reason: 'a test ◇' }),
    words: canaries.number,
  },
  {
    what: 'the text of a contact',
    table: 'hotline.contact_text',
    column: 'sealed',
    where: 'contact_id',
    id: 'contact',
    face: hotline.getContact,
    input: (world) => ({ id: world.contact }),
    words: canaries.story,
  },
  {
    what: 'the note of a duty',
    table: 'tasks.task',
    column: 'text',
    where: 'id',
    id: 'duty',
    face: hotline.listDuties,
    input: (world) => ({ id: world.contact }),
    words: canaries.note,
  },
  {
    what: 'the facts of a finding',
    table: 'cases.finding_version',
    column: 'note',
    where: 'finding_id',
    id: 'finding',
    face: cases.listFindingsOfPerson,
    input: (world) => ({ personId: world.person, notes: 'yes' }),
    words: canaries.fact,
  },
];

let own: ServedHouse;
let hands: Hands;
let superuser: Client;

beforeAll(async () => {
  own = await aServedHouse({ settings: { openDrafts: 100_000 } });
  hands = await someHands(own.house);
  superuser = await own.house.database.asSuperuser();
});
afterAll(async () => {
  await superuser.end();
  await own.close();
});

const open = (place: Sealed, world: World): Promise<Answer> =>
  own.call(place.face, place.input(world), { as: hands.supervisor });

const set = (place: Sealed, world: World, expression: string, values: unknown[] = []) =>
  superuser.query(`update ${place.table} t set ${place.column} = ${expression} where ${place.where} = $1`, [
    world[place.id],
    ...values,
  ]);

const bytesOf = async (place: Sealed, world: World): Promise<Buffer> =>
  (
    await superuser.query<{ b: Buffer }>(`select ${place.column} as b from ${place.table} where ${place.where} = $1`, [
      world[place.id],
    ])
  ).rows[0]?.b as Buffer;

const told = async (): Promise<number> =>
  (await superuser.query("select count(*)::int as n from audit.entry where kind = 'vault.seal-broken'")).rows[0].n;

/** 500 without detail, nothing of what was sealed, and one more row for the auditors. */
async function expectBroken(place: Sealed, world: World, how: string): Promise<void> {
  const before = await told();
  const answer = await open(place, world);
  expect({ how, status: answer.status, code: answer.code }).toEqual({ how, status: 500, code: 'http.internal' });
  for (const words of Object.values(canaries)) expect(answer.text, how).not.toContain(words);
  expect(answer.text, how).not.toMatch(/seal|cipher|crypto|decrypt|sodium/i);
  expect(await told(), `${how}: the auditors were told`).toBe(before + 1);
}

describe.each(places.map((place) => [place.what, place] as const))('%s', (_what, place) => {
  it('opens as it was written', async () => {
    const world = await aWorld(own.house, hands);
    const answer = await open(place, world);
    expect([answer.status, answer.text]).toEqual([200, expect.stringContaining(place.words)]);
  });

  it('with one bit changed, anywhere, does not open', async () => {
    const world = await aWorld(own.house, hands);
    const sound = await bytesOf(place, world);
    // version, suite, epoch, nonce, the first byte of the text, the middle, the tag
    for (const at of [0, 1, 5, 6, 30, Math.floor(sound.length / 2), sound.length - 1]) {
      const changed = Buffer.from(sound);
      changed[at] = (changed[at] ?? 0) ^ 1;
      await set(place, world, '$2', [changed]);
      await expectBroken(place, world, `bit in byte ${at} of ${sound.length}`);
    }
    await set(place, world, '$2', [sound]);
    expect((await open(place, world)).status).toBe(200);
  });

  it('cut or lengthened does not open', async () => {
    const world = await aWorld(own.house, hands);
    const sound = await bytesOf(place, world);
    for (const length of [sound.length - 1, 30, 6]) {
      await set(place, world, '$2', [sound.subarray(0, length)]);
      await expectBroken(place, world, `cut to ${length}`);
    }
    await set(place, world, '$2', [Buffer.concat([sound, Buffer.alloc(1)])]);
    await expectBroken(place, world, 'a byte longer');
  });

  it('moved to another record does not open', async () => {
    const one = await aWorld(own.house, hands);
    const two = await aWorld(own.house, hands);
    const bytes = [await bytesOf(place, one), await bytesOf(place, two)];
    await set(place, one, '$2', [bytes[1]]);
    await set(place, two, '$2', [bytes[0]]);
    await expectBroken(place, one, 'exchanged');
    await expectBroken(place, two, 'exchanged');
  });
});

describe('a wrap', () => {
  const place = places[3] as Sealed;

  // the data key of a contact has the contact's id
  it('with one bit changed opens nothing', async () => {
    const world = await aWorld(own.house, hands);
    const changed = await superuser.query(
      'update vault.wrap set wrapped = set_byte(wrapped, 40, get_byte(wrapped, 40) # 1) where key_id = $1',
      [world.contact],
    );
    expect(changed.rowCount).toBeGreaterThan(0);
    await expectBroken(place, world, 'bit in the wrap');
  });

  it('of another record put in its place opens nothing', async () => {
    const one = await aWorld(own.house, hands);
    const two = await aWorld(own.house, hands);
    await superuser.query(
      'update vault.wrap w set wrapped = o.wrapped from vault.wrap o where w.key_id = $1 and o.key_id = $2 and o.group_id = w.group_id',
      [one.contact, two.contact],
    );
    await expectBroken(place, one, 'exchanged wrap');
  });
});

describe('a record that does not open', () => {
  it('stays in the list, and its neighbours open', async () => {
    const place = places[3] as Sealed;
    // a house with these two alone: a page of the list holds them both, whatever their ids
    const house = await aServedHouse({ settings: { openDrafts: 100_000 } });
    const desk = await someHands(house.house);
    const broken = await aWorld(house.house, desk);
    const sound = await aWorld(house.house, desk);
    const client = await house.house.database.asSuperuser();
    const changed = await client.query(
      'update hotline.contact_text set sealed = set_byte(sealed, 60, get_byte(sealed, 60) # 1) where contact_id = $1',
      [broken.contact],
    );
    await client.end();
    expect(changed.rowCount).toBe(1);
    const list = await house.call(hotline.listRecent, {}, { as: desk.supervisor });
    for (const world of [broken, sound]) expect(list.text).toContain(world.contact);
    const opened = async (world: World) =>
      (await house.call(place.face, place.input(world), { as: desk.supervisor })).status;
    expect([await opened(broken), await opened(sound)]).toEqual([500, 200]);
    await house.close();
  });

  it('a search card that was changed finds nobody, and the search goes on for the others', async () => {
    const house = await aServedHouse({ settings: { openDrafts: 100_000 } });
    const desk = await someHands(house.house);
    const broken = await aWorld(house.house, desk);
    const sound = await aWorld(house.house, desk);
    const client = await house.house.database.asSuperuser();
    await client.query(
      // the cards of these worlds lie open in memory already: what is written is taken up at the next search
      `update people.search_card set sealed = set_byte(sealed, 60, get_byte(sealed, 60) # 1),
         changed_in = pg_current_xact_id() where person_id = $1`,
      [broken.person],
    );
    await client.end();
    const found = await house.call(
      people.findPerson,
      { purpose: 'open_contact', text: 'Kanarinčić' },
      { as: desk.supervisor },
    );
    expect(found.text).not.toContain(broken.person);
    expect([found.status, found.text]).toEqual([200, expect.stringContaining(sound.person)]);
    await house.close();
  });

  it('says nothing in the log but where it happened', async () => {
    const lines = JSON.stringify(own.lines);
    for (const words of Object.values(canaries)) expect(lines).not.toContain(words);
    expect(lines).toContain('SealBroken');
  });
});
