import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../../tests/house.ts';
import { type Day, newId } from '../../../platform/kernel/index.ts';
import type { Download } from '../../../platform/operations/index.ts';
import * as hotline from '../contract.ts';
import * as shifts from '../shift-contract.ts';
import { aContact } from '../testing.ts';

let house: TestHouse;
let mila: SomebodyAtWork;
let jana: SomebodyAtWork;
let vera: SomebodyAtWork;
beforeAll(async () => {
  house = await aHouse();
  mila = await house.signedIn('consultant');
  jana = await house.signedIn('consultant');
  vera = await house.signedIn('supervisor');
});
afterAll(() => house.close());

const filters = { channel: 'phone', followUpOpen: true } as const;
const view = (over: object = {}) => ({ id: newId<'view'>(), name: 'open promises ◇', filters, ...over });
const namesOf = async (who: SomebodyAtWork) => (await who.call(hotline.listViews, {})).map((one) => one.name);

describe('a saved view', () => {
  it('is its maker’s alone, is changed and taken away by her, and lies sealed', async () => {
    const one = view();
    const kept = await mila.call(hotline.saveView, one);
    expect(kept).toEqual({ ...one, shared: false, owner: mila.id, mine: true, revision: 1 });
    expect(await mila.call(hotline.listViews, {})).toEqual([kept]);
    for (const who of [jana, vera]) {
      expect(await namesOf(who)).toEqual([]);
      await expect(who.call(hotline.saveView, { ...one, name: 'mine ◇' })).rejects.toMatchObject({ status: 404 });
      await expect(who.call(hotline.deleteView, { id: one.id })).rejects.toMatchObject({ status: 404 });
    }
    const superuser = await house.database.asSuperuser();
    const { rows } = await superuser.query<{ all: string }>('select v::text as all from hotline.saved_view v');
    await superuser.end();
    expect(rows[0]?.all).not.toMatch(/promises|phone/);
    await mila.call(hotline.saveView, { ...one, name: 'promises of mine ◇', filters: { channel: 'chat_messenger' } });
    expect(await mila.call(hotline.listViews, {})).toMatchObject([
      { name: 'promises of mine ◇', filters: { channel: 'chat_messenger' }, revision: 2 },
    ]);
    await mila.call(hotline.deleteView, { id: one.id });
    expect(await namesOf(mila)).toEqual([]);
  });

  it('is shared by a supervisor and by nobody else, and changed by supervisors alone', async () => {
    const one = view({ shared: true });
    await expect(mila.call(hotline.saveView, one)).rejects.toMatchObject({ code: 'hotline.supervisor-decides' });
    await vera.call(hotline.saveView, one);
    expect(await mila.call(hotline.listViews, {})).toMatchObject([{ name: one.name, shared: true, mine: false }]);
    await expect(mila.call(hotline.deleteView, { id: one.id })).rejects.toMatchObject({ status: 404 });
    const other = await house.signedIn('supervisor');
    await other.call(hotline.deleteView, { id: one.id });
    expect(await namesOf(mila)).toEqual([]);
    const superuser = await house.database.asSuperuser();
    expect((await superuser.query('select from vault.wrap where key_id = $1', [one.id])).rowCount).toBe(0);
    await superuser.end();
  });

  it('that another supervisor shared is kept by the one who takes it off the desk, and by nobody else', async () => {
    const one = view({ shared: true });
    await vera.call(hotline.saveView, one);
    const other = await house.signedIn('supervisor');
    const kept = await other.call(hotline.saveView, { ...one, shared: false });
    expect(kept).toMatchObject({ shared: false, owner: other.id, mine: true, revision: 2 });
    expect([await namesOf(vera), await namesOf(mila), await namesOf(other)]).toEqual([[], [], [one.name]]);
    await other.call(hotline.deleteView, { id: one.id });
  });

  it('keeps no name, no number, no client and no words: there is no field for them', async () => {
    for (const sought of [
      { phone: '+381 99 100 2000' },
      { number: 'H21-000001' },
      { client: newId() },
      { clientCode: 'K21-00001' },
      { words: 'sister' },
      { text: 'Ana' },
    ])
      await expect(mila.call(hotline.saveView, view({ filters: sought }))).rejects.toMatchObject({ status: 422 });
  });
});

describe('a list that is taken out', () => {
  const list = async (asked: object, who = vera) => {
    const file = (await who.call(hotline.exportList, {
      filters: asked,
      reason: 'for the meeting ◇',
    })) as unknown as Download;
    return { name: file.fileName, text: file.body as string };
  };

  it('holds what is shown and nothing that is sealed, with its marks, and is on record before it leaves', async () => {
    const day = '2021-12-10' as Day;
    const told = { summary: 'she is called Ana ◇', callerNumber: '+381 99 100 2000', day };
    const one = await mila.call(hotline.recordContact, aContact({ ...told, channel: 'chat_messenger' }));
    await mila.call(hotline.recordContact, aContact({ ...told, channel: 'phone' }));
    const { name, text } = await list({ channel: 'chat_messenger' });
    const [head, row, mark, ...rest] = text.split('\r\n');
    expect(head).toMatch(/^\ufeffnumber,day,hour,/);
    expect(row).toMatch(
      new RegExp(`^${one.number},2021-12-10,.*chat_messenger.*K21-\\d{5},${mila.username},finalised,1$`),
    );
    expect(mark).toMatch(/^# exported by .* on 2021-12-14: a list of 1 contacts$/);
    expect(rest).toEqual(['']);
    expect(name).toMatch(/^contact-list-by-.*-on-2021-12-14\.csv$/);
    expect(text).not.toMatch(/Ana|99 100/);
    const superuser = await house.database.asSuperuser();
    const { rows } = await superuser.query("select kind from audit.entry where kind = 'hotline.export-list'");
    await superuser.end();
    expect(rows).toHaveLength(1);
  });

  it('leaves by a supervisor’s hand alone, with a reason, and is as long as all its pages', async () => {
    await expect(list({ channel: 'chat_messenger' }, mila)).rejects.toMatchObject({ code: 'access.forbidden' });
    const none = vera.call(hotline.exportList, { filters: {}, reason: ' ' });
    await expect(none).rejects.toMatchObject({ status: 422 });
    for (let n = 0; n < 60; n++) await mila.call(hotline.recordContact, aContact({ channel: 'sms' }));
    const { text } = await list({ channel: 'sms' });
    expect(text.trimEnd().split('\r\n')).toHaveLength(62);
  });

  it('ten times at once shuts nobody out', async () => {
    const superuser = await house.database.asSuperuser();
    await superuser.query('begin');
    await superuser.query('lock table hotline.contact in access exclusive mode');
    const ten = Array.from({ length: 10 }, () => list({ channel: 'sms' }));
    // as far as they come
    await new Promise((done) => setTimeout(done, 1000));
    const begun = performance.now();
    expect(await mila.call(shifts.getShiftNow, {})).toBeDefined();
    expect(performance.now() - begun).toBeLessThan(5000);
    await superuser.query('rollback');
    await superuser.end();
    expect(new Set((await Promise.all(ten)).map(({ text }) => text)).size).toBe(1);
  });
});
