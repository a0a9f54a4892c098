/**
 * Keeps what is typed in one contact form: in memory at once, on the server two seconds after the last key. It promises
 * that a word once typed is sent, however often the connection goes, unless the person throws it away. It is no store:
 * nothing is written to the device, and it ends with the tab.
 */
import { isFailure, isGone } from '../../../../platform/desk-kit/api.ts';
import { sameValue } from '../../change-merge.ts';
import type { Changes, ContactField } from '../../contact-fields.ts';
import type { ContactHead } from '../../contact-shapes.ts';
import { type ContactValues, changesBetween, isUntouched, withTheirs, wordsIn } from './contact-values.ts';
import type { DutyToBe } from './due.ts';

export interface Server {
  begin(changes: Changes): Promise<ContactHead>;
  save(revision: number, changes: Changes): Promise<ContactHead>;
  /** without a revision: begins and closes in one, also where no further draft may be begun */
  finalise(revision: number | undefined, changes: Changes, extra: Closing): Promise<ContactHead>;
  discard(): Promise<unknown>;
  /** how the contact lies on the server now */
  read(): Promise<{ revision: number; values: ContactValues }>;
}

/** What only the closing says. */
export interface Closing {
  readonly leaveNoTrace?: boolean;
  readonly duty?: DutyToBe;
  /** why it goes out against the safety card, once the server has asked */
  readonly overrideReason?: string;
}

/** Both changed the same field: ours is what stands in the form. */
export interface Clash {
  readonly revision: number;
  readonly fields: readonly ContactField[];
  readonly theirs: Readonly<Record<string, unknown>>;
}

export interface DraftState {
  readonly values: ContactValues;
  readonly head: ContactHead | undefined;
  readonly isDirty: boolean;
  readonly isSaving: boolean;
  readonly savedAt: Date | undefined;
  readonly lostSince: Date | undefined;
  readonly clash: Clash | undefined;
  /** the server's last no; every word stays in the form */
  readonly refusal: unknown;
}

export type DraftKeeper = ReturnType<typeof keepDraft>;

const QUIET = 2000;
const AGAIN = 2000;

/** How the draft came into this tab. */
export interface Origin {
  /** begun here: when nobody puts anything in, it is not kept */
  readonly isNew: boolean;
  /** written down after the conversation */
  readonly isAfterwards: boolean;
  /** when the form came up, for the stopwatch */
  readonly begunAt: string | undefined;
}

export function keepDraft(start: {
  server: Server;
  values: ContactValues;
  /** what the form began with beside its values: goes along with the draft, and is no touch by itself */
  given?: Partial<ContactValues>;
  /** of a draft that lies on the server; a new one has none */
  head?: ContactHead;
  origin?: Origin;
}) {
  const { server } = start;
  const first = start.values;
  const untouched = { ...start.values, ...start.given };
  let saved = start.values;
  let state: DraftState = {
    values: untouched,
    head: start.head,
    isDirty: false,
    isSaving: false,
    savedAt: undefined,
    lostSince: undefined,
    clash: undefined,
    refusal: undefined,
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  let closing: Promise<void> | undefined;
  let isOver = false;
  let attempts = 0;
  let isSaveRefused = false;
  let isKept = false;
  const listeners = new Set<() => void>();

  const put = (next: Partial<DraftState>) => {
    state = { ...state, ...next };
    state = { ...state, isDirty: Object.keys(changesBetween(saved, state.values)).length > 0 };
    for (const listener of listeners) listener();
  };
  const later = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), milliseconds);
  };
  const took = (head: ContactHead, changes: Changes) => {
    saved = { ...saved, ...changes } as ContactValues;
    put({ head, savedAt: new Date(), lostSince: undefined, ...(isSaveRefused ? { refusal: undefined } : {}) });
    isSaveRefused = false;
  };

  async function begun(): Promise<ContactHead> {
    if (state.head) return state.head;
    const changes = changesBetween(first, state.values);
    attempts += 1;
    const head = await server.begin({ line: state.values.line, ...changes });
    // an id that was begun already, by a request whose answer got lost, answers without taking these changes
    took(head, attempts === 1 ? changes : {});
    return head;
  }

  async function step(): Promise<boolean> {
    const head = await begun();
    const changes = changesBetween(saved, state.values);
    if (Object.keys(changes).length === 0) return false;
    const next = await server.save(head.revision, changes);
    took(next, changes);
    if (next.revision > head.revision + 1) await takeTheirs();
    return true;
  }

  async function takeTheirs(): Promise<void> {
    const { revision, values } = await server.read();
    const merged = withTheirs(values, saved, state.values);
    saved = values;
    put({ values: merged, head: state.head && { ...state.head, revision } });
  }

  function failed(error: unknown): void {
    if (isGone(error)) {
      put({ lostSince: state.lostSince ?? new Date() });
      later(AGAIN);
    } else if (isFailure(error) && error.code === 'hotline.stale-revision') {
      const { revision, fields, theirs } = error.data as unknown as Clash;
      put({ clash: { revision, fields, theirs } });
    } else put({ refusal: error });
  }

  async function sendAll(): Promise<void> {
    put({ isSaving: true });
    try {
      while (!isOver && !state.clash && (await step()));
    } catch (error) {
      failed(error);
      isSaveRefused = true;
    } finally {
      put({ isSaving: false });
    }
  }

  /** Sends what is not sent yet; resolves when it was sent or when it could not be. */
  function flush(): Promise<void> {
    clearTimeout(timer);
    if (isOver || state.clash) return Promise.resolve();
    if (closing) return closing;
    running ??= sendAll().finally(() => {
      running = undefined;
    });
    return running;
  }

  async function closeNow(extra: Closing): Promise<ContactHead> {
    await running;
    if (state.clash) throw new Error('two versions wait for a decision');
    put({ isSaving: true, refusal: undefined });
    for (;;) {
      try {
        const changes = changesBetween(saved, state.values);
        const line = state.head ? {} : { line: state.values.line };
        const closed = await server.finalise(state.head?.revision, { ...line, ...changes }, extra);
        isOver = true;
        took(closed, changes);
        return closed;
      } catch (error) {
        failed(error);
        clearTimeout(timer);
        if (!isGone(error)) {
          // not closed, but every word of it lies on the server as a draft
          later(AGAIN);
          throw error;
        }
        await new Promise((go) => setTimeout(go, AGAIN));
      }
    }
  }

  return {
    origin: start.origin ?? { isNew: false, isAfterwards: false, begunAt: undefined },
    state: () => state,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set(changes: Partial<ContactValues>): void {
      if (isOver) return;
      put({ values: { ...state.values, ...changes }, refusal: undefined });
      later(QUIET);
    },
    flush,
    isUntouched: () => !isKept && isUntouched(untouched, state.values),
    /** Nothing of a conversation stands here: no client, no word, no answer; at most the number that called. */
    isFresh(): boolean {
      const { callerNumber, numberState } = untouched;
      const { values } = state;
      return (
        values.clients.length === 0 &&
        wordsIn(values) === 0 &&
        isUntouched(untouched, { ...values, callerNumber, numberState })
      );
    },
    /**
     * It stays even if nobody puts anything in, and another act may begin it on the server: a beginning of ours may find it
     * there and then sends everything once more.
     */
    keepAnyway(): void {
      isKept = true;
      attempts += 1;
    },
    /** Something that another operation wrote (the confirmed caller): it is saved already. */
    accept(head: ContactHead, written: Partial<ContactValues>): void {
      saved = { ...saved, ...written };
      put({ head, values: { ...state.values, ...written } });
    },
    /** Of each field that both changed, whose value stays. */
    settle(choice: Readonly<Partial<Record<ContactField, 'ours' | 'theirs'>>>): Promise<void> {
      const { clash } = state;
      if (!clash || !state.head) return Promise.resolve();
      const taken: Record<string, unknown> = {};
      for (const field of clash.fields) if (choice[field] === 'theirs') taken[field] = clash.theirs[field];
      saved = { ...saved, ...clash.theirs } as ContactValues;
      const head = { ...state.head, revision: clash.revision };
      put({ clash: undefined, head, values: { ...state.values, ...taken } });
      return flush();
    },
    /**
     * Closes the contact with everything that stands in the form, as soon as the connection lets it. A refusal is thrown
     * and everything stays.
     */
    finalise(extra: Closing): Promise<ContactHead> {
      clearTimeout(timer);
      const closed = closeNow(extra).finally(() => {
        closing = undefined;
        put({ isSaving: false });
      });
      closing = closed.then(
        () => {},
        () => {},
      );
      return closed;
    },
    async discard(): Promise<void> {
      clearTimeout(timer);
      isOver = true;
      await running;
      if (state.head) await server.discard();
    },
    /** Is there anything here that the server does not have? */
    holdsMore: (): boolean => !isOver && (state.head === undefined || state.isDirty),
    isOver: () => isOver,
    sameAsSaved: (field: ContactField): boolean => sameValue(saved[field], state.values[field]),
  };
}
