import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../../tests/house.ts';
import { type Day, type Id, newId, Refusal } from '../../../platform/kernel/index.ts';
import { emptyContact } from '../contact.ts';
import * as hotline from '../contract.ts';
import { searchNotes } from '../notes-contract.ts';
import { findToScan } from '../store/scan-store.ts';
import { aContact, aDraft, type BulkContact, bulkAddContacts, bulkPortion } from '../testing.ts';
import { openScanner } from './scan-in-thread.ts';
import { scanTexts } from './scanning-thread.ts';
import { mostWithin } from './search-notes.ts';

let house: TestHouse;
let mila: SomebodyAtWork;
let admin: SomebodyAtWork;

beforeAll(async () => {
  house = await aHouse({ now: '2021-12-14T10:00:00Z', settings: { openDrafts: 100 } });
  mila = await house.signedIn('consultant');
  admin = await house.signedIn('administrator');
});
afterAll(() => house.close());

const asked = { purpose: 'case_work' } as const;
const record = (contact: Parameters<typeof aContact>[0]) => mila.call(hotline.recordContact, aContact(contact));
const ask = (words: string, filters: object = {}) => mila.call(searchNotes, { ...asked, ...filters, words });
const idsOf = ({ hits }: Awaited<ReturnType<typeof ask>>) => hits.map((hit) => hit.contact.id);

describe('words inside notes', () => {
  it('find the contact in either script, with the field and a piece of its text', async () => {
    const { id } = await record({
      summary: 'Devojka iz Šapca; agencija joj je uzela pasoš ◇',
      callerWords: 'Газда држи пасош у сефу ◇',
      ourView: 'sounds like a report ◇',
    });
    await record({ summary: 'nothing of it ◇' });
    for (const words of ['pasos', 'ПАСОШ', 'agencija gazda', '"u sefu"', 'šapc pasoš']) {
      const answer = await ask(words);
      expect(idsOf(answer)).toEqual([id]);
      expect(answer.count).toBe(1);
    }
    const [hit] = (await ask('pasoš')).hits;
    expect(
      hit?.found.map(({ field, text, marks }) => [field, marks.map(([from, to]) => text.slice(from, to))]),
    ).toEqual([
      ['summary', ['pasoš']],
      ['callerWords', ['пасош']],
    ]);
    expect(idsOf(await ask('pasoš "sefu u"'))).toEqual([]);
    expect(idsOf(await ask('pasoš unicorn'))).toEqual([]);
  });

  it('are looked for among what the filters leave, the corrected text and not the one before', async () => {
    const old = await record({ day: '2020-03-01' as Day, summary: 'violet umbrella ◇' });
    const late = await record({ day: '2021-03-01' as Day, summary: 'violet umbrella again ◇' });
    expect(idsOf(await ask('umbrella'))).toEqual([late.id, old.id]);
    expect(idsOf(await ask('umbrella', { to: '2020-12-31' }))).toEqual([old.id]);
    expect(idsOf(await ask('umbrella', { client: late.clients[0] }))).toEqual([late.id]);
    await mila.call(hotline.correctContact, { id: late.id, version: 1, reason: 'typing', summary: 'green parasol ◇' });
    expect(idsOf(await ask('umbrella'))).toEqual([old.id]);
    expect(idsOf(await ask('parasol'))).toEqual([late.id]);
  });

  it('need a word, and a reason like every look-up', async () => {
    for (const words of ['a', '"', '%', '-- ;'])
      await expect(ask(words)).rejects.toMatchObject({ code: 'hotline.words-needed', status: 422, path: ['words'] });
    await expect(ask('   ')).rejects.toMatchObject({ status: 422 });
    await expect(mila.call(searchNotes, { words: 'passport' })).rejects.toMatchObject({
      code: 'hotline.purpose-needed',
    });
    const draft = await mila.call(hotline.recordContact, aDraft({ summary: 'turquoise door ◇' }));
    const own = await mila.call(searchNotes, { words: 'turquoise', contact: draft.id as Id<'contact'> });
    expect(own.hits.map((hit) => hit.contact.id)).toEqual([draft.id]);
    await expect(ask('door', { from: '2021-02-02', to: '2021-02-01' })).rejects.toMatchObject({
      code: 'hotline.days-reversed',
    });
  });

  it('count as look-ups, and are not for whoever sees no content', async () => {
    const own = await aHouse({ settings: { lookUpsPerHour: 2 } });
    try {
      const jana = await own.signedIn('consultant');
      for (let n = 0; n < 2; n++) await jana.call(searchNotes, { ...asked, words: 'passport' });
      await expect(jana.call(searchNotes, { ...asked, words: 'passport' })).rejects.toMatchObject({ status: 429 });
    } finally {
      await own.close();
    }
    await expect(admin.call(searchNotes, { ...asked, words: 'passport' })).rejects.toMatchObject({ status: 403 });
  });

  it('sent ten at once take no connection from anybody else', async () => {
    const own = await aHouse({
      now: '2021-12-14T10:00:00Z',
      database: house.database,
      settings: { lookUpsPerHour: 13 },
    });
    const superuser = await house.database.asSuperuser();
    try {
      const [jana, vera] = [await own.signedIn('consultant'), await own.signedIn('consultant')];
      await jana.call(hotline.recordContact, aContact({ summary: 'a paper kite ◇' }));
      // as if one of hers ran long: the row in which hers are counted is held
      await jana.call(searchNotes, { ...asked, words: 'kite' });
      await superuser.query('begin');
      await superuser.query('select from access.look_up where user_id = $1 for update', [jana.id]);
      const ten = Array.from({ length: 10 }, () => jana.call(searchNotes, { ...asked, words: 'kite' }));
      const begun = performance.now();
      expect(await vera.call(hotline.listRecent, {})).toBeDefined();
      expect((await vera.call(searchNotes, { ...asked, words: 'kite' })).count).toBe(1);
      expect(performance.now() - begun).toBeLessThan(5000);
      await superuser.query('rollback');
      for (const { count } of await Promise.all(ten)) expect(count).toBe(1);
      // every one was counted, and one that is refused is one as well
      await expect(jana.call(searchNotes, { ...asked, words: '"' })).rejects.toMatchObject({ status: 422 });
      await jana.call(searchNotes, { ...asked, words: 'kite' });
      await expect(jana.call(searchNotes, { ...asked, words: 'kite' })).rejects.toMatchObject({ status: 429 });
    } finally {
      await superuser.end();
      await own.close();
    }
  });

  it('whoever is signed out while hers are read hears nothing of them, and the reading stays on record', async () => {
    let looks = 0;
    const stays = async () => {
      looks += 1;
      if (looks > 1) throw new Refusal('access.not-signed-in', 401);
    };
    const asking = mila.call(searchNotes, { ...asked, words: 'passport' }, { stays } as never);
    await expect(asking).rejects.toMatchObject({ status: 401 });
    expect(looks).toBe(2);
    const superuser = await house.database.asSuperuser();
    const { rows } = await superuser.query('select kind from audit.entry where org_id = $1 order by seq desc limit 1', [
      house.org,
    ]);
    await superuser.end();
    expect(rows).toEqual([{ kind: 'hotline.open-notes' }]);
  });

  it('leave one row on record, before the answer, with the count and a hash of the question', async () => {
    const { id } = await record({ summary: 'a lighthouse keeper ◇', day: '2019-05-05' as Day });
    const filters = { from: '2019-05-05' as Day, to: '2019-05-05' as Day };
    const acts = await mila.inside(async (it) => {
      const told: { kind: string; payload: Readonly<Record<string, unknown>> }[] = [];
      const { searchNotes: verb } = await import('./search-notes.ts');
      const tx = { ...it.tx, record: (act: (typeof told)[number]) => void told.push(act) };
      const answer = (await verb.run(
        { ...it, tx } as never,
        { ...asked, ...filters, words: 'Lighthouse' } as never,
      )) as {
        hits: { contact: { id: string } }[];
      };
      expect(answer.hits.map((hit) => hit.contact.id)).toEqual([id]);
      return told;
    });
    expect(acts).toEqual([
      {
        kind: 'hotline.open-notes',
        payload: {
          filters: ['from', 'to'],
          purpose: 'case_work',
          question: createHash('sha256').update('Lighthouse').digest('hex'),
          count: 1,
          hits: 1,
          contacts: [id],
        },
      },
    ]);
    expect(JSON.stringify(acts)).not.toMatch(/lighthouse/i);
  });

  it('of contacts whose key she does not hold are no hits, and nothing tells of them', async () => {
    const { id } = await record({ summary: 'the silver bicycle ◇', day: '2018-01-01' as Day });
    const filters = { to: '2018-01-01' as Day };
    expect((await ask('bicycle', filters)).read).toBe(1);
    await mila.inside((it) =>
      it.tx.query('delete from vault.wrap where org_id = $1 and key_id = $2', [it.actor.org, id]),
    );
    expect(await ask('bicycle', filters)).toEqual({ hits: [], count: 0, read: 0 });
  });

  it('of a note that was tampered with are not found, and the others are', async () => {
    const day = '2017-01-01' as Day;
    const whole = await record({ summary: 'the copper kettle ◇', day });
    const forged = await record({ summary: 'the copper kettle too ◇', day });
    await mila.inside((it) =>
      it.tx.query(
        'update hotline.contact_text set sealed = set_byte(sealed, 60, (get_byte(sealed, 60) + 1) % 256) where org_id = $1 and contact_id = $2',
        [it.actor.org, forged.id],
      ),
    );
    const answer = await ask('kettle', { to: day, from: day });
    expect(idsOf(answer)).toEqual([whole.id]);
    expect(answer.read).toBe(1);
    const superuser = await house.database.asSuperuser();
    const { rows } = await superuser.query('select kind from audit.entry where org_id = $1 order by seq desc limit 2', [
      house.org,
    ]);
    await superuser.end();
    expect(rows.map((row) => row.kind).sort()).toEqual(['hotline.open-notes', 'vault.seal-broken']);
  });

  it('are not looked for in more than two thousand contacts: the refusal says how many there are', async () => {
    const own = await aHouse({ now: '2021-12-14T10:00:00Z', database: house.database });
    try {
      const jana = await own.signedIn('supervisor');
      const bulk = (n: number): BulkContact => {
        const day = (n === 0 ? '2015-01-01' : '2015-02-01') as Day;
        const body = emptyContact({ line: 'sos', day, hour: n % 24, consultant: jana.id });
        const sealed = { summary: n % 500 === 7 ? 'amber ◇' : 'dull ◇' };
        const id = newId<'contact'>();
        return { id, number: null, entry: 'import', recordedDay: day, madeBy: jana.id, body, clientKeys: [], sealed };
      };
      const many = Array.from({ length: 2001 }, (_, n) => bulk(n));
      for (let at = 0; at < many.length; at += bulkPortion)
        await jana.inside((it) =>
          bulkAddContacts(it, many.slice(at, at + bulkPortion), { kind: 'test.load', payload: {} }),
        );
      await expect(jana.call(searchNotes, { ...asked, words: 'amber' })).rejects.toMatchObject({
        code: 'hotline.too-many-to-read',
        status: 422,
        params: { contacts: 2001, most: 2000 },
      });
      const answer = await jana.call(searchNotes, { ...asked, words: 'amber', from: '2015-02-01' as Day });
      expect(answer).toMatchObject({ read: 2000, count: 4 });
    } finally {
      await own.close();
    }
  });

  it('are not looked for in more text than a thread reads in a minute: the refusal says how many contacts that is', async () => {
    const day = '2016-01-01' as Day;
    await record({ day, summary: 'long ◇ '.repeat(2800) });
    await record({ day, summary: 'short ◇' });
    const sizes = await mila.inside((it) => findToScan(it.tx, { from: day, to: day }, 10));
    const [short, long] = sizes.map(({ bytes }) => bytes).sort((a, b) => a - b) as [number, number];
    expect(short).toBeLessThan(2000);
    expect(long).toBeGreaterThan(20_000);
    expect(mostWithin([{ bytes: long }, { bytes: short }, { bytes: long }], long + short)).toBe(2);
    expect(mostWithin([{ bytes: long }, { bytes: short }], long + short)).toBe(2);
    expect(mostWithin([{ bytes: long }], short)).toBe(0);
  });

  it('are read from memory that is zeroed then', () => {
    const bytes = new TextEncoder().encode(JSON.stringify({ summary: 'a sealed word ◇' }));
    expect(scanTexts([{ words: ['sealed'], isExact: false }], [bytes])).toHaveLength(1);
    expect([...bytes].every((byte) => byte === 0)).toBe(true);
  });

  it('are wiped where the thread that should read them is gone', async () => {
    const scanner = openScanner();
    await scanner.close();
    const text = Buffer.from(JSON.stringify({ summary: 'a sealed word ◇' }));
    await expect(scanner.scan([{ words: ['sealed'], isExact: false }], [text])).rejects.toThrow('ended');
    expect(text.every((byte) => byte === 0)).toBe(true);
  });
});
