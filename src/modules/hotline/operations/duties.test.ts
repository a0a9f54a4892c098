import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../../tests/house.ts';
import { type Day, newId } from '../../../platform/kernel/index.ts';
import * as hotline from '../contract.ts';
import { remindOfDrafts } from '../jobs/remind-of-drafts.ts';
import { aContact, aDraft } from '../testing.ts';

let house: TestHouse;
let mila: SomebodyAtWork;
let jana: SomebodyAtWork;

beforeAll(async () => {
  house = await aHouse({ now: '2021-12-14T10:00:00Z' });
  mila = await house.signedIn('consultant');
  jana = await house.signedIn('consultant');
});
afterAll(() => house.close());

const tomorrow = '2021-12-15' as Day;
/** none of these callers has a safety card */
const overrideReason = 'she asked to be called ◇';

describe('a promise', () => {
  it('says whose contact it is and what it was about, in one read and one row of the log', async () => {
    const contact = await mila.call(hotline.recordContact, aContact());
    const made = await mila.call(hotline.addDuty, { id: contact.id, kind: 'callback', dueDay: tomorrow });
    const clients = [{ id: contact.clients[0], code: expect.stringMatching(/^K21-\d{5}$/) }];
    const shown = { contact: contact.id, number: contact.number, clients, category: aContact().category };
    expect(made).toMatchObject(shown);
    const superuser = await house.database.asSuperuser();
    const rows = async () => (await superuser.query('select kind from audit.entry order by seq')).rows;
    const before = (await rows()).length;
    const today = await jana.call(hotline.getToday, {});
    expect((await rows()).slice(before)).toEqual([{ kind: 'hotline.list-contacts' }]);
    await superuser.end();
    expect(today.duties.find((one) => one.id === made.id)).toMatchObject(shown);
    expect((await jana.call(hotline.listDuties, { id: contact.id }))[0]).toMatchObject(shown);
  });

  it('keeps what was said when it was tried, sealed below what was promised', async () => {
    for (const note of ['ask for the sister ◇', '']) {
      const { id } = await mila.call(hotline.recordContact, aContact());
      const duty = await mila.call(hotline.addDuty, { id, kind: 'callback', dueDay: tomorrow, note });
      const tried = { id: duty.id, result: 'no_answer', note: 'rang twice ◇', overrideReason } as const;
      const again = await jana.call(hotline.settleDuty, { ...tried, revision: 1, dueDay: tomorrow });
      const reached = { result: 'reached', note: 'fine ◇', overrideReason } as const;
      await jana.call(hotline.settleDuty, { id: duty.id, revision: again.revision, ...reached });
      const [kept] = await mila.call(hotline.listDuties, { id });
      expect(kept!.note.split('\n\n')).toEqual([...(note ? [note] : []), 'rang twice ◇', 'fine ◇']);
      const [row] = await mila.inside((it) =>
        it.tx.query<{ text: Buffer }>('select text from tasks.task where id = $1', [duty.id]),
      );
      expect(row!.text.includes('rang')).toBe(false);
    }
  });

  it('made with the contact stands on Today until it is kept', async () => {
    const duty = { dueDay: tomorrow, dueMinute: 540 };
    const { id } = await mila.call(hotline.recordContact, aContact({ followUp: 'callback', duty }));
    const [promised] = (await jana.call(hotline.getToday, {})).duties.filter((one) => one.contact === id);
    expect(promised).toMatchObject({ kind: 'hotline.callback', dueDay: tomorrow, dueMinute: 540, assignee: null });
    const settled = await jana.call(hotline.settleDuty, {
      id: promised!.id,
      revision: 1,
      result: 'reached',
      overrideReason,
    });
    expect(settled).toMatchObject({ state: 'done', result: 'reached' });
    expect((await jana.call(hotline.getToday, {})).duties.filter((one) => one.contact === id)).toEqual([]);
  });

  it('ends only with a result that fits, and moves only with a reason and a day', async () => {
    const { id } = await mila.call(hotline.recordContact, aContact());
    const duty = await mila.call(hotline.addDuty, {
      id,
      kind: 'follow_up',
      dueDay: tomorrow,
      note: 'send the address ◇',
    });
    const settle = (over: object) =>
      mila.call(hotline.settleDuty, { id: duty.id, revision: 1, result: 'moved', ...over });
    await expect(settle({ result: 'reached' })).rejects.toMatchObject({ code: 'hotline.result-needed' });
    await expect(settle({ dueDay: tomorrow })).rejects.toMatchObject({ code: 'hotline.reason-needed' });
    await expect(settle({ reasonText: 'ill ◇' })).rejects.toMatchObject({ code: 'hotline.day-needed' });
    const moved = await settle({ reasonText: 'ill ◇', dueDay: '2021-12-20' });
    expect(moved).toMatchObject({ state: 'open', dueDay: '2021-12-20', revision: 2 });
    expect(await mila.call(hotline.listDuties, { id })).toMatchObject([{ note: 'send the address ◇', revision: 2 }]);
  });

  it('goes into no hands that could not open it', async () => {
    const { id } = await mila.call(hotline.recordContact, aContact());
    const duty = { id, kind: 'follow_up', dueDay: tomorrow } as const;
    for (const role of ['director', 'administrator'] as const) {
      const assignee = (await house.signedIn(role)).id;
      const refused = { code: 'hotline.not-on-duty-desk' };
      await expect(mila.call(hotline.addDuty, { ...duty, assignee })).rejects.toMatchObject(refused);
      const promise = aContact({ followUp: 'task', duty: { dueDay: tomorrow, assignee } });
      await expect(mila.call(hotline.recordContact, promise)).rejects.toMatchObject(refused);
    }
    expect(await mila.call(hotline.addDuty, { ...duty, assignee: jana.id })).toMatchObject({ assignee: jana.id });
  });

  it('goes into the hands of nobody who has left, nor of somebody of another house', async () => {
    const { id } = await mila.call(hotline.recordContact, aContact());
    const gone = await house.signedIn('consultant');
    const kept = await mila.call(hotline.addDuty, { id, kind: 'callback', dueDay: tomorrow, assignee: gone.id });
    // her keys are taken with her account; one whose keys were left behind is no colleague all the same
    const superuser = await house.database.asSuperuser();
    await superuser.query("update access.account set state = 'disabled' where id = $1", [gone.id]);
    await superuser.end();
    const refused = { code: 'hotline.not-on-duty-desk', status: 422, path: ['assignee'] };
    for (const assignee of [gone.id, newId<'user'>()]) {
      const duty = { id, kind: 'follow_up' as const, dueDay: tomorrow, assignee };
      await expect(mila.call(hotline.addDuty, duty)).rejects.toMatchObject(refused);
      const settled = {
        id: kept.id,
        revision: kept.revision,
        result: 'no_answer' as const,
        dueDay: tomorrow,
        overrideReason,
      };
      if (assignee !== gone.id)
        await expect(mila.call(hotline.settleDuty, { ...settled, assignee })).rejects.toMatchObject(refused);
    }
    const handed = {
      id: kept.id,
      revision: kept.revision,
      result: 'no_answer' as const,
      dueDay: tomorrow,
      overrideReason,
    };
    expect(await mila.call(hotline.settleDuty, { ...handed, assignee: jana.id })).toMatchObject({ assignee: jana.id });
  });

  it('that failed three times leaves the one who tried and is marked for a supervisor', async () => {
    const { id } = await mila.call(hotline.recordContact, aContact());
    let duty = await mila.call(hotline.addDuty, { id, kind: 'callback', dueDay: tomorrow, assignee: mila.id });
    for (let n = 0; n < 3; n++)
      duty = await mila.call(hotline.settleDuty, {
        id: duty.id,
        revision: duty.revision,
        result: 'no_answer',
        dueDay: tomorrow,
        overrideReason,
      });
    expect(duty).toMatchObject({ attempts: 3, raised: true, assignee: null, state: 'open' });
  });
});

it('a colleague for whom a contact was written afterwards is asked to look at it', async () => {
  const { id } = await mila.call(
    hotline.recordContact,
    aContact({ afterTheFact: true, consultant: jana.id, day: '2021-12-10' as Day }),
  );
  const full = await jana.call(hotline.getContact, { id });
  expect(full).toMatchObject({ entry: 'after_the_fact', hour: null, consultant: jana.id, recordedBy: mila.id });
  expect((await jana.call(hotline.getToday, {})).duties.map((one) => one.contact)).toContain(id);
  expect((await mila.call(hotline.getToday, {})).duties.map((one) => one.contact)).not.toContain(id);
});

it('a draft that lies for twelve hours becomes a duty of its owner, once', async () => {
  const { id } = await mila.call(hotline.recordContact, aDraft());
  await house.as('jobs', (tx) => remindOfDrafts.run(tx));
  await house.as('jobs', (tx) => remindOfDrafts.run(tx));
  const reminders = () =>
    mila.inside((it) => it.tx.query('select assignee, state from tasks.task where source_id = $1', [id]));
  expect(await reminders()).toEqual([{ assignee: mila.id, state: 'open' }]);
  house.clock.set('2021-12-15T10:00:00Z');
  mila = await mila.again();
  await mila.call(hotline.finaliseContact, { id });
  expect(await reminders()).toMatchObject([{ state: 'done' }]);
});
