import { monthOf } from '../../../platform/kernel/index.ts';
import { type It, operation } from '../../../platform/operations/index.ts';
import { markChanged } from '../../statistics/index.ts';
import { bodyWith, changedFields, sameValue, sealedGiven, sealedWith } from '../change-merge.ts';
import type { CorrectionReason } from '../code-lists.ts';
import { claimedDay, isCounted, withNonDataCategory } from '../contact.ts';
import { type Changes, emptySealed } from '../contact-fields.ts';
import { correctContact as face } from '../contract.ts';
import { CONTACTS, FIRST_DAYS } from '../definitions/sources.ts';
import { refuse } from '../errors.ts';
import type { ContactRecord } from '../store/contact-record.ts';
import { findContactForChange, updateContacts } from '../store/contact-store.ts';
import { lockSubjects } from '../store/first-day-store.ts';
import { findLines } from '../store/line-store.ts';
import { beginTexts, findText, openTexts, putTexts, sealTexts, type Texts } from '../store/text-store.ts';
import {
  clientRows,
  insertClients,
  insertVersions,
  replaceClients,
  replaceVersion,
  versionRow,
} from '../store/version-store.ts';
import { claimsOf, eventOf } from './close-contact.ts';
import { headOf } from './contact-head.ts';
import { checkCodes, checkComplete, checkConsultant, correctionRefusal, disabledFor, lineGroupOf } from './guards.ts';
import { listCorrectedOut } from './outgoing-contact.ts';
import { addressIndex, numberIndex, withPersons } from './persons.ts';
import { hashOf } from './save-draft.ts';
import { settleFirstDays } from './settle-first-days.ts';

interface Correction {
  readonly contact: ContactRecord;
  readonly changes: Changes;
  readonly reason: CorrectionReason;
  readonly reasonText: string;
  /** an import passes over a contact that says the same already */
  readonly unchanged?: 'refuse' | 'pass';
}

export const correctContact = operation(face, {
  async run(it, input) {
    const { id, version, reason, reasonText, ...changes } = input;
    const contact = await findContactForChange(it.tx, id);
    if (!contact || contact.state === 'discarded') throw refuse('not-found');
    if (contact.state !== 'finalised') throw refuse('not-finalised', { data: { state: contact.state } });
    if (contact.version !== version) throw refuse('stale-version', { data: { version: contact.version } });
    return headOf(await correct(it, { contact, changes, reason, reasonText }));
  },
});

/** A new version from today on; the older ones stay as they are and keep their figures. */
export async function correct(it: It, correction: Correction): Promise<ContactRecord> {
  const { contact, changes, reason, reasonText } = correction;
  const refusal = correctionRefusal(it, contact);
  if (refusal) throw refuse(refusal);
  const textual = sealedGiven(changes) || reasonText !== '';
  const [lines, piece, keys, disabled] = await Promise.all([
    changes.line === undefined ? [] : findLines(it.tx),
    textual ? findText(it.tx, contact.id) : undefined,
    textual && contact.textVersion !== null
      ? it.keys.openKeys(it.tx, [contact.id], {
          kind: 'hotline.open-contact',
          payload: { contact: contact.id, to: 'correct' },
        })
      : undefined,
    disabledFor(it, changes),
  ]);
  const key = keys?.get(contact.id);
  if (textual && contact.textVersion !== null && !(piece && key)) throw refuse('not-found');
  const before: Texts = piece && key ? openTexts(it.keys, key, piece) : emptySealed;
  if (changedFields(contact.body, before, changes).length === 0) {
    if (correction.unchanged === 'pass') return contact;
    throw refuse('nothing-changed');
  }

  checkCodes(disabled, changes, contact.body);
  const merged = withNonDataCategory(bodyWith(contact.body, changes));
  await checkConsultant(it, merged, true, contact.body.consultant);
  const lineGroup = changes.line === undefined ? contact.lineGroup : lineGroupOf(lines, merged.line, contact.body.line);
  const { body, clientKeys } = await withPersons(it, merged, changes, contact.clientKeys);
  checkComplete(it, body, lineGroup);
  if (body.kind === 'data' && body.clients.length === 0) throw refuse('client-required', { path: ['clients'] });

  const revision = contact.revision + 1;
  const version = contact.version + 1;
  const texts: Texts = { ...sealedWith(before, changes), reasonText };
  const begun = textual && !key ? beginTexts(it.keys, contact.id, contact.group) : undefined;
  const dataKey = key ?? begun?.key;
  const sealed = textual && dataKey ? sealTexts(it.keys, dataKey, contact.id, revision, texts) : undefined;
  const next: ContactRecord = {
    ...contact,
    revision,
    version,
    lineGroup,
    body,
    clientKeys,
    textVersion: sealed ? version : contact.textVersion,
    ...(sealedGiven(changes)
      ? {
          numberIndex: numberIndex(it, texts.callerNumber),
          addressIndex: addressIndex(it, texts.email, texts.handle),
        }
      : {}),
  };
  const facts = { recordedDay: it.today, madeBy: it.actor.user, reason };
  const recount = !sameValue(countingOf(contact), countingOf(next));
  const subjects = [...contact.clientKeys, ...clientKeys];
  const { tx } = it;
  await Promise.all([
    updateContacts(tx, [next]),
    replaceVersion(tx, contact.id, it.today),
    insertVersions(tx, [versionRow(tx.actor.org, next, facts)]),
    markChanged(tx, { [CONTACTS]: [monthOf(contact.body.day), monthOf(body.day)] }),
    ...(recount
      ? [
          lockSubjects(tx, subjects),
          replaceClients(tx, contact.id, it.today),
          insertClients(tx, clientRows(tx.actor.org, next, it.today)),
        ]
      : []),
    ...(begun ? [it.keys.putWraps(tx, begun.wraps)] : []),
    ...(sealed ? [putTexts(tx, [{ contact: contact.id, version, group: contact.group, revision, sealed }])] : []),
  ]);
  if (recount) {
    const settled = await settleFirstDays(it, [...claimsOf(contact, it.today), ...claimsOf(next, it.today)]);
    await markChanged(tx, { [FIRST_DAYS]: settled });
  }
  await listCorrectedOut(it, contact, next);
  tx.record({
    kind: 'hotline.correct-contact',
    payload: { contact: contact.id, version, reason, ...(sealed ? { text: hashOf(sealed) } : {}) },
  });
  tx.emit({ kind: 'hotline.contact-corrected', payload: eventOf(next) });
  return next;
}

/** Everything of a contact that the rows of its clients repeat. */
const countingOf = (contact: ContactRecord) => [
  contact.clientKeys.map((key) => key.toString('hex')),
  contact.body.clients,
  contact.body.day,
  contact.lineGroup,
  claimedDay(contact.body),
  isCounted(contact.body),
];
