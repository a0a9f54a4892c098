import type { Day, GroupId, UserId } from '../src/platform/kernel/index.ts';
import type { Ground, Operation } from '../src/platform/operations/index.ts';
import { alreadyThere } from './already-there.ts';
import type { Desk } from './at-desk.ts';
import type { StaffCode } from './records.ts';
import type { Selection } from './selection.ts';
import type { SyntheticOrganisation } from './synthetic-organisation.ts';
import type { Staffed } from './through-operations.ts';

/** What every part of a load works with: who loads, what, how far. */
export interface Filling {
  readonly ground: Ground;
  readonly operations: readonly Operation[];
  /** who took the calls: signed in, members of their groups */
  readonly desks: Readonly<Record<StaffCode, Desk>>;
  /** decides findings together with the coordinator */
  readonly caseworker: UserId;
  readonly scale: number;
  readonly seed?: number;
  /** every so many-th person is sealed, the others are facts alone; 1 (default): all */
  readonly sealedEvery?: number;
  /** nothing that happened later */
  readonly until?: Day;
  /** only the first so many contacts, and the findings that came of them: for tests */
  readonly contacts?: number;
  /** so many contacts of a transaction of facts: for tests */
  readonly portion?: number;
  /** so many contacts, the earliest, go through the operations */
  readonly typed?: number;
  /** of these years every finding goes through the operation */
  readonly typedYears?: readonly string[];
  /** milliseconds each part took, and of this process's CPU */
  readonly onPart?: (part: string, ms: number, cpu: number) => void;
  readonly progress?: (done: number, of: number) => void;
}

/** records of a chunk that is sealed; of a transaction of facts */
export const CHUNK = 1000;
/** every eighth of these begins where a portion of older versions did, so that what they began is gone on with */
export const FACTS_PORTION = 6_250;

export interface Loading {
  readonly filling: Filling;
  readonly house: Staffed;
  readonly organisation: SyntheticOrganisation;
  readonly which: Selection;
  readonly contacts: number;
  readonly groups: { readonly hotline: GroupId; readonly cases: GroupId };
  step(n: number): void;
}

export const range = (from: number, until: number): number[] =>
  Array.from({ length: until - from }, (_, n) => from + n);

/** Which portions of these starts are there already. The first id of each is asked for. */
export const thereOf = (
  { house: { ground, desks } }: Loading,
  kind: Parameters<typeof alreadyThere>[2],
  ids: readonly string[],
): Promise<ReadonlySet<string>> => alreadyThere(ground.database, desks.coordinator.session.org, kind, ids);

/** Whoever makes it, at their desks. */
export interface AtWork {
  readonly house: { readonly desks: Readonly<Record<StaffCode, Desk>> };
}

/** Who is idle too long is locked: all of them are at work as long as this takes. */
export async function stayingAtWork<T>(loading: AtWork, run: () => Promise<T>, everyMs = 60_000): Promise<T> {
  const staying = setInterval(() => stayAtWork(loading), everyMs);
  try {
    return await run();
  } finally {
    clearInterval(staying);
  }
}

export function stayAtWork({ house: { desks } }: AtWork): void {
  for (const desk of Object.values(desks)) desk.openKeys()?.[Symbol.dispose]();
}
