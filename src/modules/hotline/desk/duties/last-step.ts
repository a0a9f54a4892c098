/**
 * Which duty is open for which act, and what was done last with one in this tab: a slip of the hand can be taken back for ten
 * seconds. Memory only; no word of a duty is kept here.
 */
import { door } from '../../../../platform/desk-kit/index.ts';
import type { Duty } from '../../contact-shapes.ts';

/** What can be done with a duty where it stands. */
export type DutyAct = 'settle' | 'note' | 'move' | 'hand';

export interface LastStep {
  readonly duty: Pick<Duty, 'id' | 'revision' | 'number'>;
  /** what was done, in the reader's words */
  readonly words: string;
  /** still to be taken back */
  readonly until: number | undefined;
}

interface DutyState {
  readonly open: { readonly id: string; readonly act: DutyAct } | undefined;
  readonly last: LastStep | undefined;
}

const NOTHING: DutyState = { open: undefined, last: undefined };
export const UNDO_MILLISECONDS = 10_000;

let state = NOTHING;
const listeners = new Set<() => void>();
const put = (next: DutyState) => {
  state = next;
  for (const listener of listeners) listener();
};

door.beforeLock(async () => put(NOTHING));

export const dutySteps = {
  state: (): DutyState => state,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  open: (id: string, act: DutyAct): void => put({ ...state, open: { id, act } }),
  close: (): void => put({ ...state, open: undefined }),
  /** @param mayUndo false: it has consequences beside the duty */
  tell: (duty: LastStep['duty'], words: string, mayUndo: boolean): void =>
    put({ ...state, last: { duty, words, until: mayUndo ? Date.now() + UNDO_MILLISECONDS : undefined } }),
  dismiss: (): void => put({ ...state, last: undefined }),
};
