import { createHash } from 'node:crypto';
import { type Day, type GroupId, monthOf, type UserId } from '../../../platform/kernel/index.ts';
import type { It } from '../../../platform/operations/index.ts';
import type { Wrap } from '../../../platform/vault/index.ts';
import { markChanged } from '../../statistics/index.ts';
import type { ContactEntry } from '../code-lists.ts';
import { type ContactBody, type ContactId, contactNumber } from '../contact.ts';
import { emptySealed, isSealedEmpty } from '../contact-fields.ts';
import { CONTACTS, FIRST_DAYS } from '../definitions/sources.ts';
import { refuse } from '../errors.ts';
import { insertFinalised } from '../store/bulk-store.ts';
import type { ContactRecord } from '../store/contact-record.ts';
import { beginFirstDays, type FirstDayClaim, lockAllSubjects } from '../store/first-day-store.ts';
import { findLines } from '../store/line-store.ts';
import { passNumbers, takeNumbers } from '../store/number-store.ts';
import { beginTexts, putTexts, sealTexts, type TextRow, type Texts } from '../store/text-store.ts';
import { claimsOf } from './close-contact.ts';
import { addressIndex, numberIndex } from './persons.ts';
import { settleClaims, settleFirstDays } from './settle-first-days.ts';

/** A finalised contact as the import and the demonstration hand it in. Its persons exist already. */
export interface BulkContact {
  readonly id: ContactId;
  /** null: one is taken here */
  readonly number: string | null;
  readonly entry: ContactEntry;
  /** imports and the demonstration: the contact's own day (house.md section 8) */
  readonly recordedDay: Day;
  readonly madeBy: UserId;
  readonly body: ContactBody;
  /** in the order of body.clients */
  readonly clientKeys: readonly Buffer[];
  readonly sealed: Partial<Texts> | null;
}

export const bulkPortion = 1000;

/**
 * Writes up to a thousand contacts as if each had been typed and finalised: sealed alike, counted alike, on record as one
 * row with their number and a hash over ids and ciphertexts. First days are settled afterwards, by `settleBulk`.
 */
export async function bulkAddContacts(
  it: It,
  contacts: readonly BulkContact[],
  act: { readonly kind: string; readonly payload: Readonly<Record<string, unknown>> },
): Promise<FirstDayClaim[]> {
  const group = it.keys.groupOf('hotline') as GroupId;
  const [numbers, lines] = [await numbersFor(it, contacts), await findLines(it.tx)];
  const groups = new Map(lines.map((line) => [line.code, line.group]));
  const hash = createHash('sha256');
  const rows: { contact: ContactRecord; recordedDay: Day; madeBy: UserId }[] = [];
  const pieces: TextRow[] = [];
  const wraps: Wrap[] = [];
  const claims: FirstDayClaim[] = [];
  for (const [i, bulk] of contacts.entries()) {
    const lineGroup = groups.get(bulk.body.line);
    if (!lineGroup) throw refuse('unknown-line', { path: ['line'] });
    const texts: Texts = { ...emptySealed, ...bulk.sealed };
    const sealed = isSealedEmpty(texts) && !texts.origin ? undefined : seal(it, group, bulk.id, texts);
    const contact: ContactRecord = {
      id: bulk.id,
      group,
      state: 'finalised',
      number: bulk.number ?? (numbers[i] as string),
      revision: 1,
      version: 1,
      entry: bulk.entry,
      owner: bulk.madeBy,
      recordedBy: bulk.madeBy,
      takenFrom: null,
      draftedDay: bulk.recordedDay,
      draftedHour: bulk.body.hour ?? 0,
      finalisedOn: bulk.recordedDay,
      voidedOn: null,
      voidReason: null,
      textVersion: sealed ? 1 : null,
      numberIndex: numberIndex(it, texts.callerNumber),
      addressIndex: addressIndex(it, texts.email, texts.handle),
      closedAt: null,
      touched: {},
      lineGroup,
      body: bulk.body,
      clientKeys: bulk.clientKeys,
    };
    rows.push({ contact, recordedDay: bulk.recordedDay, madeBy: bulk.madeBy });
    hash.update(bulk.id);
    if (sealed) {
      pieces.push(sealed.row);
      wraps.push(...sealed.wraps);
      hash.update(sealed.row.sealed);
    }
    claims.push(...claimsOf(contact, bulk.recordedDay));
  }
  await Promise.all([
    insertFinalised(it.tx, rows),
    markChanged(it.tx, { [CONTACTS]: contacts.map((contact) => monthOf(contact.body.day)) }),
    ...(pieces.length > 0 ? [putTexts(it.tx, pieces), it.keys.putWraps(it.tx, wraps)] : []),
  ]);
  it.tx.record({
    kind: act.kind,
    payload: { ...act.payload, count: contacts.length, hash: hash.digest('base64url') },
  });
  return claims;
}

/** A portion of the demonstration: written, on record, and its clients' first days settled. */
export async function putContacts(it: It, contacts: readonly BulkContact[]): Promise<void> {
  const claims = await bulkAddContacts(it, contacts, { kind: 'hotline.load-contacts', payload: {} });
  const settled = await Promise.all([beginFirstDays(it.tx, claims), settleClaims(it, claims)]);
  await markChanged(it.tx, { [FIRST_DAYS]: settled.flat() });
}

/** Once, after the last portion: nobody else settles first days until the commit. */
export async function settleBulk(it: It, claims: readonly FirstDayClaim[]): Promise<void> {
  if (claims.length === 0) return;
  await lockAllSubjects(it.tx);
  const pairs = new Map(claims.map((claim) => [`${claim.lineGroup}/${claim.subjectKey.toString('base64')}`, claim]));
  const all = [...pairs.values()];
  for (let at = 0; at < all.length; at += 5000) {
    const settled = await settleFirstDays(it, all.slice(at, at + 5000));
    await markChanged(it.tx, { [FIRST_DAYS]: settled });
  }
}

function seal(it: It, group: GroupId, id: ContactId, texts: Texts): { row: TextRow; wraps: readonly Wrap[] } {
  const { key, wraps } = beginTexts(it.keys, id, group);
  const sealed = sealTexts(it.keys, key, id, 1, texts);
  return { row: { contact: id, version: 1, group, revision: 1, sealed }, wraps };
}

/** Numbers for those that have none, taken year by year; those that bring one move the counter past it. */
async function numbersFor(it: It, contacts: readonly BulkContact[]): Promise<(string | null)[]> {
  await passNumbers(
    it.tx,
    contacts.flatMap((contact) => (contact.number === null ? [] : [contact.number])),
  );
  const years = new Map<number, number>();
  for (const contact of contacts) {
    if (contact.number !== null) continue;
    const year = Number(contact.body.day.slice(0, 4));
    years.set(year, (years.get(year) ?? 0) + 1);
  }
  const next = new Map<number, number>();
  for (const [year, count] of [...years].sort(([a], [b]) => a - b))
    next.set(year, await takeNumbers(it.tx, year, count));
  return contacts.map((contact) => {
    if (contact.number !== null) return null;
    const year = Number(contact.body.day.slice(0, 4));
    const sequence = next.get(year) as number;
    next.set(year, sequence + 1);
    return contactNumber(year, sequence);
  });
}
