import { syntheticOrganisation } from '../demo/index.ts';
import { aContact } from '../src/modules/hotline/testing.ts';
import { newId } from '../src/platform/kernel/index.ts';
import type { Figure } from './figures.ts';
import { type HomeWish, homeWith } from './homes.ts';
import { measureLoad } from './load.ts';
import { serve } from './server.ts';

/** What a shift asks all day: record, read, list, find by number; and the annual report. Over HTTP on the built server. */
const TEXT =
  'Zove majka devojke kojoj je ponuđen posao u inostranstvu; ugovor nije video niko. Dogovoreno je da pošalje oglas i da se čujemo sutra posle posla. Nije u neposrednoj opasnosti.';

export interface HotlineWish {
  /** about so many, or all of a scale */
  readonly contacts: 1_000 | 10_000 | 100_000 | { readonly scale: number };
  readonly requests: number;
}

function homeFor(contacts: HotlineWish['contacts']): HomeWish {
  if (typeof contacts === 'object') return contacts;
  // 100,000 is the whole organisation twice over
  return contacts === 100_000 ? { scale: 2 } : { scale: 1, contacts };
}

export async function benchHotline({ contacts: wished, requests }: HotlineWish): Promise<Figure[]> {
  const wish = homeFor(wished);
  const contacts = typeof wished === 'object' ? syntheticOrganisation(wish).sos.contacts : wished;
  const served = await serve(await homeWith(wish));
  try {
    const signed = await served.signIn('coordinator');
    const ids = await someIds(signed, 20);
    const phones = knownNumbers(wish, contacts);
    const common = { bench: 'hotline', among: contacts, requests };
    const ask = (question: string, target: number | undefined, request: Parameters<typeof measureLoad>[2]['request']) =>
      measureLoad(served, signed, { ...common, question, request, ...(target === undefined ? {} : { target }) });
    const figures = [
      await ask('session alone, the floor of a request', undefined, () => ({ method: 'GET', path: '/session' })),
      await ask('read a contact', 1.5, (n) => ({ method: 'GET', path: `/hotline/contacts/${ids[n % ids.length]}` })),
      await ask('list recent', 3, () => ({ method: 'GET', path: '/hotline/contacts' })),
      await ask('find by phone', 2, (n) => ({
        method: 'POST',
        path: '/hotline/contacts/search',
        body: { phone: phones[n % phones.length], purpose: 'call_back' },
      })),
      await ask('who calls (number look-up)', undefined, (n) => ({
        method: 'POST',
        path: '/hotline/number-look-up',
        body: { number: phones[n % phones.length], purpose: 'benchmark' },
      })),
      await ask('record with finalise', 3, (n) => {
        const { id, ...contact } = aContact({ summary: TEXT, callerNumber: phones[n % phones.length] as string });
        return { method: 'PUT', path: `/hotline/contacts/${id ?? newId()}`, body: contact };
      }),
    ];
    const report = '/statistics/reports/hotline?year=2012&format=json';
    const annual = await measureLoad(served, signed, {
      ...common,
      bench: 'hotline',
      question: 'annual report',
      requests: contacts >= 100_000 ? 20 : 40,
      request: () => ({ method: 'GET', path: report }),
    });
    figures.push(annual, { ...(await alone(signed, report, contacts)), app: annual.app ?? 0, db: annual.db ?? 0 });
    return figures;
  } finally {
    await served.stop();
  }
}

/** One reader who waits for one report: the median of seven. */
async function alone(
  signed: { call<A>(method: string, path: string): Promise<A> },
  path: string,
  among: number,
): Promise<Figure> {
  const waits: number[] = [];
  for (let i = 0; i < 8; i++) {
    const begun = performance.now();
    await signed.call('GET', path);
    waits.push(performance.now() - begun);
  }
  waits.shift();
  waits.sort((a, b) => a - b);
  const value = waits[3] as number;
  return { bench: 'hotline', question: 'annual report, one reader', among, value, unit: 'ms', target: 300 };
}

interface Page {
  readonly rows: readonly { readonly id: string }[];
  readonly next: string | null;
}

async function someIds(
  signed: { call<A>(method: string, path: string): Promise<A> },
  pages: number,
): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = '';
  for (let i = 0; i < pages && cursor !== null; i++) {
    const page: Page = await signed.call(
      'GET',
      `/hotline/contacts${cursor && `?cursor=${encodeURIComponent(cursor)}`}`,
    );
    ids.push(...page.rows.map((row) => row.id));
    cursor = page.next;
  }
  return ids;
}

/** Numbers that were typed into contacts of this home, the latest first. */
function knownNumbers(wish: HomeWish, contacts: number): string[] {
  const organisation = syntheticOrganisation({ scale: wish.scale });
  const last = Math.min(wish.contacts ?? contacts, organisation.sos.contacts) - 1;
  const found: string[] = [];
  for (let i = last; i >= 0 && found.length < 300; i--) {
    const { callerNumber } = organisation.contact(i);
    if (callerNumber !== null) found.push(callerNumber);
  }
  return found;
}
