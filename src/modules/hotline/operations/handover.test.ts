import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../../tests/house.ts';
import { addDays, type Day, type Id, newId } from '../../../platform/kernel/index.ts';
import * as hotline from '../contract.ts';
import * as lines from '../line-contract.ts';
import { localMinute } from '../local-minute.ts';
import * as missed from '../missed-contract.ts';
import * as shifts from '../shift-contract.ts';
import { aContact, aDraft } from '../testing.ts';

let house: TestHouse;
let mila: SomebodyAtWork;
let jana: SomebodyAtWork;
let vesna: SomebodyAtWork;
let day = '2021-11-01' as Day;

/** Each story has a week of its own: the evening shift is Mila's, the night Jana's. */
const at = (time: string, on = day) => `${on}T${time}:00Z`;

beforeAll(async () => {
  house = await aHouse({ settings: { openDrafts: 1000 } });
  mila = await house.signedIn('consultant');
  jana = await house.signedIn('consultant');
  vesna = await house.signedIn('supervisor');
});
afterAll(() => house.close());
beforeEach(async () => {
  day = addDays(day, 7);
  await goTo('10:00');
});

async function goTo(time: string, on = day): Promise<void> {
  house.clock.set(at(time, on));
  [mila, jana, vesna] = await Promise.all([mila.again(), jana.again(), vesna.again()]);
}

const plan = (who: SomebodyAtWork, fromMinute: number, minutes: number, over: object = {}) =>
  vesna.call(shifts.planShift, {
    id: newId<'shift'>(),
    lineGroup: 'sos',
    day,
    fromMinute,
    minutes,
    staff: [who.id],
    ...over,
  });

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (refused: { code: string }) => refused.code,
  );

describe('the plan', () => {
  it('refuses a shift of somebody who has another one at that time, on whatever line', async () => {
    const evening = await plan(mila, 14 * 60, 8 * 60);
    expect(evening).toMatchObject({ endDay: day, endMinute: 22 * 60, revision: 1 });
    const over = { id: newId<'shift'>(), lineGroup: '116000' as const };
    expect(await codeOf(plan(mila, 21 * 60, 8 * 60, over))).toBe('hotline.overlaps');
    expect(await codeOf(plan(jana, 21 * 60, 8 * 60, { ...over, reserve: [mila.id] }))).toBe('hotline.overlaps');
    expect(await codeOf(plan(jana, 22 * 60, 8 * 60, { staff: [jana.id, jana.id] }))).toBe('hotline.overlaps');
    expect(await codeOf(plan(mila, 22 * 60, 8 * 60))).toBe('done');
  });

  it('takes one of two who plan the same person at once', async () => {
    const both = await Promise.all([codeOf(plan(mila, 600, 480)), codeOf(plan(mila, 660, 480))]);
    expect(both.sort()).toEqual(['done', 'hotline.overlaps']);
  });

  it('is changed by whoever saw the latest, and is not for a case worker or a shift of nobody', async () => {
    const shift = await plan(mila, 600, 480);
    const changed = { ...shift, minutes: 500 };
    const send = (over: object) => {
      const { endDay: _d, endMinute: _m, accepted: _a, ...rest } = changed;
      return codeOf(vesna.call(shifts.planShift, { ...rest, ...over }));
    };
    expect(await send({ revision: 7 })).toBe('hotline.stale-shift');
    expect(await send({})).toBe('done');
    const caseworker = await house.signedIn('caseworker');
    expect(await codeOf(plan(caseworker, 600, 480))).toBe('hotline.not-on-duty-desk');
    expect(
      await codeOf(
        mila.call(shifts.planShift, {
          id: newId<'shift'>(),
          lineGroup: 'sos',
          day,
          fromMinute: 0,
          minutes: 60,
          staff: [mila.id],
        }),
      ),
    ).toBe('access.forbidden');
    expect(await codeOf(vesna.call(shifts.cancelShift, { id: shift.id, revision: 2 }))).toBe('done');
    expect(await vesna.call(shifts.listShifts, { from: day, to: day })).toEqual([]);
  });

  it('says who is on shift now, over midnight too', async () => {
    await plan(jana, 22 * 60, 8 * 60);
    await goTo('01:10', addDays(day, 1)); // 02:10 in Belgrade
    const now = await mila.call(shifts.getShiftNow, {});
    expect(now.running.map((shift) => shift.staff)).toEqual([[jana.id]]);
    expect(now.unread).toBeNull();
    expect((await jana.call(shifts.getShiftNow, {})).unread).toBe(now.running[0]?.id);
  });
});

describe('the night', () => {
  async function theNight() {
    await plan(mila, 14 * 60, 8 * 60);
    const night = await plan(jana, 22 * 60, 8 * 60);
    await goTo('20:25'); // 21:25 in Belgrade
    const draft = newId<'contact'>();
    await mila.call(hotline.recordContact, aDraft({ id: draft, summary: 'she stopped in the middle ◇' }));
    const contact = newId<'contact'>();
    await mila.call(hotline.recordContact, aContact({ id: contact, dangerNow: 'yes' }));
    const promised = await mila.call(hotline.addDuty, {
      id: contact,
      kind: 'callback',
      dueDay: addDays(day, 1),
      dueMinute: 500,
    });
    const again = await mila.call(hotline.addDuty, { id: contact, kind: 'will_call', dueDay: day });
    const rung = await mila.call(missed.noteMissed, {
      id: newId<'missed-attempt'>(),
      line: 'sos',
      number: '+381 60 000 22 33',
      day,
      hour: 20,
    });
    const { note } = await mila.call(shifts.getHandover, {});
    await mila.call(shifts.writeHandoverNote, {
      lineGroup: 'sos',
      text: 'the door code is new ◇',
      revision: note.revision,
    });
    return { night, draft, contact, promised, again, rung };
  }

  it('reminds the next shift of what was forgotten, and takes over only when each row was ticked', async () => {
    const { night, draft, contact, promised, again, rung } = await theNight();
    await goTo('21:05');
    const page = await jana.call(shifts.getHandover, {});
    expect(page.mine).toBe(night.id);
    expect(page.note.text).toBe('the door code is new ◇');
    const keys = page.items.filter((item) => item.mustTick).map((item) => item.key);
    for (const key of [
      `draft:${draft}`,
      `danger:${contact}`,
      `callback:${promised.id}`,
      `will_call:${again.id}`,
      `missed:${rung.id}`,
    ])
      expect(keys).toContain(key);
    expect(JSON.stringify(page.items)).not.toContain('she stopped');
    expect(JSON.stringify(page.items)).not.toContain('0002233');

    const forgetting = keys.filter((key) => key !== `draft:${draft}`);
    const refused = await jana.call(shifts.acceptHandover, { id: night.id, ticked: forgetting }).catch((e) => e);
    expect(refused).toMatchObject({ code: 'hotline.not-acknowledged', data: { left: [`draft:${draft}`] } });
    const accepted = await jana.call(shifts.acceptHandover, { id: night.id, ticked: keys });
    expect(accepted.accepted).toEqual({ by: jana.id, day, minute: 22 * 60 + 5 });
    expect(await codeOf(jana.call(shifts.acceptHandover, { id: night.id, ticked: keys }))).toBe(
      'hotline.already-accepted',
    );

    const after = await jana.call(shifts.getHandover, {});
    expect(after).toMatchObject({
      mine: null,
      note: { text: '' },
      received: { text: 'the door code is new ◇', by: mila.id },
    });
  });

  it('takes over a draft that was left behind, with a reason; while its owner is on shift it is hers', async () => {
    const { draft } = await theNight();
    expect(await codeOf(jana.call(shifts.takeOverAtHandover, { id: draft, reasonText: 'going on ◇' }))).toBe(
      'hotline.not-on-shift',
    );
    await goTo('20:45'); // half an hour before the night begins both are there
    expect(await codeOf(jana.call(shifts.takeOverAtHandover, { id: draft, reasonText: 'going on ◇' }))).toBe(
      'hotline.not-at-handover',
    );
    await goTo('21:05');
    const taken = await jana.call(shifts.takeOverAtHandover, { id: draft, reasonText: 'Mila has gone home ◇' });
    expect(taken.owner).toBe(jana.id);
    const read = await jana.call(hotline.getContact, { id: draft });
    expect(read).toMatchObject({ takenFrom: mila.id, summary: 'she stopped in the middle ◇' });
    const milas = await mila.call(hotline.getToday, {});
    expect(milas.takenOver.map((row) => row.id)).toContain(draft);
    expect(await codeOf(jana.call(hotline.finaliseContact, { id: draft }))).toBe('done');
  });

  it('is not accepted by whoever is not on it, too early, or for a shift that is not there', async () => {
    const { night } = await theNight();
    expect(await codeOf(mila.call(shifts.acceptHandover, { id: night.id, ticked: [] }))).toBe('hotline.not-on-shift');
    await goTo('20:20');
    expect(await codeOf(jana.call(shifts.acceptHandover, { id: night.id, ticked: [] }))).toBe('hotline.not-on-shift');
    expect(await codeOf(jana.call(shifts.acceptHandover, { id: newId<'shift'>(), ticked: [] }))).toBe(
      'hotline.not-on-shift',
    );
  });

  it('keeps both texts when two write on one page', async () => {
    const revision = (await mila.call(shifts.getHandover, { lineGroup: '116000' })).note.revision;
    await mila.call(shifts.writeHandoverNote, { lineGroup: '116000', text: 'hers ◇', revision });
    const refused = await jana
      .call(shifts.writeHandoverNote, { lineGroup: '116000', text: 'mine ◇', revision })
      .catch((e) => e);
    expect(refused).toMatchObject({ code: 'hotline.stale-note', data: { theirs: 'hers ◇' } });
    const done = await jana.call(shifts.writeHandoverNote, {
      lineGroup: '116000',
      text: 'hers ◇ mine ◇',
      revision: revision + 1,
    });
    expect(done).toMatchObject({ text: 'hers ◇ mine ◇', by: jana.id });
  });

  it('names a line that is down', async () => {
    const admin = await house.signedIn('administrator');
    await admin.call(lines.setLinePort, {
      line: 'sos',
      adapter: 'webhook',
      hours: null,
      serviceSeconds: 20,
      supports: [],
    });
    const { org } = house;
    await house.as('public', (tx) => tx.query("select hotline.put_line_state('sos', 3, now(), true)"));
    expect(org).toBeDefined();
    const page = await mila.call(shifts.getHandover, { lineGroup: 'sos' });
    expect(page.items.filter((item) => item.kind === 'line_down').map((item) => item.line)).toEqual(['sos']);
    await house.as('public', (tx) => tx.query("select hotline.put_line_state('sos', 4, now(), false)"));
  });
});

describe('a shift that nobody takes over', () => {
  it('is in the supervisors’ queue after a quarter of an hour, once, and leaves it when somebody does', async () => {
    const real = new Date();
    house.clock.set(real.toISOString());
    [mila, jana, vesna] = await Promise.all([mila.again(), jana.again(), vesna.again()]);
    const local = new Intl.DateTimeFormat('en-CA', {
      timeZone: 'Europe/Belgrade',
      dateStyle: 'short',
      timeStyle: 'short',
      hourCycle: 'h23',
    }).formatToParts(new Date(real.getTime() - 20 * 60_000));
    const part = (type: string) => local.find((one) => one.type === type)?.value ?? '';
    const shift = await vesna.call(shifts.planShift, {
      id: newId<'shift'>(),
      lineGroup: 'sos',
      day: `${part('year')}-${part('month')}-${part('day')}` as Day,
      fromMinute: Number(part('hour')) * 60 + Number(part('minute')),
      minutes: 480,
      staff: [jana.id],
    });
    const job = house.house.furniture.modules
      .flatMap((module) => module.jobs ?? [])
      .find((one) => one.id === 'hotline.remind-of-handover');
    const tasks = async () => {
      const superuser = await house.database.asSuperuser();
      const { rows } = await superuser.query(
        "select source_id, state from tasks.task where kind = 'hotline.accept-handover'",
      );
      await superuser.end();
      return rows as { source_id: Id<'shift'>; state: string }[];
    };
    await house.as('jobs', async (tx) => job?.run(tx));
    await house.as('jobs', async (tx) => job?.run(tx));
    expect(await tasks()).toEqual([{ source_id: shift.id, state: 'open' }]);
    const waiting = async () => (await vesna.call(hotline.getSupervision, {})).handovers;
    const [row] = await waiting();
    expect(row).toMatchObject({ lineGroup: 'sos', staff: [jana.id], fromMinute: shift.fromMinute });
    const page = await jana.call(shifts.getHandover, { lineGroup: 'sos' });
    await jana.call(shifts.acceptHandover, { id: shift.id, ticked: page.items.map((item) => item.key) });
    expect(await tasks()).toEqual([{ source_id: shift.id, state: 'done' }]);
    expect(await waiting()).toEqual([]);
    expect(await codeOf(vesna.call(shifts.cancelShift, { id: shift.id, revision: 1 }))).toBe(
      'hotline.already-accepted',
    );
  });
});

describe('a shift that nobody took over and that a supervisor has seen', () => {
  it('leaves the queue and does not come back to it', async () => {
    const real = new Date();
    house.clock.set(real.toISOString());
    vesna = await vesna.again();
    const { day, minute } = localMinute(new Date(real.getTime() - 25 * 60_000), 'Europe/Belgrade');
    const id = newId<'shift'>();
    const plan = { id, lineGroup: '116000' as const, day, fromMinute: minute, minutes: 240, staff: [mila.id] };
    await vesna.call(shifts.planShift, plan);
    const job = house.house.furniture.modules
      .flatMap((module) => module.jobs ?? [])
      .find((one) => one.id === 'hotline.remind-of-handover');
    await house.as('jobs', async (tx) => job?.run(tx));
    const waiting = async () =>
      (await vesna.call(hotline.getSupervision, {})).handovers.filter((one) => one.staff.includes(mila.id));
    const [row] = await waiting();
    await expect(vesna.call(hotline.reviewItem, { id: row!.id, kind: 'duress' })).rejects.toMatchObject({
      status: 404,
    });
    for (let twice = 0; twice < 2; twice++) await vesna.call(hotline.reviewItem, { id: row!.id, kind: 'handover' });
    await house.as('jobs', async (tx) => job?.run(tx));
    expect(await waiting()).toEqual([]);
  });
});

describe('a contact that was written down for a colleague afterwards', () => {
  const writeFor = async () => {
    const id = newId<'contact'>();
    await mila.call(hotline.recordContact, aContact({ id, afterTheFact: true, consultant: jana.id }));
    const { duties } = await jana.call(hotline.getToday, {});
    const duty = duties.find((one) => one.contact === id);
    if (!duty) throw new Error('she has nothing to check');
    return { id, duty };
  };

  it('is hers to confirm, and nobody’s else', async () => {
    const { id, duty } = await writeFor();
    expect(duty).toMatchObject({ kind: 'hotline.check-entry', assignee: jana.id });
    const say = (who: SomebodyAtWork, result: 'confirmed' | 'not_mine' | 'done') =>
      codeOf(who.call(hotline.settleDuty, { id: duty.id, revision: duty.revision, result }));
    expect(await say(mila, 'confirmed')).toBe('hotline.not-owner');
    expect(await say(jana, 'done')).toBe('hotline.result-needed');
    expect(await say(jana, 'confirmed')).toBe('done');
    expect((await jana.call(hotline.listDuties, { id })).map((one) => one.result)).toEqual(['confirmed']);
  });

  it('is a supervisor’s matter where she says that it was not hers', async () => {
    const { id, duty } = await writeFor();
    await jana.call(hotline.settleDuty, { id: duty.id, revision: duty.revision, result: 'not_mine' });
    const all = await vesna.call(hotline.listDuties, { id });
    expect(all.filter((one) => one.state === 'open')).toMatchObject([
      { kind: 'hotline.entry-disputed', assignee: null },
    ]);
    // it stands in the queue, and is dealt with there
    const disputed = async () => (await vesna.call(hotline.getSupervision, {})).disputed;
    const [row] = await disputed();
    expect(row).toMatchObject({ contact: id, kind: 'hotline.entry-disputed' });
    await vesna.call(hotline.settleDuty, { id: row!.id, revision: row!.revision, result: 'done' });
    expect(await disputed()).toEqual([]);
  });
});
