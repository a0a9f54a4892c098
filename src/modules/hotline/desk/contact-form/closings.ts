/**
 * What was closed last in this tab. A contact without a conversation waits ten seconds before it is closed, so that one
 * wrong digit can be taken back: voiding is the supervisor's. Until then it lies on the server as a draft, so a crash
 * loses nothing. Memory only.
 */
import { door } from '../../../../platform/desk-kit/index.ts';
import type { Id } from '../../../../platform/kernel/index.ts';
import type { NonDataKind } from '../../code-lists.ts';
import type { DraftKeeper } from './draft-keeper.ts';
import { forgetDraft } from './draft-registry.ts';

export interface LastClosing {
  readonly id: Id<'contact'>;
  readonly number: string | null;
  readonly nonDataKind: NonDataKind | null;
  /** still to be taken back */
  readonly until: Date | undefined;
  readonly refusal?: unknown;
}

export const UNDO_MILLISECONDS = 10_000;

let last: LastClosing | undefined;
let pending: { id: Id<'contact'>; timer: ReturnType<typeof setTimeout>; close: () => Promise<void> } | undefined;
const listeners = new Set<() => void>();

const put = (next: LastClosing | undefined) => {
  last = next;
  for (const listener of listeners) listener();
};

/** Closes at once what still waits: before the next one, before the lock, before the tab goes. */
const closePending = async (): Promise<void> => {
  if (!pending) return;
  clearTimeout(pending.timer);
  await pending.close();
};

door.beforeLock(closePending);

export const closings = {
  last: (): LastClosing | undefined => last,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** A contact was closed and has its number. */
  tell(closed: { id: Id<'contact'>; number: string | null }): void {
    put({ ...closed, nonDataKind: null, until: undefined });
  },
  /** Closes a contact without a conversation in ten seconds. */
  soon(id: Id<'contact'>, keeper: DraftKeeper, nonDataKind: NonDataKind): void {
    void closePending();
    const close = async () => {
      if (pending?.id === id) pending = undefined;
      try {
        const head = await keeper.finalise({});
        forgetDraft(id);
        if (last?.id === id) put({ id, number: head.number, nonDataKind, until: undefined });
      } catch (refusal) {
        if (last?.id === id) put({ id, number: null, nonDataKind, until: undefined, refusal });
      }
    };
    pending = { id, close, timer: setTimeout(() => void close(), UNDO_MILLISECONDS) };
    put({ id, number: null, nonDataKind, until: new Date(Date.now() + UNDO_MILLISECONDS) });
    void keeper.flush();
  },
  /** It stays a draft; the form opens it again. */
  undo(): Id<'contact'> | undefined {
    if (!pending) return undefined;
    clearTimeout(pending.timer);
    const { id } = pending;
    pending = undefined;
    put(undefined);
    return id;
  },
  dismiss: () => put(undefined),
};
