/**
 * The state of the session in this tab: signed out, open or locked, the token of its changes, and whether the server
 * can be reached. Memory only, one a tab, by nature: the browser's cookie is one a tab as well. No key is ever here.
 */
import type { SessionAnswer } from '../accounts/contract.ts';

export interface DoorState {
  readonly at: 'unknown' | 'out' | 'open' | 'locked';
  readonly session: SessionAnswer | undefined;
  /** since when nothing comes through */
  readonly goneSince: Date | undefined;
}

let state: DoorState = { at: 'unknown', session: undefined, goneSince: undefined };
let csrfToken = '';
let waiters: (() => void)[] = [];
const listeners = new Set<() => void>();
const lastWords = new Set<() => Promise<unknown>>();
/** The page is blank at once; the keys wait so long at most for words that are still on their way. */
const LAST_WORDS_MS = 5000;

function set(next: Partial<DoorState>): void {
  state = { ...state, ...next };
  for (const listener of listeners) listener();
}

export const door = {
  state: (): DoorState => state,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  token: (): string => csrfToken,

  /** An answer of the session door: after signing in, a reload, an unlock. */
  enter(session: SessionAnswer): void {
    csrfToken = session.csrfToken;
    set({ at: session.locked ? 'locked' : 'open', session });
    if (session.locked) return;
    const waiting = waiters;
    waiters = [];
    for (const go of waiting) go();
  },
  /** What she chose for her own desk, from now on. */
  choose(desk: SessionAnswer['desk']): void {
    if (state.session) set({ session: { ...state.session, desk } });
  },
  /** Blanks the page at once; resolves when what was typed last has been sent, or after a second. */
  async lock(): Promise<void> {
    if (state.at !== 'open') return;
    const sending = [...lastWords].map((send) => send().catch(() => {}));
    set({ at: 'locked' });
    if (sending.length > 0) await Promise.race([Promise.all(sending), new Promise((go) => setTimeout(go, LAST_WORDS_MS))]);
  },
  /** A form says how to save what it has not saved yet, before the keys go. Returns the way to take that back. */
  beforeLock(send: () => Promise<unknown>): () => void {
    lastWords.add(send);
    return () => lastWords.delete(send);
  },
  close(): void {
    csrfToken = '';
    waiters = [];
    set({ at: 'out', session: undefined });
  },
  connection(there: boolean): void {
    if (there && state.goneSince) set({ goneSince: undefined });
    else if (!there && !state.goneSince) set({ goneSince: new Date() });
  },
  /** The keys are gone: shows the lock and waits until the password was given. */
  opened(): Promise<void> {
    set({ at: 'locked' });
    return new Promise((go) => waiters.push(go));
  },
};
