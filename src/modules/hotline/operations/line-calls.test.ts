import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SomebodyAtWork } from '../../../../tests/house.ts';
import { aServedHouse, type ServedHouse } from '../../../../tests/served.ts';
import type { InputOf } from '../../../platform/kernel/index.ts';
import { newId } from '../../../platform/kernel/index.ts';
import * as hotline from '../contract.ts';
import { callEventTypes } from '../line-codes.ts';
import * as lines from '../line-contract.ts';
import * as missed from '../missed-contract.ts';
import { aContact } from '../testing.ts';
import { signatureOf } from './line-key.ts';

const NOW = '2021-12-14T10:00:00Z';
let served: ServedHouse;
let admin: SomebodyAtWork;
let mila: SomebodyAtWork;
let supervisor: SomebodyAtWork;
let lineId: string;
let key: string;

type Event = Partial<InputOf<typeof lines.reportLineEvent>>;

const at = (seconds: number) => new Date(Date.parse(NOW) + seconds * 1000).toISOString();
const nowSeconds = () => Math.floor(served.house.clock.now().getTime() / 1000);

beforeAll(async () => {
  served = await aServedHouse({ now: NOW, settings: { openDrafts: 1000 } });
  const { house } = served;
  admin = await house.signedIn('administrator');
  mila = await house.signedIn('consultant');
  supervisor = await house.signedIn('supervisor');
  await admin.call(lines.setLinePort, {
    line: 'sos',
    adapter: 'webhook',
    hours: [...Array(5).fill([480, 1200])].flat().concat([0, 0, 0, 0]),
    serviceSeconds: 20,
    supports: [...callEventTypes],
  });
  ({ lineId, key } = await admin.call(lines.makeLineKey, { line: 'sos' }));
});
afterAll(() => served.close());

interface Sending {
  readonly key?: string;
  readonly secondsOff?: number;
  readonly signature?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

async function send(event: Event, sending: Sending = {}) {
  const raw = JSON.stringify({ lineId, source: 'exchange-1', at: at(0), seq: 1, type: 'call.offered', ...event });
  const timestamp = String(nowSeconds() + (sending.secondsOff ?? 0));
  const signature = sending.signature ?? signatureOf(Buffer.from(sending.key ?? key), timestamp, raw).toString('hex');
  return served.ask('POST', '/api/hotline/line-events', {
    raw,
    headers: sending.headers ?? { 'x-wayout-timestamp': timestamp, 'x-wayout-signature': signature },
  });
}

/** `[type, seconds]`: the events of one call, numbered in that order. */
const eventsOf = (callId: string, ...steps: readonly (readonly [NonNullable<Event['type']>, number])[]): Event[] =>
  steps.map(([type, after], i) => ({ callId, seq: i + 1, type, at: at(after) }));

const rowsOf = async () => {
  const superuser = await served.house.database.asSuperuser();
  const { rows } = await superuser.query(
    'select c.*, (select count(*)::int from hotline.line_event e where e.call_id = c.id) as events from hotline.line_call c order by first_at',
  );
  await superuser.end();
  return rows as Record<string, unknown>[];
};
const eventCount = async () => (await rowsOf()).reduce((sum, row) => sum + (row.events as number), 0);

describe('an exchange', () => {
  it('is believed by its signature: without, forged, old or for no line nothing is stored', async () => {
    const before = await eventCount();
    const unsigned = await send({ callId: 'a' }, { headers: {} });
    expect([unsigned.status, unsigned.code]).toEqual([401, 'hotline.bad-signature']);
    const forged = await send({ callId: 'a' }, { key: 'another secret' });
    expect([forged.status, forged.code]).toEqual([401, 'hotline.bad-signature']);
    const garbled = await send({ callId: 'a' }, { signature: 'zz' });
    expect(garbled.status).toBe(401);
    const old = await send({ callId: 'a' }, { secondsOff: -301 });
    expect([old.status, old.code]).toEqual([401, 'hotline.replay']);
    const early = await send({ callId: 'a' }, { secondsOff: 302 });
    expect([early.status, early.code]).toEqual([401, 'hotline.replay']);
    for (const nowhere of [
      `${newId()}.sos`,
      `${lineId.slice(0, 36)}.no-such-line`,
      'x',
      `${lineId.slice(0, 36)}.116000`,
    ]) {
      const unknown = await send({ lineId: nowhere, callId: 'a' });
      expect([unknown.status, unknown.code]).toEqual([404, 'hotline.unknown-line']);
    }
    expect(await eventCount()).toBe(before);
  });

  it('that writes nonsense where the line should stand is told nothing more than that it is unknown', async () => {
    for (const odd of [{ toString: 1, valueOf: 1 }, null, 7, ['x'], { a: 1 }]) {
      const answer = await send({ lineId: odd as never, callId: 'a' });
      expect([answer.status, answer.code]).toEqual([404, 'hotline.unknown-line']);
    }
  });

  it('is told what is wrong with an event it signed', async () => {
    const before = await eventCount();
    expect((await send({ callId: 'b', type: 'exploded' as never })).status).toBe(422);
    expect((await send({ callId: 'b', extra: 1 } as never)).status).toBe(422);
    expect((await send({ type: 'answered' })).status).toBe(422);
    expect(await eventCount()).toBe(before);
  });

  it('tells an event twice and it is one; the same bytes again are a replay, another event under its number is refused', async () => {
    const event: Event = { callId: 'twice', seq: 1 };
    expect((await send(event)).body).toEqual({ stored: true });
    expect((await send(event)).code).toBe('hotline.replay');
    expect((await send(event, { secondsOff: 1 })).body).toEqual({ stored: false });
    const other = await send({ ...event, type: 'abandoned' }, { secondsOff: 2 });
    expect([other.status, other.code]).toEqual([409, 'hotline.event-differs']);
    const [row] = (await rowsOf()).filter((one) => one.state === 'offered');
    expect(row?.events).toBe(1);
    await send({ callId: 'twice', seq: 2, type: 'abandoned', at: at(4) });
  });

  it('tells the events of a call in any order and it is the same call', async () => {
    const steps = [
      ['call.offered', 0],
      ['queued', 1],
      ['answered', 31],
      ['ended', 331],
    ] as const;
    for (const [name, order] of [
      ['straight', [0, 1, 2, 3]],
      ['shuffled', [3, 0, 2, 1]],
      ['backwards', [3, 2, 1, 0]],
    ] as const) {
      const events = eventsOf(name, ...steps);
      for (const i of order) expect((await send(events[i] as Event)).status).toBe(200);
    }
    const ended = (await rowsOf()).filter((row) => row.outcome === 'answered');
    expect(ended).toHaveLength(3);
    for (const row of ended)
      expect(row).toMatchObject({
        state: 'ended',
        waited_seconds: 31,
        talked_seconds: 300,
        open_hours: true,
        hour: 11,
      });
  });

  it('may say that the line is down, late and twice', async () => {
    expect((await send({ type: 'line.up', seq: 9 })).status).toBe(200);
    expect((await send({ type: 'line.down', seq: 8 })).status).toBe(200);
    const isDown = async () =>
      (await mila.call(lines.listLineCalls, {})).lines.find((one) => one.code === 'sos')?.isDown;
    expect(await isDown()).toBe(false);
    await send({ type: 'line.down', seq: 10 });
    expect(await isDown()).toBe(true);
    await send({ type: 'line.up', seq: 11 });
  });

  it('leaves no number, no name of a call and no secret in clear', async () => {
    const number = '+381 64 555 01 02';
    await send({ callId: 'sip-canary@exchange', seq: 1, data: { callerNumber: number, language: 'ro' } });
    const superuser = await served.house.database.asSuperuser();
    for (const table of ['line_call', 'line_event', 'line_port']) {
      const { rows } = await superuser.query(`select t::text as row from hotline.${table} t`);
      for (const { row } of rows) {
        expect(row).not.toContain('canary');
        expect(row).not.toContain(Buffer.from('canary').toString('hex'));
        expect(row).not.toContain('5550102');
        expect(row).not.toContain(key);
      }
    }
    await superuser.end();
    expect(JSON.stringify(served.lines)).not.toContain('canary');
  });
});

describe('a consultant', () => {
  it('sees of a waiting call the line, the language, the wait, and whether the number is known', async () => {
    await send({ callId: 'twice', seq: 2, type: 'abandoned', at: at(4) }, { secondsOff: 3 });
    await mila.call(hotline.recordContact, aContact({ callerNumber: '064 777 88 99' }));
    await send({ callId: 'known-one', seq: 1, data: { callerNumber: '+381647778899', language: 'sr' } });
    await send({ callId: 'withheld-one', seq: 1, at: at(-30), data: { numberState: 'withheld' } });
    const { calls } = await mila.call(lines.listLineCalls, {});
    const waiting = calls.filter((call) => call.state === 'offered');
    expect(waiting.map((call) => call.number).sort()).toEqual(['known', 'new', 'withheld']);
    // the longest waiting first
    expect(waiting[0]).toMatchObject({ number: 'withheld', waitedSeconds: 30, line: 'sos', actions: [] });
    expect(JSON.stringify(calls)).not.toContain('7778899');
  });

  it('has a call that was answered at the telephone: it opens a draft with line, start and number, once', async () => {
    const other = await served.house.signedIn('consultant');
    await send({ callId: 'taken', seq: 1, data: { callerNumber: '+381641231234', language: 'en' } });
    const find = async () =>
      (await mila.call(lines.listLineCalls, {})).calls.find((call) => call.language === 'en' && call.number === 'new');
    const waiting = await find();
    const id = waiting?.id as never;
    await expect(mila.call(lines.takeLineCall, { id })).rejects.toThrow('wrong-state');
    await expect(mila.call(lines.actOnLine, { id, action: 'answer' })).rejects.toThrow('not-supported');
    await send({ callId: 'taken', seq: 2, type: 'answered', at: at(12) });
    expect(await find()).toMatchObject({ state: 'talking', isUntaken: true, waitedSeconds: 12 });
    const { contact } = await mila.call(lines.takeLineCall, { id });
    const again = await mila.call(lines.takeLineCall, { id });
    expect(again.contact?.id).toBe(contact?.id);
    await expect(other.call(lines.takeLineCall, { id })).rejects.toThrow('already-taken');
    const draft = await mila.call(hotline.getContact, { id: contact?.id as never });
    expect(draft).toMatchObject({
      line: 'sos',
      language: 'en',
      callerNumber: '+381641231234',
      startedAt: at(12),
      state: 'draft',
    });
  });

  it('drives a line by hand: it rings, she answers, they hang up', async () => {
    const { call } = await mila.call(lines.noteLineCall, { line: '116000', callerNumber: 'anonymous' });
    expect(call).toMatchObject({
      state: 'offered',
      number: 'withheld',
      actions: ['answer', 'reject', 'hangup', 'moveToVoicemail'],
    });
    const answered = await mila.call(lines.actOnLine, { id: call.id, action: 'answer' });
    expect(answered).toMatchObject({ call: { state: 'talking' }, contact: { state: 'draft' } });
    await expect(supervisor.call(lines.actOnLine, { id: call.id, action: 'answer' })).rejects.toThrow('wrong-state');
    await mila.call(lines.actOnLine, { id: call.id, action: 'hold' });
    await mila.call(lines.actOnLine, { id: call.id, action: 'resume' });
    const ended = await mila.call(lines.actOnLine, { id: call.id, action: 'hangup' });
    expect(ended.call).toMatchObject({ state: 'ended', outcome: 'answered', actions: [] });
    await expect(mila.call(lines.noteLineCall, { line: 'sos' })).rejects.toThrow('not-supported');
  });
});

describe('a call of long ago', () => {
  it('keeps its outcome when an event comes late, until it is reconciled', async () => {
    for (const event of eventsOf('old', ['call.offered', -172_800], ['abandoned', -172_740])) await send(event);
    const find = async () => (await rowsOf()).find((row) => row.day !== null && String(row.day).includes('2021-12-12'));
    expect(await find()).toMatchObject({ outcome: 'abandoned', open_hours: false });
    const late = await send({ callId: 'old', seq: 0, type: 'answered', at: at(-172_750) });
    expect(late.body).toEqual({ stored: true });
    expect(await find()).toMatchObject({ outcome: 'abandoned', has_late: true, events: 3 });
    const days = { from: '2021-12-12', to: '2021-12-12' } as never;
    expect(
      await supervisor.call(lines.reconcileLineCalls, { ...(days as object), reason: 'lost log ◇' } as never),
    ).toEqual({
      calls: 1,
      changed: 1,
    });
    expect(await find()).toMatchObject({ outcome: 'answered', has_late: false });
  });
});

describe('the figures of a line', () => {
  it('add up to the calls offered, in hours and out of hours; a line by hand is not measured, never 0', async () => {
    const days = { from: '2021-12-01', to: '2021-12-31' } as never as { from: never; to: never };
    const sos = await mila.call(lines.getLineFigures, { ...days, lineGroup: 'sos' });
    expect(sos.measured).toBe(true);
    for (const tally of [sos.inHours, sos.outOfHours]) {
      const { offered, dropped: _, ...outcomes } = tally;
      expect(Object.values(outcomes).reduce((sum: number, n) => sum + (n ?? 0), 0)).toBe(offered);
    }
    expect(sos.inHours).toMatchObject({ answered: 3, shortAbandoned: 1 });
    expect(sos.outOfHours).toMatchObject({ offered: 1, answered: 1 });
    // 31 and 50 seconds, told as the last second of their bands; nobody was as fast as twenty
    expect(sos.waiting).toMatchObject({ median: 35, p90: 50, calls: 4 });
    expect(sos.serviceLevel).toMatchObject({ withinSeconds: 20, answeredWithin: 0 });
    const admins = { line: 'sos', adapter: 'webhook' as const, hours: null };
    const supports = ['call.offered', 'answered', 'abandoned', 'ended'] as const;
    await admin.call(lines.setLinePort, { ...admins, serviceSeconds: 31, supports: [...supports] });
    const slower = await mila.call(lines.getLineFigures, { ...days, lineGroup: 'sos' });
    expect(slower.serviceLevel).toMatchObject({ withinSeconds: 31, answeredWithin: 3 });
    await admin.call(lines.setLinePort, { ...admins, serviceSeconds: 20, supports: [...supports] });
    const fewer = await mila.call(lines.getLineFigures, { ...days, lineGroup: 'sos' });
    expect(fewer.inHours).toMatchObject({ answered: 3, voicemailLeft: null, overflowed: null });
    const other = await mila.call(lines.getLineFigures, { ...days, lineGroup: '116000' });
    expect(other.measured).toBe(false);
    expect(other.inHours.offered).toBeNull();
    expect(other.waiting.median).toBeNull();
  });
});

describe('a contact that came from a call', () => {
  it('closes the draft of a call with the minutes that the line measured, unless she wrote others', async () => {
    const takeOne = async (callId: string, language: 'de' | 'fr') => {
      await send({ callId, seq: 1, data: { callerNumber: '+381641231299', language } });
      await send({ callId, seq: 2, type: 'answered', at: at(5) });
      const { calls } = await mila.call(lines.listLineCalls, {});
      const call = calls.find((one) => one.language === language);
      const { contact } = await mila.call(lines.takeLineCall, { id: call?.id as never });
      return contact?.id as never;
    };
    const [measured, written] = [await takeOne('minutes-1', 'de'), await takeOne('minutes-2', 'fr')];
    expect((await mila.call(hotline.getContact, { id: measured })).lineCall).toMatchObject({ minutes: null });
    await send({ callId: 'minutes-1', seq: 3, type: 'ended', at: at(5 + 200) });
    await send({ callId: 'minutes-2', seq: 3, type: 'ended', at: at(5 + 200) });
    expect((await mila.call(hotline.getContact, { id: measured })).lineCall).toMatchObject({ minutes: 4 });
    const closing = { category: 'other', followUp: 'none' } as const;
    await mila.call(hotline.finaliseContact, { id: measured, ...closing });
    await mila.call(hotline.finaliseContact, { id: written, ...closing, minutes: 9 });
    expect(await mila.call(hotline.getContact, { id: measured })).toMatchObject({ minutes: 4, lineCall: null });
    expect(await mila.call(hotline.getContact, { id: written })).toMatchObject({ minutes: 9 });
  });
});

describe('with nobody signed in', () => {
  const job = (id: string) => {
    const found = served.house.house.furniture.modules
      .flatMap((module) => module.jobs ?? [])
      .find((one) => one.id === `hotline.${id}`);
    if (!found) throw new Error(`no job ${id}`);
    return served.house.as('jobs', (tx) => found.run(tx));
  };

  it('a call that rang in vain goes to the missed list once, with its number sealed to the desk', async () => {
    const number = '+381 60 000 11 22';
    await send({ callId: 'vain', seq: 1, at: at(0), data: { callerNumber: number } });
    await send({ callId: 'vain', seq: 2, type: 'abandoned', at: at(40) });
    await job('note-missed-calls');
    await job('note-missed-calls');
    const before = await mila.call(missed.listMissed, {});
    expect(before.filter((row) => row.line === 'sos' && row.caller === 'new' && row.attempts === 1)).toHaveLength(1);
  });

  it('a call without an end for four hours ended nobody knows how', async () => {
    await send({ callId: 'silent', seq: 1, at: at(5) });
    await job('give-up-silent-calls');
    expect((await rowsOf()).filter((row) => row.outcome === 'unknown').length).toBeGreaterThan(0);
    expect((await rowsOf()).filter((row) => row.state !== 'ended')).toEqual([]);
  });

  it('after thirty days the times are cut to the hour and the numbers are gone with their keys', async () => {
    const about = { callerNumber: '+381 60 000 77 33' };
    await send({ callId: 'known-one', seq: 7, type: 'ended', at: at(60), rawRef: 'rec.381647778899' });
    await job('cut-line-times');
    // a late word brings nothing of it back
    for (const callId of ['known-one', 'old'])
      expect((await send({ callId, seq: 8, at: at(61), data: about, rawRef: 'rec.381600007733' })).body).toEqual({
        stored: true,
      });
    await job('cut-line-times');
    const rows = await rowsOf();
    expect(rows.length).toBeGreaterThan(5);
    for (const row of rows) {
      expect([row.sealed_number, row.number_index]).toEqual([null, null]);
      expect((row.first_at as Date).getMinutes()).toBe(0);
      expect((row.last_at as Date).getSeconds()).toBe(0);
    }
    const superuser = await served.house.database.asSuperuser();
    const left = await superuser.query(
      `select from vault.wrap w join hotline.line_call c on c.id = w.key_id
       union all select from hotline.line_event e where e.at <> date_trunc('hour', e.at) or e.raw_ref is not null`,
    );
    await superuser.end();
    expect(left.rowCount).toBe(0);
    // the seconds that were measured stay
    expect(rows.filter((row) => row.waited_seconds === 31).length).toBe(3);
  });

  it('and what was measured before is kept when a late word is reconciled; what nobody measured stays unmeasured', async () => {
    const find = async (day: string) => (await rowsOf()).find((row) => String(row.day).includes(day));
    for (const event of eventsOf('cut-short', ['call.offered', -86_400 * 40], ['abandoned', -86_400 * 40 + 8]))
      await send(event);
    for (const event of eventsOf(
      'cut-talked',
      ['call.offered', -86_400 * 41],
      ['answered', -86_400 * 41 + 25],
      ['ended', -86_400 * 41 + 225],
    ))
      await send(event);
    for (const event of eventsOf('cut-lost', ['call.offered', -86_400 * 42], ['abandoned', -86_400 * 42 + 40]))
      await send(event);
    await job('cut-line-times');
    const [short, talked, lost] = ['2021-11-04', '2021-11-03', '2021-11-02'] as const;
    const before = await Promise.all([short, talked, lost].map(find));
    expect(before).toMatchObject([
      { outcome: 'short_abandoned', waited_seconds: 8 },
      { outcome: 'answered', waited_seconds: 25, talked_seconds: 200 },
      { outcome: 'abandoned', waited_seconds: 40 },
    ]);
    await send({ callId: 'cut-short', seq: 9, type: 'ended', at: at(0) });
    await send({ callId: 'cut-talked', seq: 9, type: 'held', at: at(0) });
    await send({ callId: 'cut-lost', seq: 0, type: 'answered', at: at(0) });
    const same = ['outcome', 'waited_seconds', 'talked_seconds', 'day', 'hour', 'open_hours'];
    const seen = (row?: Record<string, unknown>) => same.map((name) => row?.[name]);
    expect((await Promise.all([short, talked, lost].map(find))).map(seen)).toEqual(before.map(seen));
    const days = { from: '2021-10-01', to: '2021-11-30', reason: 'the log came late ◇' } as never;
    expect(await supervisor.call(lines.reconcileLineCalls, days)).toEqual({ calls: 3, changed: 1 });
    expect((await Promise.all([short, talked].map(find))).map(seen)).toEqual(before.slice(0, 2).map(seen));
    expect(await find(lost)).toMatchObject({ outcome: 'answered', waited_seconds: null, talked_seconds: null });
  });
});
