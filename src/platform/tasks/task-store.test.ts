import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../tests/house.ts';
import { type Day, day, type GroupId, newId, type UserId } from '../kernel/index.ts';
import {
  addTask,
  findOpenTasks,
  findSteps,
  findTask,
  handOver,
  moveTask,
  newTask,
  settleTask,
  type Task,
  takeBackStep,
} from './index.ts';

let house: TestHouse;
let mila: SomebodyAtWork;
let caseworker: SomebodyAtWork;

beforeAll(async () => {
  house = await aHouse();
  mila = await house.signedIn('consultant');
  caseworker = await house.signedIn('caseworker');
});
afterAll(() => house.close());

const aTask = (group: GroupId, over: Partial<Task> = {}): Task => ({
  ...newTask({
    id: newId<'task'>(),
    kind: 'test.call-back',
    source: { kind: 'test.contact', id: newId() },
    group,
    dueDay: day('2021-12-15'),
    text: Buffer.from('sealed elsewhere'),
    madeBy: null,
    madeOn: day('2021-12-14'),
  }),
  ...over,
});

async function added(over: Partial<Task> = {}): Promise<Task> {
  return mila.inside(async (it) => {
    const task = aTask(it.keys.groupOf('hotline') as GroupId, over);
    await addTask(it.tx, task);
    return task;
  });
}

const on = day('2021-12-14');

describe('a duty', () => {
  it('is settled once, with a result, by somebody who saw its last version', async () => {
    const task = await added();
    const seen = { id: task.id, revision: 1 };
    const done = await mila.inside((it) => settleTask(it.tx, seen, { result: 'reached', on }));
    expect(done).toMatchObject({ state: 'done', result: 'reached', endedOn: on, attempts: 1, revision: 2 });
    const again = mila.inside((it) => settleTask(it.tx, { ...seen, revision: 2 }, { result: 'reached', on }));
    await expect(again).rejects.toMatchObject({ code: 'tasks.conflict', status: 409 });
  });

  it('cannot be settled over a change that the person has not seen', async () => {
    const task = await added();
    const seen = { id: task.id, revision: 1 };
    const to = { dueDay: day('2021-12-20'), dueMinute: 600, reason: 'asked for Monday ◇', on };
    await mila.inside((it) => moveTask(it.tx, seen, to));
    const stale = mila.inside((it) => settleTask(it.tx, seen, { result: 'reached', on }));
    await expect(stale).rejects.toMatchObject({ code: 'tasks.conflict', data: { revision: 2 } });
  });

  it('ends once though two colleagues settle it at the same moment', async () => {
    const task = await added();
    const settle = () =>
      mila.inside((it) => settleTask(it.tx, { id: task.id, revision: 1 }, { result: 'no_answer', on }));
    const ends = await Promise.allSettled([settle(), settle(), settle()]);
    expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(1);
  });

  it('of another group answers like one that does not exist', async () => {
    const task = await added();
    for (const id of [task.id, newId<'task'>()]) {
      const settle = caseworker.inside((it) => settleTask(it.tx, { id, revision: 1 }, { result: 'reached', on }));
      await expect(settle).rejects.toMatchObject({ code: 'tasks.not-found', status: 404 });
    }
    expect(await caseworker.inside((it) => findTask(it.tx, task.id))).toBeUndefined();
  });

  it('goes to a colleague and back to the queue', async () => {
    const task = await added();
    const hers = await mila.inside((it) => handOver(it.tx, { id: task.id, revision: 1 }, mila.id, on));
    expect(hers.assignee).toBe(mila.id);
    const back = await mila.inside((it) => handOver(it.tx, { id: task.id, revision: 2 }, null, on));
    expect(back).toMatchObject({ assignee: null, revision: 3 });
  });

  it('keeps every step, and stands as before when the last of one’s own is taken back', async () => {
    const task = await added();
    const back = (revision: number, by = mila) =>
      by.inside((it) => takeBackStep(it.tx, { id: task.id, revision }, on, () => true));
    const to = { dueDay: day('2021-12-20'), dueMinute: 600, reason: 'asked for Monday ◇', on };
    await mila.inside((it) => moveTask(it.tx, { id: task.id, revision: 1 }, to));
    const colleague = await house.signedIn('consultant');
    expect(await back(2, colleague)).toBeNull();
    expect(await back(2)).toMatchObject({ dueDay: task.dueDay, dueMinute: null, state: 'open', revision: 3 });
    expect(await back(3)).toBeNull();
    await mila.inside((it) => settleTask(it.tx, { id: task.id, revision: 3 }, { result: 'done', on }));
    expect(await back(4)).toMatchObject({ state: 'open', result: null, endedOn: null, attempts: 0, revision: 5 });
    const steps = await mila.inside((it) => findSteps(it.tx, [task.id]));
    expect(steps.map((step) => [step.act, step.by])).toEqual([
      ['moved', mila.id],
      ['taken_back', mila.id],
      ['ended', mila.id],
      ['taken_back', mila.id],
    ]);
    expect(await caseworker.inside((it) => findSteps(it.tx, [task.id]))).toEqual([]);
  });
});

describe('open duties', () => {
  const kinds = ['test.paged'];
  const until = '2022-01-31' as Day;
  const page = (user: UserId | null, limit: number, after?: Task) =>
    mila.inside((it) => findOpenTasks(it.tx, { kinds, user, until, limit, ...(after ? { after } : {}) }));

  it('come page by page in the order of their due time, none twice and none left out', async () => {
    const minutes = [null, 600, 600, 540, null, 1439, 0];
    for (const [n, dueMinute] of minutes.entries()) {
      await added({ kind: 'test.paged', dueMinute, dueDay: day(n % 2 ? '2021-12-20' : '2021-12-16') });
    }
    const whole = await page(mila.id, 100);
    const seen: Task[] = [];
    for (let next = await page(mila.id, 2); next.length > 0; next = await page(mila.id, 2, seen.at(-1))) {
      seen.push(...next);
    }
    expect(seen.map((task) => task.id)).toEqual(whole.map((task) => task.id));
    expect(whole).toHaveLength(minutes.length);
    expect(whole.every((task) => task.text === null)).toBe(true);
  });

  it("show hers and the queue's, not a colleague's; a supervisor sees all", async () => {
    const colleague = newId<'user'>();
    const theirs = await added({ kind: 'test.paged', assignee: colleague });
    expect((await page(mila.id, 100)).map((task) => task.id)).not.toContain(theirs.id);
    expect((await page(null, 100)).map((task) => task.id)).toContain(theirs.id);
  });
});
