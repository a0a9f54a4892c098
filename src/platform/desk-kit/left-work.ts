import { useSyncExternalStore } from 'react';
import { door } from './door.ts';

/**
 * Long acts whose page was left: they go on, and come back as a notice that leads to their result. Memory of this tab only;
 * words of ours, never a value. What a closed tab left behind, the list of its module shows.
 */
export interface LeftWork {
  readonly id: string;
  readonly state: 'running' | 'done' | 'refused';
  /** what goes on, or what came of it */
  readonly words: string;
  /** where its result is */
  readonly path: `/${string}`;
  /** its page is shown: it says all of this itself */
  readonly here: boolean;
}

let all: readonly LeftWork[] = [];
const listeners = new Set<() => void>();
const put = (next: readonly LeftWork[]) => {
  all = next;
  for (const listener of listeners) listener();
};

// a file on its way is cut off with the tab: the browser asks before it closes
const hold = (event: BeforeUnloadEvent) => event.preventDefault();
const holdWhileRunning = () => {
  const isRunning = all.some((one) => one.state === 'running');
  if (isRunning) addEventListener('beforeunload', hold);
  else removeEventListener('beforeunload', hold);
};

export const leftWork = {
  all: (): readonly LeftWork[] => all,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  put(one: LeftWork): void {
    put([...all.filter((other) => other.id !== one.id), one]);
    holdWhileRunning();
  },
  change(id: string, to: Partial<Omit<LeftWork, 'id'>>): void {
    put(all.map((one) => (one.id === id ? { ...one, ...to } : one)));
    holdWhileRunning();
  },
  drop(id: string): void {
    put(all.filter((one) => one.id !== id));
    holdWhileRunning();
  },
};

// whoever signs in next in this tab has not begun any of it
door.subscribe(() => {
  if (!door.state().session && all.length > 0) put([]);
});

export const useLeftWork = (): readonly LeftWork[] => useSyncExternalStore(leftWork.subscribe, leftWork.all);
