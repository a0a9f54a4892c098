import type { Id } from '../../../platform/kernel/index.ts';
import type { It } from '../../../platform/operations/index.ts';
import { type DataKey, findGroups, type Keys } from '../../../platform/vault/index.ts';

/**
 * Why a number was opened against its card, for whoever supervises the duty desk: sealed under a key of its own (key id = id
 * of the override), wrapped to that desk, also by somebody who is no member of it. Without the desk nothing is sealed.
 */
const placeOf = (id: string) => ({ table: 'people.override', row: id, column: 'reason', version: 1 }) as const;

export async function sealOverrideReason(it: It, id: Id<string>, reason: string): Promise<Buffer | undefined> {
  const desk = (await findGroups(it.tx)).find((group) => group.code === 'hotline')?.id;
  if (!desk) return undefined;
  const isMember = it.keys.groupOf('hotline') === desk;
  const { key, wraps } = it.keys.newKey(id, isMember ? [desk] : []);
  await it.keys.putWraps(it.tx, isMember ? wraps : await it.keys.wrapOutside(it.tx, key, [desk]));
  return it.keys.sealText(key, placeOf(id), reason);
}

/** @throws SealBroken */
export const openOverrideReason = (keys: Keys, key: DataKey, id: string, sealed: Buffer): string =>
  keys.openText(key, placeOf(id), sealed);
