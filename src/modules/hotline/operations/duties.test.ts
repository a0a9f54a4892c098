import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../../tests/house.ts';
import { type Day, newId } from '../../../platform/kernel/index.ts';
import { erasePerson } from '../../people/contract.ts';
import * as hotline from '../contract.ts';
import { forgetPerson } from '../handlers/forget-person.ts';
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

  it('is given to a colleague with its day and its words as they are, and taken back by a slip of the hand', async () => {
    const { id } = await mila.call(hotline.recordContact, aContact());
    const given = { id, kind: 'follow_up', dueDay: tomorrow, note: 'send the address ◇' } as const;
    const duty = await mila.call(hotline.addDuty, given);
    const handed = await mila.call(hotline.handDuty, { id: duty.id, revision: 1, assignee: jana.id });
    expect(handed).toMatchObject({ assignee: jana.id, dueDay: tomorrow, state: 'open', revision: 2 });
    expect((await mila.call(hotline.getToday, {})).duties.map((one) => one.id)).not.toContain(duty.id);
    expect((await jana.call(hotline.getToday, {})).duties.map((one) => one.id)).toContain(duty.id);
    // a colleague cannot take back what she has not done, and nobody on an old look
    const refused = { code: 'hotline.not-taken-back', status: 409 };
    await expect(jana.call(hotline.takeBackDuty, { id: duty.id, revision: 2 })).rejects.toMatchObject(refused);
    const stale = mila.call(hotline.takeBackDuty, { id: duty.id, revision: 1 });
    await expect(stale).rejects.toMatchObject({ code: 'tasks.conflict', data: { revision: 2 } });
    const back = await mila.call(hotline.takeBackDuty, { id: duty.id, revision: 2 });
    expect(back).toMatchObject({ assignee: null, revision: 3 });
    expect((await jana.call(hotline.listDuties, { id }))[0]?.note).toBe('send the address ◇');
    await expect(mila.call(hotline.takeBackDuty, { id: duty.id, revision: 3 })).rejects.toMatchObject(refused);
  });

  it('tells whoever stands beside it what was done with it, by whom, and why it was moved', async () => {
    const { id } = await mila.call(hotline.recordContact, aContact());
    const duty = await mila.call(hotline.addDuty, { id, kind: 'follow_up', dueDay: tomorrow });
    const at = (revision: number) => ({ id: duty.id, revision });
    const noted = await jana.call(hotline.noteDuty, { ...at(1), note: 'the sister knows ◇' });
    expect(noted).toMatchObject({ state: 'open', dueDay: tomorrow, attempts: 0, revision: 2 });
    const to = { result: 'moved', dueDay: '2021-12-20' as Day, reasonText: 'the office is closed ◇' } as const;
    await mila.call(hotline.settleDuty, { ...at(2), ...to });
    await mila.call(hotline.handDuty, { ...at(3), assignee: jana.id });
    await jana.call(hotline.settleDuty, { ...at(4), result: 'done' });
    await jana.call(hotline.takeBackDuty, at(5));
    const [shown] = await mila.call(hotline.listDuties, { id });
    expect(shown).toMatchObject({ note: 'the sister knows ◇', state: 'open', result: null, attempts: 0 });
    expect(shown?.steps).toMatchObject([
      { act: 'noted', by: jana.id, on: '2021-12-14' },
      { act: 'moved', by: mila.id, toDay: '2021-12-20', reason: 'the office is closed ◇' },
      { act: 'handed_over', by: mila.id, to: jana.id },
      { act: 'ended', by: jana.id, result: 'done' },
      { act: 'taken_back', by: jana.id },
    ]);
    const [row] = await mila.inside((it) =>
      it.tx.query<{ all: string }>('select string_agg(s::text, $2) as all from tasks.step s where task_id = $1', [
        duty.id,
        '',
      ]),
    );
    expect(row!.all).not.toContain('office');
    const superuser = await house.database.asSuperuser();
    const { rows } = await superuser.query<{ kind: string }>(
      "select kind from audit.entry where kind like 'tasks.%' order by seq desc limit 5",
    );
    await superuser.end();
    const acts = ['tasks.take-back', 'tasks.settle', 'tasks.hand-over', 'tasks.move', 'tasks.note'];
    expect(rows.map((one) => one.kind)).toEqual(acts);
  });

  it('that ended is not taken back where the contact was voided since, or its client erased', async () => {
    const supervisor = await house.signedIn('supervisor');
    const refused = { code: 'hotline.not-taken-back', status: 409 };
    const doneOn = async (contact: string) => {
      const duty = await mila.call(hotline.addDuty, { id: contact as never, kind: 'follow_up', dueDay: tomorrow });
      return (await mila.call(hotline.settleDuty, { id: duty.id, revision: 1, result: 'done' })).id;
    };
    const { id: voided } = await mila.call(hotline.recordContact, aContact());
    const first = await doneOn(voided);
    await supervisor.call(hotline.voidContact, { id: voided, reason: 'test', reasonText: 'typed twice ◇' });
    await expect(mila.call(hotline.takeBackDuty, { id: first, revision: 2 })).rejects.toMatchObject(refused);
    const { id, clients } = await mila.call(hotline.recordContact, aContact());
    const second = await doneOn(id);
    const person = clients[0] as string;
    await supervisor.call(erasePerson, { id: person as never, reason: 'asked ◇' });
    await house.as('jobs', (tx) => forgetPerson(tx, { kind: 'people.person-erased', payload: { person } }));
    await expect(mila.call(hotline.takeBackDuty, { id: second, revision: 2 })).rejects.toMatchObject(refused);
  });

  it('that only she can keep goes into no other hands, and a call that was made is not taken back', async () => {
    const supervisor = await house.signedIn('supervisor');
    const { id: draft } = await mila.call(hotline.recordContact, aDraft());
    await house.as('jobs', (tx) => remindOfDrafts.run(tx));
    const reminder = (await mila.call(hotline.getToday, {})).duties.find((one) => one.contact === draft);
    if (reminder) {
      const away = mila.call(hotline.handDuty, { id: reminder.id, revision: 1, assignee: jana.id });
      await expect(away).rejects.toMatchObject({ code: 'hotline.not-allowed-here' });
    }
    await mila.call(hotline.discardDraft, { id: draft, discardText: true });
    const { id } = await mila.call(hotline.recordContact, aContact());
    const duty = await mila.call(hotline.addDuty, { id, kind: 'callback', dueDay: tomorrow, assignee: mila.id });
    const called = { id: duty.id, result: 'no_answer', dueDay: tomorrow, overrideReason } as const;
    for (let revision = 1; revision < 3; revision++) await mila.call(hotline.settleDuty, { ...called, revision });
    const tried = await mila.call(hotline.settleDuty, { ...called, revision: 3 });
    expect(tried).toMatchObject({ raised: true, assignee: null });
    const back = mila.call(hotline.takeBackDuty, { id: duty.id, revision: tried.revision });
    // the last step is the house's: after three attempts it left her hands
    await expect(back).rejects.toMatchObject({ code: 'hotline.supervisor-decides' });
    const taking = { id: duty.id, revision: tried.revision, assignee: mila.id };
    await expect(mila.call(hotline.handDuty, taking)).rejects.toMatchObject({ code: 'hotline.supervisor-decides' });
    expect(await supervisor.call(hotline.handDuty, taking)).toMatchObject({ assignee: mila.id, raised: false });
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
