import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { whenOlderAreOver } from '../../../tests/database/when-older-are-over.ts';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../tests/house.ts';
import { newId } from '../../platform/kernel/index.ts';
import * as contract from './contract.ts';
import { type CardShelves, cardShelves, shelves } from './operations/card-shelves.ts';
import { bulkAddPersons, syntheticCards } from './testing.ts';

/** Segments of the cards of a large group, kept sealed in the database (decision 0021), as stories. */
const named = (given: string, surname: string) => [
  { kind: 'given' as const, value: given },
  { kind: 'surname' as const, value: surname },
];

interface SegmentLine {
  readonly id: string;
  readonly key_id: string;
  readonly after_id: string;
  readonly upto_id: string;
}

let house: TestHouse;
let supervisor: SomebodyAtWork;
let database: Client;
let group: string;
/** somebody in the middle of everybody, whom every process should find */
const everyone = 4_102;
const needle = { id: newId<'person'>(), surname: 'Neponovljivić' };

const segments = async () =>
  (
    await database.query<SegmentLine>(
      'select id, key_id, after_id, upto_id from people.card_segment where org_id = $1 order by after_id',
      [house.org],
    )
  ).rows;
const covering = async (person: string) =>
  (await segments()).filter((one) => one.after_id < person && person <= one.upto_id);
const acts = async (kind: string) =>
  (await database.query('select 1 from audit.entry where org_id = $1 and kind = $2', [house.org, kind])).rowCount ?? 0;

/** Opens the cards as a process does that was not there before. */
const another = () => cardShelves();
const asks = (process: CardShelves, text: string, who = supervisor) =>
  who.inside(async (it) => {
    const index = await process.of(it, it.keys.groupOf('hotline')!);
    return { hits: index.search(text).map((hit) => hit.personId as string), size: index.size() };
  });
const makePerson = async (given: string, surname: string) => {
  const id = newId<'person'>();
  await supervisor.call(contract.createPerson, { id, names: named(given, surname) });
  await whenOlderAreOver(database);
  return id;
};
/** Every single card is out of reach: who is found now was found in a segment. */
const withoutCards = async <T>(run: () => Promise<T>): Promise<T> => {
  const flip = 'update people.search_card set sealed = set_byte(sealed, 60, get_byte(sealed, 60) # 1)';
  await database.query(flip);
  try {
    return await run();
  } finally {
    await database.query(flip);
  }
};

beforeAll(async () => {
  house = await aHouse();
  supervisor = await house.signedIn('supervisor');
  group = supervisor.session.groups.find((one) => one !== undefined) as string;
  database = await house.database.asSuperuser();
  await supervisor.inside((it) =>
    bulkAddPersons(it, [
      ...[...syntheticCards(everyone - 1)].map((card) => ({
        names: card.names.map(({ kind, text }) => ({ kind, value: text })),
      })),
      { id: needle.id, names: named('Jedinstvena', needle.surname) },
    ]),
  );
  await whenOlderAreOver(database);
}, 120_000);
afterAll(async () => {
  await database?.end();
  await house?.close();
});

describe('the cards of a large group', () => {
  it('are kept by the first search, without a gap from the first id to the last', async () => {
    expect(await segments()).toEqual([]);
    expect(await asks(another(), 'Непоновљивић')).toEqual({ hits: [needle.id], size: everyone });
    const kept = await segments();
    expect(kept.length).toBe(2);
    expect(kept[0]?.after_id).toBe('00000000-0000-0000-0000-000000000000');
    expect(kept[1]?.after_id).toBe(kept[0]?.upto_id);
    expect(kept[1]?.upto_id).toBe('ffffffff-ffff-ffff-ffff-ffffffffffff');
    const { rows } = await database.query<{ bytes: number }>(
      'select length(sealed) as bytes from people.card_segment_piece',
    );
    // version, nonce and tag around whole steps of 64 KiB
    for (const { bytes } of rows) expect((bytes - 46) % 65_536).toBe(0);
  });

  it('are opened from there by the next process, and no card singly; the opening is on record', async () => {
    const before = await acts('people.open-cards');
    expect(await withoutCards(() => asks(another(), 'Neponovljivic'))).toEqual({ hits: [needle.id], size: everyone });
    expect(await acts('people.open-cards')).toBe(before + 1);
  });

  it('stand in no table in words, in whichever form: not as typed, not folded, not as a beginning', async () => {
    const pieces = await database.query<{ sealed: Buffer }>('select sealed from people.card_segment_piece');
    const all = Buffer.concat(pieces.rows.map((row) => row.sealed));
    expect(all.length).toBeGreaterThan(300_000);
    for (const text of [
      needle.surname,
      'eponovljiv',
      'neponovliv',
      'neponovlivic',
      'jedinstvena',
      'edinstven',
      'aleksandar',
    ])
      for (const form of [text, Buffer.from(text, 'utf16le').toString('latin1'), Buffer.from(text).toString('base64')])
        expect(all.includes(Buffer.from(form, 'latin1')), text).toBe(false);
    const { rows } = await database.query<{ line: string }>('select t::text as line from people.card_segment t');
    for (const { line } of rows) expect(line).toMatch(/^\([0-9a-f,-]+\)$/);
  });

  it('lie in no row that another group may read, and a person of another group has no key to them', async () => {
    const caseworker = await house.signedIn('caseworker');
    const seen = await caseworker.inside(async (it) => {
      const rows = await it.tx.query('select id from people.card_segment');
      const pieces = await it.tx.query('select segment_id from people.card_segment_piece');
      const keys = (await segments()).map((one) => one.key_id);
      const opened = await it.keys.openKeys(it.tx, keys, { kind: 'people.open-cards', payload: {} });
      return [rows.length, pieces.length, opened.size];
    });
    expect(seen).toEqual([0, 0, 0]);
  });

  it('say a new name as soon as it is written, never the old one, and who came later', async () => {
    const changed = await makePerson('Tamara', 'Staroprezić');
    const process = another();
    expect((await asks(process, 'Staroprezić')).hits).toEqual([changed]);
    const person = await supervisor.call(contract.getPerson, { id: changed });
    await supervisor.call(contract.updatePerson, {
      id: changed,
      revision: person.revision,
      names: named('Tamara', 'Novoprezić'),
    });
    const late = await makePerson('Kasnija', 'Pridošlić');
    for (const one of [process, another()]) {
      expect((await asks(one, 'Staroprezić')).hits).toEqual([]);
      expect((await asks(one, 'Novoprezić')).hits).toEqual([changed]);
      expect((await asks(one, 'Pridošlić')).hits).toEqual([late]);
    }
  });

  it('are made anew when one in a hundred changed, by the search after it and only then', async () => {
    const process = another();
    await asks(process, 'x');
    const [first] = await segments();
    const touch = async (count: number) => {
      await database.query(
        `update people.search_card set changed_in = pg_current_xact_id() where person_id in (
           select person_id from people.search_card where person_id <= $1 order by person_id limit $2)`,
        [first?.upto_id, count],
      );
      await whenOlderAreOver(database);
    };
    // whoever was changed by the stories before may lie here too: together still under one in a hundred
    await touch(12);
    for (let n = 0; n < 3; n++) await asks(process, 'x');
    expect((await segments())[0]?.id).toBe(first?.id);
    await touch(60);
    for (let n = 0; n < 3; n++) await asks(process, 'x');
    const [renewed, second] = await segments();
    expect(renewed?.id).not.toBe(first?.id);
    expect([renewed?.after_id, renewed?.upto_id]).toEqual([first?.after_id, first?.upto_id]);
    expect(second?.after_id).toBe(renewed?.upto_id);
    const { rows } = await database.query('select 1 from vault.wrap where key_id = $1', [first?.key_id]);
    expect(rows).toEqual([]);
    expect((await asks(another(), needle.surname)).hits).toEqual([needle.id]);
  });

  it('are not renewed for one correction, but a correction does not wait there for more than thirty days', async () => {
    const process = another();
    await asks(process, 'x');
    const [first] = await segments();
    await database.query(
      'update people.search_card set changed_in = pg_current_xact_id() where person_id = (select min(person_id::text)::uuid from people.search_card)',
    );
    await whenOlderAreOver(database);
    for (let n = 0; n < 3; n++) await asks(process, 'x');
    expect((await segments())[0]?.id).toBe(first?.id);
    await database.query('update people.card_segment set made_on = made_on - 31 where id = $1', [first?.id]);
    const later = another();
    for (let n = 0; n < 3; n++) await asks(later, 'x');
    expect((await segments())[0]?.id).not.toBe(first?.id);
  });
});

describe('who is erased', () => {
  it('is in no segment any more, in no process, and a segment brought back from a copy opens nowhere', async () => {
    const process = another();
    const gone = await makePerson('Zaboravljena', 'Izbrisanić');
    await asks(process, 'x');
    // as of a time when she was known: the segment in which she is
    const [before] = await covering(gone);
    await database.query('delete from people.card_segment where id = $1', [before?.id]);
    await asks(another(), 'x');
    const [held] = await covering(gone);
    expect(held?.id).not.toBe(before?.id);
    expect((await withoutCards(() => asks(another(), 'Izbrisanić'))).hits).toEqual([gone]);
    const copy = await database.query('select * from people.card_segment where id = $1', [held?.id]);
    const piece = await database.query('select * from people.card_segment_piece where segment_id = $1', [held?.id]);
    const neighbours = (await segments()).length - 1;

    await supervisor.call(contract.erasePerson, { id: gone, reason: 'she asked us to' });
    expect(await covering(gone)).toEqual([]);
    expect((await segments()).length).toBe(neighbours);
    const wraps = await database.query('select 1 from vault.wrap where key_id = $1', [held?.key_id]);
    const pieces = await database.query('select 1 from people.card_segment_piece where segment_id = $1', [held?.id]);
    expect([wraps.rowCount, pieces.rowCount]).toEqual([0, 0]);

    const put = async (table: string, row: Record<string, unknown>) =>
      database.query(
        `insert into ${table} (${Object.keys(row).join(', ')}) values (${Object.keys(row).map((_, n) => `$${n + 1}`)})`,
        Object.values(row),
      );
    await put('people.card_segment', copy.rows[0]);
    await put('people.card_segment_piece', piece.rows[0]);
    for (const one of [process, another()]) {
      expect((await asks(one, 'Izbrisanić')).hits).toEqual([]);
      expect((await asks(one, needle.surname)).hits).toEqual([needle.id]);
    }
    // made anew without her, by the first who opened
    const [anew] = await covering(gone);
    expect(anew?.id).not.toBe(held?.id);
    expect((await withoutCards(() => asks(another(), 'Izbrisanić'))).hits).toEqual([]);
  });

  it('is in none either when she is erased while somebody writes them: the erasure waits', async () => {
    const gone = await makePerson('Istovremena', 'Trkačić');
    await database.query('delete from people.card_segment');
    let erasing: Promise<unknown> | undefined;
    let isErased = false;
    await supervisor.inside(async (it) => {
      await another().of(it, it.keys.groupOf('hotline')!);
      erasing = supervisor.call(contract.erasePerson, { id: gone, reason: 'she asked us to' }).then(() => {
        isErased = true;
      });
      await new Promise((resolve) => setTimeout(resolve, 400));
      expect(isErased).toBe(false);
    });
    await erasing;
    expect((await segments()).length).toBeGreaterThan(0);
    expect(await covering(gone)).toEqual([]);
  });

  it('leaves the memory of every process at its next search', async () => {
    const gone = await makePerson('Prolazna', 'Pamtljivić');
    const process = another();
    expect((await asks(process, 'Pamtljivić')).hits).toEqual([gone]);
    await supervisor.call(contract.erasePerson, { id: gone, reason: 'she asked us to' });
    expect((await asks(process, 'Pamtljivić')).hits).toEqual([]);
    for (let n = 0; n < 3; n++) await asks(process, 'x');
    expect((await withoutCards(() => asks(another(), 'Pamtljivić'))).hits).toEqual([]);
    expect((await withoutCards(() => asks(another(), needle.surname))).hits).toEqual([needle.id]);
  });
});

describe('a segment that is not what was written', () => {
  const changes: [string, string][] = [
    ['flipped', 'update people.card_segment_piece set sealed = set_byte(sealed, 5000, get_byte(sealed, 5000) # 1)'],
    ['cut', 'update people.card_segment_piece set sealed = substring(sealed from 1 for 3000)'],
    ['empty', "update people.card_segment_piece set sealed = ''"],
    [
      'exchanged with its neighbour',
      `update people.card_segment_piece p set sealed = o.sealed from people.card_segment_piece o
        where o.segment_id <> p.segment_id and o.org_id = p.org_id`,
    ],
    ['said to be newer', 'update people.card_segment set mark = mark + 1'],
    [
      'said to hold fewer',
      `update people.card_segment set upto_id = 'ffffffff-0000-0000-0000-000000000000'
        where upto_id = 'ffffffff-ffff-ffff-ffff-ffffffffffff'`,
    ],
    [
      'under a wrap of another key',
      `update vault.wrap w set wrapped = o.wrapped from vault.wrap o
        where w.key_id in (select key_id from people.card_segment) and o.key_id = (
          select identity_key_id from people.person where identity_key_id is not null limit 1)`,
    ],
  ];
  it.each(changes)('%s: hides nobody, is told to the auditors, and is made anew', async (_what, sql) => {
    await asks(another(), 'x');
    const before = await segments();
    const told = await acts('vault.seal-broken');
    const changed = await database.query(sql);
    expect(changed.rowCount).toBeGreaterThan(0);
    expect(await asks(another(), needle.surname)).toMatchObject({ hits: [needle.id] });
    expect(await acts('vault.seal-broken')).toBeGreaterThan(told);
    const after = await segments();
    expect(after.filter((one) => before.some((other) => other.id === one.id)).length).toBeLessThan(before.length);
    expect((await withoutCards(() => asks(another(), needle.surname))).hits).toEqual([needle.id]);
  });
});

describe('segments that are not there', () => {
  const again = async (sql: string) => {
    await asks(another(), 'x');
    const before = await segments();
    const told = await acts('vault.seal-broken');
    await database.query(sql);
    expect((await asks(another(), needle.surname)).hits).toEqual([needle.id]);
    const after = await segments();
    expect(after.length).toBeGreaterThan(0);
    expect(after.filter((one) => before.some((other) => other.id === one.id))).toEqual([]);
    expect(await acts('vault.seal-broken')).toBe(told);
    const orphans = await database.query('select 1 from vault.wrap where key_id = any ($1)', [
      before.map((one) => one.key_id),
    ]);
    expect(orphans.rowCount).toBe(0);
    expect((await withoutCards(() => asks(another(), needle.surname))).hits).toEqual([needle.id]);
  };

  it('after a crash of the database, which empties them: everybody is found, and they are made anew', () =>
    again('delete from people.card_segment_piece'));

  it('in a copy restored into another cluster, whose transactions have other numbers', () =>
    again('update people.card_segment set cluster = cluster + 1'));

  it('because the act that wrote them came to nothing: the searches after it write them, one each', async () => {
    await database.query('delete from people.card_segment');
    const process = another();
    await expect(
      supervisor.inside(async (it) => {
        await process.of(it, it.keys.groupOf('hotline')!);
        throw new Error('the lights went out');
      }),
    ).rejects.toThrow('the lights');
    expect(await segments()).toEqual([]);
    await asks(process, 'x');
    expect(await segments()).toHaveLength(1);
    for (let n = 0; n < 3; n++) await asks(process, 'x');
    const kept = await segments();
    expect(kept.at(0)?.after_id).toBe('00000000-0000-0000-0000-000000000000');
    expect(kept.at(-1)?.upto_id).toBe('ffffffff-ffff-ffff-ffff-ffffffffffff');
  });

  it('while two processes open at once: one of them writes, and nothing stands there twice', async () => {
    await database.query('delete from people.card_segment');
    const [one, two] = [another(), another()];
    const answers = await Promise.all([asks(one, needle.surname), asks(two, needle.surname)]);
    for (const { hits } of answers) expect(hits).toEqual([needle.id]);
    for (let n = 0; n < 4; n++) await Promise.all([asks(one, 'x'), asks(two, 'x')]);
    const kept = await segments();
    for (const [n, { after_id: after }] of kept.entries())
      expect(after).toBe(n === 0 ? '00000000-0000-0000-0000-000000000000' : kept[n - 1]?.upto_id);
  });
});

describe('a group that goes while its segments are opened', () => {
  it('is refused as locked, and what came in is zeroed', async () => {
    const process = another();
    await expect(
      supervisor.inside(async (it) => {
        const opening = process.of(it, it.keys.groupOf('hotline')!);
        const index = process.openNow(house.org, it.keys.groupOf('hotline')!);
        await new Promise((resolve) => setTimeout(resolve, 5));
        process.drop(house.org, it.keys.groupOf('hotline')!);
        await opening.finally(() => expect(index?.size()).toBe(0));
      }),
    ).rejects.toMatchObject({ code: 'access.locked' });
  });
});

describe('the memory shared by the sessions of a process', () => {
  it('lets the erasing process itself forget at once', async () => {
    const gone = await makePerson('Odmah', 'Nestalić');
    await asks(shelves, 'x');
    const index =
      shelves.openNow(house.org, group as never) ?? shelves.openNow(house.org, supervisor.session.groups[0]!);
    const had = [...supervisor.session.groups].flatMap((one) => shelves.openNow(house.org, one) ?? []);
    expect(had.some((one) => one.has(gone))).toBe(true);
    await supervisor.call(contract.erasePerson, { id: gone, reason: 'she asked us to' });
    expect(had.some((one) => one.has(gone))).toBe(false);
    expect(index?.has(gone) ?? false).toBe(false);
  });
});
