import { monthOf } from '../../../platform/kernel/index.ts';
import { operation } from '../../../platform/operations/index.ts';
import { markChanged } from '../../statistics/index.ts';
import { emptySealed } from '../contact-fields.ts';
import { voidContact as face } from '../contract.ts';
import { CONTACTS, FIRST_DAYS } from '../definitions/sources.ts';
import { refuse } from '../errors.ts';
import type { ContactRecord } from '../store/contact-record.ts';
import { findContactForChange, updateContacts } from '../store/contact-store.ts';
import { lockSubjects } from '../store/first-day-store.ts';
import { beginTexts, findText, openTexts, putTexts, sealTexts } from '../store/text-store.ts';
import { replaceClients, replaceVersion } from '../store/version-store.ts';
import { claimsOf, eventOf } from './close-contact.ts';
import { headOf } from './contact-head.ts';
import { settleFirstDays } from './settle-first-days.ts';

/** Not counted from today on. The number is never used again, the versions stay readable. */
export const voidContact = operation(face, {
  async run(it, input) {
    const contact = await findContactForChange(it.tx, input.id);
    if (!contact || contact.state === 'discarded') throw refuse('not-found');
    if (contact.state === 'voided') return headOf(contact);
    if (contact.state !== 'finalised') throw refuse('not-finalised', { data: { state: contact.state } });
    const revision = contact.revision + 1;
    // beside the versions: the last one stays as it was read
    const textVersion = contact.version + 1;
    const sealed = input.reasonText === '' ? undefined : await sealReason();
    const voided: ContactRecord = {
      ...contact,
      state: 'voided',
      revision,
      voidedOn: it.today,
      voidReason: input.reason,
      textVersion: sealed ? textVersion : contact.textVersion,
    };
    const { tx } = it;
    const claims = claimsOf(contact, it.today);
    await Promise.all([
      updateContacts(tx, [voided]),
      replaceVersion(tx, contact.id, it.today),
      markChanged(tx, { [CONTACTS]: [monthOf(contact.body.day)] }),
      ...(claims.length > 0 ? [lockSubjects(tx, contact.clientKeys)] : []),
      replaceClients(tx, contact.id, it.today),
      ...(sealed?.wraps ? [it.keys.putWraps(tx, sealed.wraps)] : []),
      ...(sealed
        ? [
            putTexts(tx, [
              { contact: contact.id, version: textVersion, group: contact.group, revision, sealed: sealed.bytes },
            ]),
          ]
        : []),
    ]);
    await markChanged(tx, { [FIRST_DAYS]: await settleFirstDays(it, claims) });
    tx.record({ kind: 'hotline.void-contact', payload: { contact: contact.id, reason: input.reason } });
    tx.emit({ kind: 'hotline.contact-voided', payload: eventOf(voided) });
    return headOf(voided);

    async function sealReason() {
      const { id, group } = contact as ContactRecord;
      const [piece, keys] = await Promise.all([
        findText(it.tx, id),
        it.keys.openKeys(it.tx, [id], { kind: 'hotline.open-contact', payload: { contact: id, to: 'void' } }),
      ]);
      const key = keys.get(id);
      const begun = key ? undefined : beginTexts(it.keys, id, group);
      const before = piece && key ? openTexts(it.keys, key, piece) : emptySealed;
      const dataKey = key ?? begun?.key;
      if (!dataKey) throw refuse('not-found');
      const bytes = sealTexts(it.keys, dataKey, id, revision, { ...before, reasonText: input.reasonText });
      return { bytes, wraps: begun?.wraps };
    }
  },
});
