import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aServedHouse, type ServedHouse } from '../../../../tests/served.ts';
import { callEventTypes } from '../line-codes.ts';
import * as lines from '../line-contract.ts';
import { signatureOf } from './line-key.ts';

const NOW = '2021-12-14T10:00:00Z';
const perMinute = 100;
let served: ServedHouse;
let lineId: string;
let key: string;
let seq = 0;

beforeEach(async () => {
  served = await aServedHouse({ now: NOW, settings: { lineEventsPerMinute: perMinute } });
  const admin = await served.house.signedIn('administrator');
  const supports = [...callEventTypes];
  await admin.call(lines.setLinePort, { line: 'sos', adapter: 'webhook', hours: null, serviceSeconds: 20, supports });
  ({ lineId, key } = await admin.call(lines.makeLineKey, { line: 'sos' }));
});
afterEach(() => served.close());

interface Sent {
  readonly status: number;
  readonly code: string | null;
  readonly retryAfter: string | undefined;
}

interface Sending {
  readonly line?: string;
  readonly signedWith?: string;
  readonly from?: string;
  readonly signature?: string;
  readonly secondsOff?: number;
}

/** An event of a call of its own, as an exchange at this address of the machine sends it. */
function send(over: Sending = {}): Promise<Sent> {
  const now = served.house.clock.now();
  const body = JSON.stringify({
    lineId: over.line ?? lineId,
    callId: `call-${++seq}`,
    source: 'exchange-1',
    at: now.toISOString(),
    seq: 1,
    type: 'call.offered',
  });
  const timestamp = String(Math.floor(now.getTime() / 1000) + (over.secondsOff ?? 0));
  const signature = over.signature ?? signatureOf(Buffer.from(over.signedWith ?? key), timestamp, body).toString('hex');
  return new Promise((done, failed) => {
    const asked = request(
      `${served.address}/api/hotline/line-events`,
      {
        method: 'POST',
        localAddress: over.from ?? '127.0.0.1',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'x-wayout-timestamp': timestamp,
          'x-wayout-signature': signature,
        },
      },
      async (response) => {
        let text = '';
        for await (const chunk of response) text += chunk;
        const { error } = JSON.parse(text) as { error?: { code: string } };
        done({
          status: response.statusCode ?? 0,
          code: error?.code ?? null,
          retryAfter: response.headers['retry-after'],
        });
      },
    );
    asked.on('error', failed);
    asked.end(body);
  });
}

const forged = () => send({ signature: '00'.repeat(32) });
function tally(all: readonly Sent[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status } of all) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

describe('a flood of forged events', () => {
  it('is told to wait, costs the database next to nothing, and leaves the real ones working from the same address', async () => {
    expect(await send()).toMatchObject({ status: 200 });
    const superuser = await served.house.database.asSuperuser();
    const calls = async () => {
      await superuser.query('select pg_stat_clear_snapshot()');
      const { rows } = await superuser.query(
        `select coalesce(sum(xact_commit + xact_rollback), 0)::int as n from pg_stat_database where datname = current_database()`,
      );
      return rows[0].n as number;
    };
    const before = await calls();
    const all: Sent[] = [];
    for (let n = 0; n < 300; n++) {
      all.push(await forged());
      if (n % 50 === 25) expect(await send()).toMatchObject({ status: 200 });
    }
    expect(tally(all)).toEqual({ 401: 60, 429: 240 });
    expect(Number(all.at(-1)?.retryAfter)).toBeGreaterThan(0);
    expect(all.at(-1)?.code).toBe('http.rate-limited');
    // a connection tells what it did within a second
    await new Promise((done) => setTimeout(done, 1200));
    // six real events, ten looks at the secret, and what this test itself asked
    expect((await calls()) - before).toBeLessThan(60);
    await superuser.end();
  });

  it('that was there before the first real one, as after a restart, does not keep that out', async () => {
    const floods = [() => send({ line: 'nothing' }), () => send({ line: `${crypto.randomUUID()}.sos` }), forged];
    for (const flood of floods) {
      const all: Sent[] = [];
      for (let n = 0; n < 70; n++) all.push(await flood());
      expect(all.at(-1)?.status).toBe(429);
    }
    expect(await send()).toMatchObject({ status: 200 });
  });

  it('of a real message that is old uses up nothing of what its line may tell', async () => {
    expect(await send()).toMatchObject({ status: 200 });
    const all: Sent[] = [];
    for (let n = 0; n < perMinute + 10; n++) all.push(await send({ secondsOff: -301 }));
    expect(tally(all)).toEqual({ 401: 60, 429: perMinute - 50 });
    expect(all[0]?.code).toBe('hotline.replay');
    expect(await send()).toMatchObject({ status: 200 });
  });

  it('leaves a line that was set up in the middle of it waiting no longer than five seconds', async () => {
    for (let n = 0; n < 70; n++) await send({ line: `${crypto.randomUUID()}.sos` });
    const admin = await served.house.signedIn('administrator');
    const line = '116000';
    await admin.call(lines.setLinePort, { line, adapter: 'webhook', hours: null, serviceSeconds: 20, supports: [] });
    const made = await admin.call(lines.makeLineKey, { line });
    served.house.clock.set('2021-12-14T10:00:05Z');
    expect(await send({ line: made.lineId, signedWith: made.key })).toMatchObject({ status: 200 });
  });

  it('does not keep out a secret that was made anew meanwhile, and lets the old one in no more', async () => {
    const old = key;
    expect(await send()).toMatchObject({ status: 200 });
    for (let n = 0; n < 40; n++) await forged();
    const admin = await served.house.signedIn('administrator');
    ({ key } = await admin.call(lines.makeLineKey, { line: 'sos' }));
    served.house.clock.set('2021-12-14T10:00:06Z');
    expect(await send({ signedWith: old })).toMatchObject({ status: 401, code: 'hotline.bad-signature' });
    expect(await send()).toMatchObject({ status: 200 });
    expect(await send({ signedWith: old })).toMatchObject({ status: 401 });
  });

  it('of lines that are nobody’s fills the counter of its own address', async () => {
    const nobodys = () => send({ line: `${crypto.randomUUID()}.sos`, from: '127.0.0.2' });
    const all: Sent[] = [];
    for (let n = 0; n < 80; n++) all.push(await nobodys());
    expect(tally(all)).toEqual({ 404: 60, 429: 20 });
    expect(await send()).toMatchObject({ status: 200 });
    served.house.clock.set('2021-12-14T10:01:01Z');
    expect(await nobodys()).toMatchObject({ status: 404 });
  });
});

describe('an exchange that has gone mad', () => {
  it('is asked to wait when it tells more than a line can, and is heard again after that', async () => {
    const all: Sent[] = [];
    for (let n = 0; n < perMinute + 11; n++) all.push(await send());
    expect(tally(all)).toEqual({ 200: perMinute, 429: 11 });
    expect(all.at(-1)).toMatchObject({ code: 'http.rate-limited', retryAfter: '60' });
    expect(await send({ from: '127.0.0.3' })).toMatchObject({ status: 200 });
    served.house.clock.set('2021-12-14T10:01:01Z');
    expect(await send()).toMatchObject({ status: 200 });
  });
});
