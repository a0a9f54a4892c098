import { setTimeout as sleep } from 'node:timers/promises';
import { aContact } from '../src/modules/hotline/testing.ts';
import { newId } from '../src/platform/kernel/index.ts';
import { DEMO_PASSWORD } from '../src/platform/vault/index.ts';
import type { Figure } from './figures.ts';
import { homeWith } from './homes.ts';
import { measureLoad } from './load.ts';
import { cpuOf, cpuOfFamily, peakOf } from './processes.ts';
import { type Served, type Signed, serve } from './server.ts';

/** A bad night: everybody at the door at once, a hundred who type at the same time, and Today on every screen. */
const AT_THE_DOOR = 200;
const WRITERS = 100;
const EVERY_MS = 2000;
const ACCOUNTS = [
  'consultant',
  'consultant2',
  'coordinator',
  'caseworker',
  'caseworker2',
  'admin',
  'dataofficer',
  'officer',
];

export async function benchNight({ seconds }: { readonly seconds: number }): Promise<Figure[]> {
  const served = await serve(await homeWith({ scale: 1, contacts: 10_000 }));
  try {
    const door = await everybodyAtTheDoor(served);
    const signed = await served.signIn('consultant');
    const today = await measureLoad(served, signed, {
      bench: 'night',
      question: 'Today',
      among: 10_000,
      target: 20,
      requests: 500,
      request: () => ({ method: 'GET', path: '/hotline/today' }),
    });
    return [...door, today, ...(await everybodyWrites(served, seconds))];
  } finally {
    await served.stop();
  }
}

const figure = (question: string, value: number, unit: Figure['unit'], target?: number): Figure => ({
  bench: 'night',
  question,
  among: AT_THE_DOOR,
  value,
  unit,
  ...(target === undefined ? {} : { target }),
});

/** Two hundred passwords at the same moment; whoever is asked to wait knocks again when told. */
async function everybodyAtTheDoor(served: Served): Promise<Figure[]> {
  let [wrong, asked] = [0, 0];
  const begun = performance.now();
  const knock = async (n: number): Promise<void> => {
    const body = JSON.stringify({ username: ACCOUNTS[n % ACCOUNTS.length], password: DEMO_PASSWORD });
    for (;;) {
      const answer = await fetch(`${served.address}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      await answer.arrayBuffer();
      if (answer.status === 200) return;
      if (answer.status !== 429) wrong += 1;
      asked += 1;
      await sleep(Number(answer.headers.get('retry-after') ?? 1) * 1000);
    }
  };
  await Promise.all(Array.from({ length: AT_THE_DOOR }, (_, n) => knock(n)));
  return [
    figure('200 sign in at once: all in after', (performance.now() - begun) / 1000, 's', 60),
    figure('answers other than in or wait', wrong, 'answers', 0),
    figure('times somebody was asked to wait', asked, 'answers'),
    figure('web process at its most', peakOf(served.pid), 'MiB', 400),
  ];
}

/** Each saves her draft every two seconds, not all at the same moment: how long does a save take? */
async function everybodyWrites(served: Served, seconds: number): Promise<Figure[]> {
  const writers: Signed[] = [];
  for (let n = 0; n < WRITERS; n++) writers.push(await served.signIn(ACCOUNTS[n % 3] as string));
  const waits: number[] = [];
  let failed = 0;
  const before = { app: cpuOf(served.pid), db: cpuOfFamily(served.postmaster) };
  const until = performance.now() + seconds * 1000;
  await Promise.all(
    writers.map(async (writer, n) => {
      await sleep((n * EVERY_MS) / WRITERS);
      const { id: _, finalise: __, ...contact } = aContact({ summary: 'Begins' }) as Record<string, unknown>;
      const id = newId();
      let { revision } = await writer.call<{ revision: number }>('PUT', `/hotline/contacts/${id}`, contact);
      for (let turn = 1; performance.now() < until; turn++) {
        const begun = performance.now();
        try {
          const body = { revision, summary: `Begins and goes on, ${turn} sentences by now.` };
          ({ revision } = await writer.call<{ revision: number }>('PATCH', `/hotline/contacts/${id}`, body));
        } catch {
          failed += 1;
        }
        const took = performance.now() - begun;
        waits.push(took);
        await sleep(Math.max(0, EVERY_MS - took));
      }
    }),
  );
  const app = (cpuOf(served.pid) - before.app) / waits.length;
  const db = (cpuOfFamily(served.postmaster) - before.db) / waits.length;
  waits.sort((a, b) => a - b);
  const at = (share: number) => waits[Math.min(waits.length - 1, Math.floor(share * waits.length))] ?? 0;
  return [
    {
      bench: 'night',
      question: '100 consultants save every 2 s: p99',
      among: WRITERS,
      value: at(0.99),
      unit: 'ms',
      target: 100,
      app,
      db,
      p50: at(0.5),
      p97_5: at(0.975),
      p99: at(0.99),
      perSecond: waits.length / seconds,
      failed,
    },
  ];
}
