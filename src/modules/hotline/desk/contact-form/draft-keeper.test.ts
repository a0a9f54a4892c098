import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Day, UserId } from '../../../../platform/kernel/index.ts';
import type { Changes } from '../../contact-fields.ts';
import type { ContactHead } from '../../contact-shapes.ts';
import { type ContactValues, emptyValues } from './contact-values.ts';
import { keepDraft, type Server } from './draft-keeper.ts';

const values = emptyValues({ line: 'sos', day: '2021-12-14' as Day, hour: 11, consultant: 'mila' as UserId });
const head = (revision: number, state: ContactHead['state'] = 'draft') => ({ revision, state }) as ContactHead;
const failure = (status: number, code: string, data = {}) =>
  Object.assign(new Error(), { name: 'Failure', status, code, data, issues: [] });

/** A server that holds one draft in memory and can be cut off. */
function aServer() {
  const it = {
    isCut: false,
    revision: 0,
    lies: {} as Changes,
    others: undefined as Partial<ContactValues> | undefined,
    sent: [] as Changes[],
    refuseNext: undefined as Error | undefined,
  };
  const come = async (changes: Changes) => {
    if (it.isCut) throw failure(0, 'desk.no-connection');
    const refused = it.refuseNext;
    it.refuseNext = undefined;
    if (refused) throw refused;
    it.sent.push(changes);
    Object.assign(it.lies, changes);
    it.revision += 1;
    return head(it.revision);
  };
  const server: Server = {
    begin: come,
    save: (_, changes) => come(changes),
    finalise: async (_, changes) => ({ ...(await come(changes)), state: 'finalised' }),
    discard: async () => undefined,
    read: async () => ({ revision: it.revision, values: { ...values, ...it.lies, ...it.others } as ContactValues }),
  };
  return { it, server };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('a draft in the form', () => {
  it('is on the server before anything is typed', async () => {
    const { it: at, server } = aServer();
    await keepDraft({ server, values }).flush();
    expect(at.sent).toEqual([{ line: 'sos' }]);
  });

  it('is saved two seconds after the last key, only what changed', async () => {
    const { it: at, server } = aServer();
    const keeper = keepDraft({ server, values });
    await keeper.flush();
    keeper.set({ summary: 'She' });
    await vi.advanceTimersByTimeAsync(1500);
    keeper.set({ summary: 'She asks' });
    await vi.advanceTimersByTimeAsync(1999);
    expect(at.sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(at.sent.at(-1)).toEqual({ summary: 'She asks' });
    expect(keeper.state().isDirty).toBe(false);
  });

  it('loses no word while the connection is gone and sends it by itself afterwards', async () => {
    const { it: at, server } = aServer();
    const keeper = keepDraft({ server, values });
    await keeper.flush();
    at.isCut = true;
    keeper.set({ summary: 'one' });
    await vi.advanceTimersByTimeAsync(2000);
    expect(keeper.state().lostSince).toBeInstanceOf(Date);
    keeper.set({ summary: 'one two' });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(keeper.state().values.summary).toBe('one two');
    at.isCut = false;
    await vi.advanceTimersByTimeAsync(2000);
    expect(at.lies.summary).toBe('one two');
    expect(keeper.state().lostSince).toBeUndefined();
  });

  it('begun while the connection was gone is begun when it is back', async () => {
    const { it: at, server } = aServer();
    at.isCut = true;
    const keeper = keepDraft({ server, values });
    await keeper.flush();
    keeper.set({ category: 'other' });
    at.isCut = false;
    await vi.advanceTimersByTimeAsync(2000);
    expect(at.lies).toMatchObject({ line: 'sos', category: 'other' });
  });

  it('takes in what a colleague wrote in other fields', async () => {
    const { it: at, server } = aServer();
    const keeper = keepDraft({ server, values });
    await keeper.flush();
    at.revision += 1;
    at.others = { callerWords: 'theirs' };
    keeper.set({ summary: 'ours' });
    await vi.advanceTimersByTimeAsync(2000);
    expect(keeper.state().values).toMatchObject({ summary: 'ours', callerWords: 'theirs' });
    expect(keeper.state().isDirty).toBe(false);
  });

  it('keeps both versions of a field that two people wrote, until somebody decides', async () => {
    const { it: at, server } = aServer();
    const keeper = keepDraft({ server, values });
    await keeper.flush();
    keeper.set({ summary: 'ours', ourView: 'mine' });
    at.refuseNext = failure(409, 'hotline.stale-revision', {
      revision: 7,
      fields: ['summary'],
      theirs: { summary: 'theirs' },
    });
    await vi.advanceTimersByTimeAsync(2000);
    expect(keeper.state().clash).toMatchObject({ fields: ['summary'], theirs: { summary: 'theirs' } });
    expect(keeper.state().values.summary).toBe('ours');
    await keeper.settle({ summary: 'ours' });
    expect(at.lies).toMatchObject({ summary: 'ours', ourView: 'mine' });
  });

  it('keeps every word of a contact that the server refuses to close', async () => {
    const { it: at, server } = aServer();
    const keeper = keepDraft({ server, values });
    await keeper.flush();
    keeper.set({ summary: 'all of it' });
    at.refuseNext = failure(422, 'hotline.missing-field');
    await expect(keeper.finalise({})).rejects.toThrow();
    expect(keeper.state().values.summary).toBe('all of it');
    expect(keeper.state().isDirty).toBe(true);
    await vi.advanceTimersByTimeAsync(2000);
    expect(at.lies.summary).toBe('all of it');
    expect(keeper.state()).toMatchObject({ isDirty: false, refusal: { code: 'hotline.missing-field' } });
    await expect(keeper.finalise({})).resolves.toMatchObject({ state: 'finalised' });
    expect(at.lies.summary).toBe('all of it');
  });

  it('closes a contact by itself when the connection is back', async () => {
    const { it: at, server } = aServer();
    const keeper = keepDraft({ server, values });
    await keeper.flush();
    at.isCut = true;
    keeper.set({ summary: 'last words' });
    const closed = keeper.finalise({});
    await vi.advanceTimersByTimeAsync(5000);
    expect(keeper.state().lostSince).toBeInstanceOf(Date);
    at.isCut = false;
    await vi.advanceTimersByTimeAsync(2000);
    await expect(closed).resolves.toMatchObject({ state: 'finalised' });
    expect(at.lies.summary).toBe('last words');
  });

  it('closes a contact although no further draft may be begun', async () => {
    const { it: at, server } = aServer();
    at.refuseNext = failure(409, 'hotline.too-many-drafts');
    const keeper = keepDraft({ server, values });
    await keeper.flush();
    keeper.set({ category: 'other' });
    await expect(keeper.finalise({})).resolves.toMatchObject({ state: 'finalised' });
    expect(at.sent).toEqual([{ line: 'sos', category: 'other' }]);
  });

  it('knows that nobody put anything in', () => {
    const keeper = keepDraft({ server: aServer().server, values });
    keeper.set({ startedAt: '2021-12-14T11:07:00Z' });
    expect(keeper.isUntouched()).toBe(true);
    keeper.set({ category: 'other' });
    expect(keeper.isUntouched()).toBe(false);
  });
});
