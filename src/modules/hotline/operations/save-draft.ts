import { createHash } from 'node:crypto';
import type { It } from '../../../platform/operations/index.ts';
import type { ContactRecord } from '../store/contact-record.ts';
import { insertContacts, updateContacts } from '../store/contact-store.ts';
import { putTexts, sealTexts, type TextRow } from '../store/text-store.ts';
import type { ChangedDraft } from './change-draft.ts';

export const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('base64url');

/** Seals what was changed as the piece `version`; undefined where the texts stay as they lie. */
export function sealedPiece(it: It, draft: ChangedDraft, contact: ContactRecord, version: number): TextRow | undefined {
  if (!draft.texts || !draft.key) return undefined;
  const { id, group, revision } = contact;
  const sealed = sealTexts(it.keys, draft.key, id, revision, draft.texts);
  return { contact: id, version, group, revision, sealed };
}

/**
 * Writes a draft as it is now. The act is on record when the draft is begun and when its first text is written; an
 * autosave adds no row (house.md section 8).
 */
export async function saveDraft(it: It, draft: ChangedDraft, begun: boolean): Promise<void> {
  const { contact } = draft;
  const piece = sealedPiece(it, draft, contact, 0);
  const first = draft.wraps.length > 0;
  if (begun || first) {
    it.tx.record({
      kind: begun ? 'hotline.begin-contact' : 'hotline.begin-text',
      payload: { contact: contact.id, revision: contact.revision, ...(piece ? { text: hashOf(piece.sealed) } : {}) },
    });
  }
  await Promise.all([
    begun ? insertContacts(it.tx, [contact]) : updateContacts(it.tx, [contact]),
    ...(first ? [it.keys.putWraps(it.tx, draft.wraps)] : []),
    ...(piece ? [putTexts(it.tx, [piece])] : []),
  ]);
}
