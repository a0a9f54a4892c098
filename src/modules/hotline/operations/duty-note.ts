import type { It } from '../../../platform/operations/index.ts';
import type { Task } from '../../../platform/tasks/index.ts';
import type { DataKey } from '../../../platform/vault/index.ts';
import { emptySealed } from '../contact-fields.ts';
import { refuse } from '../errors.ts';
import type { ContactRecord } from '../store/contact-record.ts';
import { findContactForChange, updateContacts } from '../store/contact-store.ts';
import { openNote, sealMoveReason, sealNote } from '../store/note-store.ts';
import { beginTexts, putTexts, sealTexts } from '../store/text-store.ts';
import { contactIdOf } from './duty.ts';

/**
 * The words of a duty, under the key of its contact: with the contact's texts they open and with them they are gone.
 * What is written when it is settled stands below what was promised.
 */
export async function dutyNote(
  it: It,
  contact: ContactRecord,
  duty: { readonly id: string; readonly before: Buffer | null; readonly note: string; readonly to: string },
): Promise<Buffer> {
  const key = await keyOf(it, contact, duty.to);
  const before = duty.before ? openNote(it.keys, key, duty.id, duty.before) : '';
  return sealNote(it.keys, key, duty.id, before === '' ? duty.note : `${before}\n\n${duty.note}`);
}

/** The words of a duty with this note below them. @throws hotline.not-found also where they were destroyed */
export async function wordsBelow(it: It, task: Task, note: string, to: string): Promise<Buffer> {
  const contact = await findContactForChange(it.tx, contactIdOf(task));
  if (!contact) throw refuse('not-found');
  return dutyNote(it, contact, { id: task.id, before: task.text, note, to });
}

/**
 * Why it is moved, sealed for the step that moves it. Null where nothing is said, and where there is no key to seal it
 * under: of a draft, whose owner is writing, and where the words were destroyed. The log has it all the same.
 */
export async function moveReason(it: It, task: Task, reason: string): Promise<Buffer | null> {
  if (reason.trim() === '') return null;
  const contact = await findContactForChange(it.tx, contactIdOf(task));
  if (!contact || contact.state === 'draft') return null;
  const act = { kind: 'hotline.open-contact', payload: { contact: contact.id, to: 'move-duty' } };
  const key =
    contact.textVersion === null
      ? await keyOf(it, contact, 'move-duty')
      : (await it.keys.openKeys(it.tx, [contact.id], act)).get(contact.id);
  return key ? sealMoveReason(it.keys, key, { task: task.id, revision: task.revision + 1 }, reason) : null;
}

/** @throws hotline.not-found the words of the contact were destroyed, or its key is not held */
export async function keyOf(it: It, contact: ContactRecord, to: string): Promise<DataKey> {
  if (contact.textVersion !== null) {
    const act = { kind: 'hotline.open-contact', payload: { contact: contact.id, to } };
    const key = (await it.keys.openKeys(it.tx, [contact.id], act)).get(contact.id);
    if (!key) throw refuse('not-found');
    return key;
  }
  // the first words of this contact: its key begins here, with an empty piece that later texts replace
  const { id, version, group } = contact;
  const begun = beginTexts(it.keys, id, group);
  const revision = contact.revision + 1;
  const sealed = sealTexts(it.keys, begun.key, id, revision, emptySealed);
  await Promise.all([
    it.keys.putWraps(it.tx, begun.wraps),
    putTexts(it.tx, [{ contact: id, version, group, revision, sealed }]),
    updateContacts(it.tx, [{ ...contact, revision, textVersion: version }]),
  ]);
  return begun.key;
}
