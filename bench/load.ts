import autocannon from 'autocannon';
import type { Figure } from './figures.ts';
import { cpuOf, cpuOfFamily } from './processes.ts';
import type { Served, Signed } from './server.ts';

/** One question asked many times over HTTP at ten connections: CPU of server and database apart, and how long one waits. */
export interface Load {
  readonly bench: string;
  readonly question: string;
  readonly among: number;
  readonly target?: number;
  readonly requests: number;
  /** the n-th request; every one is its own */
  request(n: number): { readonly method: string; readonly path: string; readonly body?: object };
}

const CONNECTIONS = 10;

export async function measureLoad(served: Served, signed: Signed, load: Load): Promise<Figure> {
  let n = 0;
  let waits: number[] = [];
  let last = 0;
  const run = (amount: number) => {
    waits = [];
    const running = autocannon({
      url: served.address,
      connections: Math.min(CONNECTIONS, amount),
      amount,
      requests: [
        {
          setupRequest(request) {
            const { method, path, body } = load.request(n++);
            const sent = { ...request, method, path: `/api${path}`, headers: { ...signed.headers } };
            return body === undefined ? sent : { ...sent, body: JSON.stringify(body) };
          },
        },
      ],
    });
    running.on('response', (_client, _status, _bytes, milliseconds) => {
      waits.push(milliseconds);
      last = performance.now();
    });
    return running;
  };
  // the first requests compile and fill caches: they are another question
  await run(Math.max(20, Math.ceil(load.requests / 2)));
  const before = { app: cpuOf(served.pid), db: cpuOfFamily(served.postmaster) };
  const begun = performance.now();
  const result = await run(load.requests);
  const app = (cpuOf(served.pid) - before.app) / load.requests;
  const db = (cpuOfFamily(served.postmaster) - before.db) / load.requests;
  waits.sort((a, b) => a - b);
  const waited = (share: number) => waits[Math.min(waits.length - 1, Math.floor(share * waits.length))] ?? 0;
  const { bench, question, among } = load;
  return {
    bench,
    question,
    among,
    value: app + db,
    unit: 'ms CPU',
    ...(load.target === undefined ? {} : { target: load.target }),
    app,
    db,
    p50: waited(0.5),
    p97_5: waited(0.975),
    p99: waited(0.99),
    perSecond: load.requests / ((last - begun) / 1000),
    failed: result.non2xx + result.errors,
  };
}
