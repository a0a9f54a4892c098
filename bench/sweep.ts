import type { Figure } from './figures.ts';
import { homeWith } from './homes.ts';
import { cpuOf, cpuOfFamily } from './processes.ts';
import { serve } from './server.ts';

/** Looking through everybody for duplicates, slice by slice, as the page of the supervisors does it. */
const SCALE = 12;

interface Sweep {
  readonly state: 'running' | 'done';
  readonly done: number;
  readonly total: number;
  readonly found: number;
}

export async function benchSweep({ scale = SCALE }: { readonly scale?: number } = {}): Promise<Figure[]> {
  const served = await serve(await homeWith({ scale, contacts: 1000 }));
  try {
    const signed = await served.signIn('coordinator');
    // the cards are opened by the first search of a session; that is measured elsewhere
    await signed.call('POST', '/people/find', { purpose: 'open_contact', text: 'Xqwert Zzyzzyva' });
    const before = { app: cpuOf(served.pid), db: cpuOfFamily(served.postmaster) };
    const walls: number[] = [];
    let at: Sweep;
    do {
      const begun = performance.now();
      at = await signed.call<Sweep>('POST', '/people/sweep', { again: walls.length === 0 });
      walls.push(performance.now() - begun);
    } while (at.state === 'running');
    const app = cpuOf(served.pid) - before.app;
    const db = cpuOfFamily(served.postmaster) - before.db;
    walls.sort((a, b) => a - b);
    const bench = 'sweep';
    return [
      {
        bench,
        question: `everybody beside everybody, ${walls.length} slices, ${at.found} pairs`,
        among: at.total,
        value: (app + db) / 1000,
        unit: 's CPU',
        target: 30,
        app,
        db,
      },
      {
        bench,
        question: 'a slice, median, wall',
        among: at.total,
        value: walls[walls.length >> 1] as number,
        unit: 'ms',
        target: 250,
      },
      { bench, question: 'the longest slice, wall', among: at.total, value: walls.at(-1) as number, unit: 'ms' },
    ];
  } finally {
    await served.stop();
  }
}
