import type { It } from '../../../platform/operations/index.ts';
import { findTask, type Task, type TaskId } from '../../../platform/tasks/index.ts';
import type { ContactId, PersonId } from '../contact.ts';
import { emptySealed } from '../contact-fields.ts';
import { refuse } from '../errors.ts';
import { type Agreed, type CallBackRecord, findCallBack, openAgreed } from '../store/call-back-store.ts';
import type { ContactRecord } from '../store/contact-record.ts';
import { findContact } from '../store/contact-store.ts';
import { openNote } from '../store/note-store.ts';
import { findText, openTexts } from '../store/text-store.ts';
import type { OutgoingCall } from './outgoing.ts';
import { codesOfPersons } from './persons.ts';

/** A promise to call, with everything that was agreed about it, opened: one row of the log. */
export interface OpenedCallBack {
  readonly task: Task;
  readonly contact: ContactRecord;
  readonly call: OutgoingCall;
  readonly agreed: Agreed;
  readonly note: string;
  /** where no other was agreed: as it stands on the contact */
  readonly number: string;
  readonly showLine: string | null;
}

/** @throws hotline.not-found also for a duty that is no call-back */
export async function openCallBack(it: It, id: string, to: string): Promise<OpenedCallBack> {
  const [task, details] = await Promise.all([findTask(it.tx, id as TaskId), findCallBack(it.tx, id)]);
  if (task?.kind !== 'hotline.callback') throw refuse('not-found');
  const contactId = task.source.id as ContactId;
  const [contact, piece, keys] = await Promise.all([
    findContact(it.tx, contactId),
    findText(it.tx, contactId),
    it.keys.openKeys(it.tx, [contactId], { kind: 'hotline.open-contact', payload: { contact: contactId, to } }),
  ]);
  if (!contact || contact.state === 'discarded') throw refuse('not-found');
  const key = keys.get(contactId);
  const texts = piece && key ? openTexts(it.keys, key, piece) : emptySealed;
  const agreed =
    details?.sealed && key ? openAgreed(it.keys, key, task.id, details.sealed) : { number: '', hours: null };
  return {
    task,
    contact,
    agreed,
    note: task.text && key ? openNote(it.keys, key, task.id, task.text) : '',
    number: agreed.number === '' ? texts.callerNumber : agreed.number,
    showLine: details?.showLine ?? null,
    call: {
      sourceKind: 'callback',
      sourceId: task.id,
      group: task.group,
      contact: contact.id,
      persons: await presentPersons(it, whoOf(contact, details)),
      hours: agreed.hours,
    },
  };
}

/** Whom the promise is to: the one who was named, else every client of the contact. */
const whoOf = (contact: ContactRecord, details: CallBackRecord | undefined): readonly PersonId[] =>
  details?.person
    ? [details.person]
    : (contact.body.clients.filter((client) => client !== null) as readonly PersonId[]);

/** One who was merged is her survivor; one who was erased is nobody's. */
export async function presentPersons(it: It, ids: readonly PersonId[]): Promise<PersonId[]> {
  const summaries = await codesOfPersons(it, ids);
  return [
    ...new Set(
      ids
        .map((id) => (summaries.get(id)?.survivorId ?? id) as PersonId)
        .filter((id) => summaries.get(id)?.state !== 'erased'),
    ),
  ];
}
