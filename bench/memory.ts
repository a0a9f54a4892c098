import { setTimeout as wait } from 'node:timers/promises';
import type { Figure } from './figures.ts';
import { homeWith } from './homes.ts';
import { childrenOf, residentOf } from './processes.ts';
import { serve } from './server.ts';

/** What the house holds while nobody asks: the web process and the worker beside it, half a minute after the start. */
export async function benchMemory({ settle }: { readonly settle: number }): Promise<Figure[]> {
  const served = await serve(await homeWith({ scale: 1, contacts: 1000 }), { worker: true });
  try {
    const signed = await served.signIn('coordinator');
    await signed.call('GET', '/hotline/contacts');
    await wait(settle);
    const figure = (question: string, value: number, target: number): Figure => ({
      bench: 'memory',
      question,
      among: 1000,
      value,
      unit: 'MiB',
      target,
    });
    const workers = childrenOf(served.pid).filter((pid) => pid !== served.postmaster);
    return [
      figure('web process, idle', residentOf(served.pid), 150),
      ...workers.map((pid) => figure('worker, idle', residentOf(pid), 100)),
    ];
  } finally {
    await served.stop();
  }
}
