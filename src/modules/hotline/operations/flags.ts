import type { Day } from '../../../platform/kernel/index.ts';
import type { It } from '../../../platform/operations/index.ts';
import { recordsOfSamePersons } from '../../people/index.ts';
import type { PersonId } from '../contact.ts';
import { endsSoon, isRunning } from '../flag.ts';
import type { Flag, FlagMark } from '../flag-contract.ts';
import { type FlagRecord, type FlagTargets, findFlagsOf } from '../store/flag-store.ts';
import { openPiece } from '../store/own-piece.ts';
import { codesOfPersons } from './persons.ts';

/** What lies sealed beside a flag: why, and the last digits of its number, so that one knows which is meant. */
export interface FlagWords {
  readonly reason: string;
  readonly numberEnd: string | null;
}

/**
 * Flags with their reasons, opened: one row of the log for all of them.
 * @param of on whom they stand, where one was asked for: who looked at whom
 */
export async function shownFlags(
  it: It,
  flags: readonly FlagRecord[],
  to: string,
  of: Readonly<Record<string, string | undefined>> = {},
): Promise<Flag[]> {
  if (flags.length === 0) return [];
  const sealed = flags.filter((flag) => flag.sealed !== null);
  const act = { kind: 'hotline.open-flags', payload: { to, ...of, count: flags.length } };
  const [persons, keys] = await Promise.all([
    codesOfPersons(
      it,
      flags.map((flag) => flag.person),
    ),
    it.keys.openKeys(
      it.tx,
      sealed.map((flag) => flag.id),
      act,
    ),
  ]);
  return flags.map((flag) => {
    const key = keys.get(flag.id);
    const words =
      flag.sealed && key
        ? openPiece<FlagWords>(it.keys, key, 'hotline.flag', flag.id, 1, flag.sealed)
        : { reason: '', numberEnd: null };
    return {
      id: flag.id,
      kind: flag.kind,
      person: flag.person && { id: flag.person, code: persons.get(flag.person)?.code ?? null },
      numberEnd: flag.numberIndex ? (words.numberEnd ?? '') : null,
      contact: flag.contact,
      from: flag.from,
      until: flag.until,
      isRunning: isRunning(flag, it.today),
      endsSoon: endsSoon(flag, it.today),
      reason: words.reason,
      setBy: flag.setBy,
      setOn: flag.setOn,
      clearedBy: flag.clearedBy,
      clearedOn: flag.clearedOn,
    };
  });
}

/** Flags of these persons by whatever record of theirs they were set on; two linked records are one person. */
export async function flagsOfTargets(it: It, targets: FlagTargets, on?: Day): Promise<FlagRecord[]> {
  if (targets.persons.length === 0 && !targets.numberIndex && !targets.contact) return [];
  const records = await recordsOfSamePersons(it, targets.persons);
  return findFlagsOf(it.tx, { ...targets, persons: [...new Set([...records.values()].flat() as PersonId[])] }, on);
}

export const runningFlagsOf = (it: It, targets: FlagTargets): Promise<FlagRecord[]> =>
  flagsOfTargets(it, targets, it.today);

/** That they are there and until when; each kind once. No key is opened: why it was set is history. */
export function flagMarks(flags: readonly FlagRecord[]): FlagMark[] {
  const marks = new Map<string, FlagMark>();
  for (const { kind, until } of flags) {
    const known = marks.get(kind);
    if (!known || known.until < until) marks.set(kind, { kind, until });
  }
  return [...marks.values()];
}
