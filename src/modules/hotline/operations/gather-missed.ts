import { newId } from '../../../platform/kernel/index.ts';
import type { It } from '../../../platform/operations/index.ts';
import type { DataKey } from '../../../platform/vault/index.ts';
import { isLater, type Moment } from '../missed-call.ts';
import {
  type ArrivedCall,
  findArrived,
  findOpenMissedOf,
  insertMissed,
  lockMissed,
  type MissedRecord,
  putToRow,
  updateMissed,
} from '../store/missed-store.ts';
import { beginPiece, openPiece, sealPiece } from '../store/own-piece.ts';
import { isWithheld, numberIndex } from './persons.ts';

/** What lies sealed with a missed number. */
export interface MissedWords {
  readonly number: string;
  readonly note: string;
}

export interface Ring extends Moment {
  readonly line: string;
  readonly group: MissedRecord['group'];
  readonly voicemail: boolean;
  /** empty: withheld */
  readonly number: string;
  readonly note: string;
}

/** Puts the rings that arrived without anybody signed in to their numbers. The index key is in the vault, so this needs a session. */
export async function gatherMissed(it: It): Promise<void> {
  if (!it.keys.mayIndex('phone')) return;
  if ((await findArrived(it.tx)).length === 0) return;
  await lockMissed(it.tx);
  // those that a colleague gathered meanwhile are not there any more
  const arrived = await findArrived(it.tx);
  const keyIds = arrived.flatMap((call) => (call.number ? [call.number.keyId] : []));
  const act = { kind: 'hotline.gather-missed', payload: { count: arrived.length } };
  const keys = await it.keys.openKeys(it.tx, [...new Set(keyIds)], act);
  for (const call of arrived) {
    // a number whose key is gone is a number that nobody can call: it is listed with those withheld, not left out
    const number = call.number ? openNumber(it, call.number, keys.get(call.number.keyId)) : '';
    const row = await putRing(it, { ...call, number, note: '' });
    await putToRow(it.tx, call.id, row.id);
  }
}

const openNumber = (it: It, sealed: NonNullable<ArrivedCall['number']>, key: DataKey | undefined): string =>
  key ? it.keys.openText(key, sealed.place, sealed.sealed) : '';

/** The number's open row with one ring more, or a new row for it. Its caller holds the lock. */
export async function putRing(it: It, ring: Ring): Promise<MissedRecord> {
  const typed = isWithheld(ring.number) ? '' : ring.number.trim();
  const index = numberIndex(it, typed);
  const at = { day: ring.day, hour: ring.hour };
  const open = await findOpenMissedOf(it.tx, ring.line, index);
  if (!open) {
    const id = newId<'missed-call'>();
    const words: MissedWords = { number: index ? typed : '', note: ring.note };
    const isEmpty = words.number === '' && words.note === '';
    const piece = isEmpty ? undefined : beginPiece(it.keys, ring.group, 'hotline.missed_call', id, words);
    const row: MissedRecord = {
      id,
      group: ring.group,
      line: ring.line,
      numberIndex: index,
      sealed: piece?.sealed ?? null,
      attempts: 1,
      first: at,
      last: at,
      voicemail: ring.voicemail,
      assignee: null,
      revision: 1,
      end: null,
      settledBy: null,
      settledOn: null,
      draft: null,
    };
    await Promise.all([insertMissed(it.tx, row), ...(piece ? [it.keys.putWraps(it.tx, piece.wraps)] : [])]);
    return row;
  }
  const noted = ring.note === '' ? open : await withNote(it, open, ring.note);
  const row: MissedRecord = {
    ...noted,
    attempts: open.attempts + 1,
    first: isLater(open.first, at) ? at : open.first,
    last: isLater(at, open.last) ? at : open.last,
    voicemail: open.voicemail || ring.voicemail,
    revision: open.revision + 1,
  };
  await updateMissed(it.tx, row);
  return row;
}

/** What lies sealed with each of these rows, opened: one row of the log. */
export async function wordsOfMissed(
  it: It,
  rows: readonly MissedRecord[],
  to: string,
): Promise<ReadonlyMap<string, MissedWords>> {
  const sealed = rows.filter((row) => row.sealed !== null);
  if (sealed.length === 0) return new Map();
  const act = { kind: 'hotline.open-missed', payload: { to, count: sealed.length } };
  const keys = await it.keys.openKeys(
    it.tx,
    sealed.map((row) => row.id),
    act,
  );
  const words = new Map<string, MissedWords>();
  for (const row of sealed) {
    const key = keys.get(row.id);
    if (key && row.sealed)
      words.set(row.id, openPiece<MissedWords>(it.keys, key, 'hotline.missed_call', row.id, 1, row.sealed));
  }
  return words;
}

/** The row with one more line in its note, sealed; not written yet. */
export async function withNote(it: It, row: MissedRecord, note: string): Promise<MissedRecord> {
  if (note.trim() === '') return row;
  if (row.sealed === null) {
    const piece = beginPiece(it.keys, row.group, 'hotline.missed_call', row.id, { number: '', note });
    await it.keys.putWraps(it.tx, piece.wraps);
    return { ...row, sealed: piece.sealed };
  }
  const act = { kind: 'hotline.open-missed', payload: { to: 'note', count: 1 } };
  const key = (await it.keys.openKeys(it.tx, [row.id], act)).get(row.id);
  if (!key) return row;
  const before = openPiece<MissedWords>(it.keys, key, 'hotline.missed_call', row.id, 1, row.sealed);
  const words = { ...before, note: before.note === '' ? note : `${before.note}\n\n${note}` };
  return { ...row, sealed: sealPiece(it.keys, key, 'hotline.missed_call', row.id, 1, words) };
}
