/**
 * The telling behind F8: it goes on until a supervisor has it, also after the form was left, and knows whether it came
 * through. One a contact and user; memory only. It ends with the tab, or when somebody else signs in.
 */
import { call, door, isFailure, isGone } from '../../../../platform/desk-kit/index.ts';
import type { Id, InputOf } from '../../../../platform/kernel/index.ts';
import { raiseDuress } from '../calls.ts';

export type Known = NonNullable<InputOf<typeof raiseDuress>['known']>;

export interface Telling {
  readonly state: 'telling' | 'told' | 'not-yet';
  readonly toldAt: Date | undefined;
}

export interface DuressOf {
  readonly id: Id<'contact'>;
  /** what the form knows now, for a contact that does not lie on the server */
  readonly known: () => Known;
  /** sends what is typed; it need not come through */
  readonly flush: () => Promise<unknown>;
}

const WAITS = [1000, 2000, 4000, 8000, 15_000];
/** so long the record may take to arrive first; help is not kept waiting for it */
const FIRST = 1500;

const tellings = new Map<string, Telling>();
const listeners = new Set<() => void>();
const wait = (milliseconds: number) => new Promise<void>((go) => setTimeout(go, milliseconds));

const put = (id: string, telling: Telling) => {
  tellings.set(id, telling);
  for (const listener of listeners) listener();
};

async function tellOnce({ id, known }: DuressOf): Promise<void> {
  try {
    await call(raiseDuress, { id, known: known() });
  } catch (error) {
    // something in it the server does not take: the call for help goes without it
    if (isGone(error) || !isFailure(error) || error.status === 401) throw error;
    await call(raiseDuress, { id });
  }
}

async function tell(duress: DuressOf, user: string): Promise<void> {
  const { id } = duress;
  for (let turn = 0; ; turn++) {
    const { session } = door.state();
    if (session && session.user.id !== user) break;
    if (session) {
      try {
        await Promise.race([duress.flush(), wait(FIRST)]);
        await tellOnce(duress);
        put(id, { state: 'told', toldAt: new Date() });
        // the form may have been waiting for the draft that now lies there
        await duress.flush();
        return;
      } catch {
        put(id, { state: 'not-yet', toldAt: undefined });
      }
    }
    await wait(WAITS[Math.min(turn, WAITS.length - 1)] as number);
  }
  tellings.delete(id);
}

export function tellDuress(duress: DuressOf): void {
  const user = door.state().session?.user.id;
  if (!user || ['telling', 'not-yet'].includes(tellings.get(duress.id)?.state ?? '')) return;
  put(duress.id, { state: 'telling', toldAt: undefined });
  void tell(duress, user);
}

export const tellingOf = (id: Id<'contact'>): Telling | undefined => tellings.get(id);

export function onTelling(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
