import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../../tests/house.ts';
import { type Day, type GroupId, newId } from '../../../platform/kernel/index.ts';
import { findGroups } from '../../../platform/vault/index.ts';
import * as people from '../../people/contract.ts';
import * as hotline from '../contract.ts';
import { insertArrived, type SealedNumber } from '../store/missed-store.ts';
import { aContact } from '../testing.ts';

let house: TestHouse;
let mila: SomebodyAtWork;
let vesna: SomebodyAtWork;
let administrator: SomebodyAtWork;

beforeAll(async () => {
  house = await aHouse({ now: '2021-12-14T10:00:00Z' });
  mila = await house.signedIn('consultant');
  vesna = await house.signedIn('supervisor');
  administrator = await house.signedIn('administrator');
});
afterAll(() => house.close());

const today = '2021-12-14' as Day;
const yesterday = '2021-12-13' as Day;
let used = 0;
const aNumber = () => `+381 99 300 ${String(++used).padStart(4, '0')}`;

const noted = (over: Partial<Parameters<typeof ring>[0]> = {}) => ring({ number: aNumber(), ...over });
const ring = (one: { number: string; day?: Day; hour?: number; line?: string; voicemail?: boolean; note?: string }) =>
  mila.call(hotline.noteMissed, { id: newId<'missed-attempt'>(), line: 'sos', day: today, hour: 3, ...one });

/** A call that rang at night: nobody is signed in, the number is a box to the duty desk. The administrator holds no key to it. */
async function atNight(number: string | null, over: { id?: string; hour?: number; day?: Day } = {}) {
  const id = (over.id ?? newId()) as never;
  const sealed = await administrator.inside(async (it) => {
    const group = (await findGroups(it.tx)).find((one) => one.code === 'hotline')?.id as GroupId;
    if (number === null) return { group, number: null };
    const keyId = newId();
    const place = { table: 'hotline.line_call', row: newId(), column: 'sealed', version: 1 };
    const { key } = it.keys.newKey(keyId, []);
    const box: SealedNumber = { keyId, place, sealed: it.keys.sealText(key, place, number) };
    await it.keys.putWraps(it.tx, await it.keys.wrapOutside(it.tx, key, [group]));
    return { group, number: box };
  });
  const at = { day: over.day ?? today, hour: over.hour ?? 2 };
  await house.as('jobs', (tx) => insertArrived(tx, { id, line: 'sos', voicemail: false, ...at, ...sealed }));
}

describe('a missed number', () => {
  it('is one row however often and however it rang', async () => {
    const number = aNumber();
    const first = await ring({ number, hour: 1 });
    await ring({ number: number.replaceAll(' ', ''), hour: 5, voicemail: true });
    await atNight(number, { hour: 0 });
    const row = (await mila.call(hotline.listMissed, {})).find((one) => one.id === first.id);
    expect(row).toMatchObject({ attempts: 3, voicemail: true, caller: 'new' });
    expect([row!.first.hour, row!.last.hour]).toEqual([0, 5]);
  });

  it('that rang with nobody signed in lies sealed; the same call told twice is one ring', async () => {
    const number = aNumber();
    const id = newId();
    await atNight(number, { id });
    await atNight(number, { id });
    const superuser = await house.database.asSuperuser();
    const kept = async () =>
      (await superuser.query('select missed_id, sealed from hotline.missed_attempt where id = $1', [id])).rows;
    expect(await kept()).toMatchObject([{ missed_id: null, sealed: expect.any(Buffer) }]);
    const before = await mila.call(hotline.listMissed, {});
    const [row] = await kept();
    // what was gathered is not kept twice
    expect(row).toMatchObject({ missed_id: expect.any(String), sealed: null });
    expect(before.find((one) => one.id === row.missed_id)).toMatchObject({ attempts: 1 });
    await superuser.end();
    const { number: opened } = await vesna.call(hotline.openMissed, { id: row.missed_id, reason: 'a test ◇' });
    expect(opened).toBe(number);
  });

  it('gathered by two at the same moment is one row still', async () => {
    const number = aNumber();
    for (let n = 0; n < 4; n++) await atNight(number, { hour: n });
    const before = (await mila.call(hotline.listMissed, {})).length;
    for (let n = 0; n < 4; n++) await atNight(number, { hour: n });
    await Promise.all([mila, vesna, mila].map((one) => one.call(hotline.listMissed, {})));
    expect(await mila.call(hotline.listMissed, {})).toHaveLength(before);
  });

  it('shows no number and no name in the list, known caller or not', async () => {
    const number = aNumber();
    const person = newId<'person'>();
    await mila.call(people.createPerson, { id: person, names: [{ kind: 'given', value: 'Milena ◇' }] });
    await mila.call(people.addContactPoint, {
      personId: person,
      id: newId<'contact-point'>(),
      kind: 'phone',
      value: number,
    });
    const row = await ring({ number });
    expect(row).toMatchObject({ caller: 'known', mayBeCalled: true });
    const list = JSON.stringify(await mila.call(hotline.listMissed, {}));
    expect(list).not.toContain('Milena');
    expect(list).not.toMatch(/99\s?300/);
    expect(list).not.toContain(person);
  });

  it('of nobody we know is not called back, unless the line is set so or somebody says why', async () => {
    const row = await noted();
    expect(row).toMatchObject({ caller: 'new', mayBeCalled: false });
    const refused = { code: 'hotline.not-safe-to-call', data: { contactNow: 'unknown_caller' } };
    await expect(mila.call(hotline.openMissed, { id: row.id })).rejects.toMatchObject(refused);
    const end = { id: row.id, revision: row.revision, end: 'called_back_reached' as const };
    await expect(mila.call(hotline.settleMissed, end)).rejects.toMatchObject(refused);

    const lines = await administrator.call(hotline.listLines, {});
    const open = lines.map((line) => ({ ...line, callBackUnknown: line.code === '116000' }));
    await administrator.call(hotline.setLines, { lines: open });
    const child = await noted({ line: '116000' });
    expect(child.mayBeCalled).toBe(true);
    expect(await mila.call(hotline.openMissed, { id: child.id })).toMatchObject({ now: 'yes', isOverride: false });
    const draft = newId<'contact'>();
    const reached = { id: child.id, revision: child.revision, end: 'called_back_reached' as const, draft };
    expect(await mila.call(hotline.settleMissed, reached)).toMatchObject({ draft });
    const written = await mila.call(hotline.getContact, { id: draft });
    expect(written).toMatchObject({ line: '116000', direction: 'out', reached: 'reached', clients: [] });
    await mila.call(hotline.discardDraft, { id: draft, discardText: true });
  });

  it('of somebody whom only another team knows is never called like a stranger’s', async () => {
    const number = aNumber();
    const caseworker = await house.signedIn('caseworker');
    await caseworker.call(people.createPerson, {
      id: newId<'person'>(),
      names: [{ kind: 'full_name', value: 'Nađa Uzorak ◇' }],
      contactPoints: [{ kind: 'phone', value: number }],
    });
    const row = await noted({ line: '116000', number });
    expect(row).toMatchObject({ caller: 'new', mayBeCalled: false });
    const refused = { code: 'hotline.not-safe-to-call', data: { contactNow: 'unknown_caller' } };
    await expect(mila.call(hotline.openMissed, { id: row.id })).rejects.toMatchObject(refused);
    const opened = await mila.call(hotline.openMissed, { id: row.id, reason: 'the case worker says so ◇' });
    expect(opened).toMatchObject({ number, isOverride: true });
  });

  it('withheld is one row a line and cannot be called', async () => {
    const first = await ring({ number: '' });
    const second = await ring({ number: 'anonymous' });
    await atNight(null);
    expect(second.id).toBe(first.id);
    const row = (await mila.call(hotline.listMissed, {})).find((one) => one.id === first.id);
    expect(row).toMatchObject({ attempts: 3, caller: 'withheld', mayBeCalled: false });
    await expect(mila.call(hotline.openMissed, { id: first.id })).rejects.toMatchObject({ code: 'hotline.no-number' });
  });

  it('ends once, in one of six ends', async () => {
    const row = await noted({ note: 'children in the background ◇' });
    const settle = (over: object) =>
      mila.call(hotline.settleMissed, { id: row.id, revision: row.revision, end: 'not_needed', ...over });
    await expect(settle({ end: 'forgotten' })).rejects.toMatchObject({ status: 422 });
    await expect(settle({ revision: 9 })).rejects.toMatchObject({ code: 'hotline.stale-row' });
    const { missed } = await settle({ note: 'was the school ◇' });
    expect(missed).toMatchObject({ end: 'not_needed', settledBy: mila.id, settledOn: today });
    expect(missed.note.split('\n\n')).toEqual(['children in the background ◇', 'was the school ◇']);
    await expect(settle({})).rejects.toMatchObject({ code: 'hotline.already-settled' });
    expect((await mila.call(hotline.listMissed, {})).map((one) => one.id)).not.toContain(row.id);
    const settled = await mila.call(hotline.listMissed, { settled: 'yes' });
    expect(settled.map((one) => one.id)).toContain(row.id);
  });

  it('that rings again after its end is a new row', async () => {
    const number = aNumber();
    const row = await ring({ number });
    await mila.call(hotline.settleMissed, { id: row.id, revision: row.revision, end: 'not_needed' });
    expect((await ring({ number })).id).not.toBe(row.id);
  });

  it('of somebody who called again says so', async () => {
    const number = aNumber();
    const row = await ring({ number, day: yesterday, hour: 20 });
    expect(row.cameBack).toBe(false);
    await mila.call(hotline.recordContact, aContact({ callerNumber: number }));
    const again = (await mila.call(hotline.listMissed, {})).find((one) => one.id === row.id);
    expect(again).toMatchObject({ cameBack: true });
  });

  it('without an end for more than a day stands before the supervisor', async () => {
    const late = await noted({ day: yesterday, hour: 9 });
    const early = await noted({ day: yesterday, hour: 12 });
    expect([late.hasRisen, early.hasRisen]).toEqual([true, false]);
    const { missed } = await vesna.call(hotline.getSupervision, {});
    const ids = missed.map((one) => one.id);
    expect(ids).toContain(late.id);
    expect(ids).not.toContain(early.id);
  });

  it('goes into the hands of a colleague who is on the duty desk, with a note', async () => {
    const row = await noted();
    const hand = { id: row.id, revision: row.revision, note: 'you know her ◇' };
    await expect(mila.call(hotline.handMissed, { ...hand, assignee: administrator.id })).rejects.toMatchObject({
      code: 'hotline.not-on-duty-desk',
    });
    const handed = await mila.call(hotline.handMissed, { ...hand, assignee: vesna.id });
    expect(handed).toMatchObject({ assignee: vesna.id, note: 'you know her ◇' });
  });

  it('cannot have rung later than now, nor on a line that is not there', async () => {
    await expect(noted({ hour: 23 })).rejects.toMatchObject({ code: 'hotline.future-day' });
    await expect(noted({ line: 'nowhere' })).rejects.toMatchObject({ code: 'hotline.unknown-line' });
    await expect(noted({ day: '2021-02-31' as Day })).rejects.toMatchObject({ status: 422 });
    await expect(noted({ hour: 24 })).rejects.toMatchObject({ status: 422 });
  });
});
