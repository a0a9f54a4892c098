import type { Figure } from './figures.ts';
import { homeWith } from './homes.ts';
import { measureLoad } from './load.ts';
import { type Signed, serve } from './server.ts';

/** Words inside the notes of as many contacts as may be read at once: what it costs, and how long others wait meanwhile. */
interface Answer {
  readonly read: number;
  readonly count: number;
}

const WORDS = 'posao inostranstv';

export async function benchNotes({ requests }: { requests: number }): Promise<Figure[]> {
  const served = await serve(await homeWith({ scale: 1, contacts: 10_000 }));
  try {
    const signed = await served.signIn('coordinator');
    const { to, read } = await widest(signed);
    const body = { words: WORDS, purpose: 'case_work', to };
    const request = () => ({ method: 'POST', path: '/hotline/note-search', body });
    const question = 'words inside notes';
    const load = await measureLoad(served, signed, { bench: 'notes', question, among: read, requests, request });
    return [load, await beside(signed, body, read)];
  } finally {
    await served.stop();
  }
}

/** The latest day up to which not more contacts lie than may be read. */
async function widest(signed: Signed): Promise<{ to: string; read: number }> {
  let best = { to: '2002-03-31', read: 0 };
  for (let month = 3; month <= 240; month++) {
    const to = new Date(Date.UTC(2002, month, 0)).toISOString().slice(0, 10);
    try {
      const { read } = await signed.call<Answer>('POST', '/hotline/note-search', {
        words: WORDS,
        purpose: 'case_work',
        to,
      });
      best = { to, read };
    } catch {
      return best;
    }
  }
  return best;
}

/** Somebody else's small question, again and again while notes are read: the longest that she waited. */
async function beside(signed: Signed, body: object, among: number): Promise<Figure> {
  let over = false;
  const searching = (async () => {
    for (let i = 0; i < 10; i++) await signed.call('POST', '/hotline/note-search', body);
    over = true;
  })();
  let longest = 0;
  while (!over) {
    const begun = performance.now();
    await signed.call('GET', '/session');
    longest = Math.max(longest, performance.now() - begun);
  }
  await searching;
  return {
    bench: 'notes',
    question: 'the longest wait of another request meanwhile',
    among,
    value: longest,
    unit: 'ms',
  };
}
