import { syntheticOrganisation } from '../demo/index.ts';
import { toCyrillic } from '../src/platform/i18n/index.ts';
import type { Figure } from './figures.ts';
import { homeWith } from './homes.ts';
import { measureLoad } from './load.ts';
import { cpuOf, cpuOfFamily } from './processes.ts';
import { serve } from './server.ts';

/** Finding somebody by her name in the other script among fifty thousand, and what the first search of a session costs. */
interface PeopleWish {
  readonly requests: number;
  /** 12 are fifty thousand persons */
  readonly scale?: number;
}

export async function benchPeople({ requests, scale = 12 }: PeopleWish): Promise<Figure[]> {
  const organisation = syntheticOrganisation({ scale });
  const names: string[] = [];
  let cards = 0;
  for (let i = 0; i < organisation.clients; i++) {
    const given = organisation.client(i).names;
    if (given.length === 0) continue;
    cards += 1;
    if (given.length > 1 && names.length < 400 && i % 97 === 0)
      names.push(toCyrillic(given.map((one) => one.value).join(' ')));
  }
  const served = await serve(await homeWith({ scale, contacts: 1000 }));
  try {
    const signed = await served.signIn('coordinator');
    const find = (n: number) => ({
      method: 'POST',
      path: '/people/find',
      body: { purpose: 'open_contact', text: names[n % names.length] },
    });
    const before = { app: cpuOf(served.pid), db: cpuOfFamily(served.postmaster) };
    await signed.call('POST', '/people/find', find(0).body);
    const app = cpuOf(served.pid) - before.app;
    const db = cpuOfFamily(served.postmaster) - before.db;
    const first = 'first search: every card read, opened, indexed';
    return [
      { bench: 'people', question: first, among: cards, value: app + db, unit: 'ms CPU', app, db },
      await measureLoad(served, signed, {
        bench: 'people',
        question: 'find by a name in the other script',
        among: cards,
        target: 10,
        requests,
        request: find,
      }),
    ];
  } finally {
    await served.stop();
  }
}
