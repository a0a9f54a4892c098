import type { GroupId } from '../../../platform/kernel/index.ts';
import type { DataKey, Keys, Wrap } from '../../../platform/vault/index.ts';

/**
 * Words that stand beside a row and belong to no contact: why a flag was set, why a card was overridden, which number rang.
 * One sealed piece a row, under a key of its own (key id = row id), wrapped to the duty desk.
 */
type Table =
  | 'hotline.flag'
  | 'hotline.outgoing'
  | 'hotline.missed_call'
  | 'hotline.missed_attempt'
  | 'hotline.import_batch'
  | 'hotline.saved_view'
  | 'access.look_up_lift';

const placeOf = (table: Table, row: string, version: number) => ({ table, row, column: 'sealed', version }) as const;

export interface OwnPiece {
  readonly sealed: Buffer;
  readonly wraps: readonly Wrap[];
}

export function beginPiece(keys: Keys, group: GroupId, table: Table, row: string, words: object): OwnPiece {
  const { key, wraps } = keys.newKey(row, [group]);
  return { sealed: sealPiece(keys, key, table, row, 1, words), wraps };
}

/** @param version of the row: a piece of an earlier one does not open */
export const sealPiece = (keys: Keys, key: DataKey, table: Table, row: string, version: number, words: object) =>
  keys.sealText(key, placeOf(table, row, version), JSON.stringify(words));

/** @throws SealBroken */
export const openPiece = <Words>(
  keys: Keys,
  key: DataKey,
  table: Table,
  row: string,
  version: number,
  sealed: Buffer,
) => JSON.parse(keys.openText(key, placeOf(table, row, version), sealed)) as Words;
