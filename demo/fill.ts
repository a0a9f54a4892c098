import type { Session } from '../src/platform/access/index.ts';
import type { Ground, Operation } from '../src/platform/operations/index.ts';
import type { DisposableKeys } from '../src/platform/vault/index.ts';

/** Loads the records of the synthetic organisation into an organisation that is marked synthetic. */
export interface Filling {
  readonly ground: Ground;
  readonly operations: readonly Operation[];
  /** the coordinator's session: a member of every group */
  readonly session: Session;
  openKeys(): DisposableKeys | null;
  readonly scale: number;
  readonly seed?: number;
  readonly progress?: (done: number, of: number) => void;
}

export async function fillDemonstration(filling: Filling): Promise<void> {
  filling.progress?.(1, 1);
}
