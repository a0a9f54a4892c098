import { type Day, monthOf, newId, type UserId } from '../../../platform/kernel/index.ts';
import type { It } from '../../../platform/operations/index.ts';
import { addTask, endTasksOf, newTask } from '../../../platform/tasks/index.ts';
import { markChanged } from '../../statistics/index.ts';
import { claimedDay, isCounted } from '../contact.ts';
import { CONTACTS, FIRST_DAYS } from '../definitions/sources.ts';
import { refuse } from '../errors.ts';
import { closeContactRow } from '../store/close-store.ts';
import type { ContactRecord } from '../store/contact-record.ts';
import { type FirstDayClaim, lockSubjects } from '../store/first-day-store.ts';
import { deleteDraftText, promoteText, putTexts } from '../store/text-store.ts';
import { sealedMinute } from './author-window.ts';
import type { ChangedDraft } from './change-draft.ts';
import { checkAssignee, checkComplete } from './guards.ts';
import { letContactOut } from './outgoing-contact.ts';
import { addClient, newClient } from './persons.ts';
import { type AgreedCall, checkAgreed, isAgreed, promiseCallBack } from './promise-call-back.ts';
import { hashOf, sealedPiece } from './save-draft.ts';
import { settleClaims } from './settle-first-days.ts';

/** When the promised follow-up is due, whose it is, and what is agreed for a call-back. */
export interface DutyRequest extends AgreedCall {
  readonly dueDay: Day;
  readonly dueMinute: number | null;
  readonly assignee: UserId | null;
}

export interface CloseRequest {
  readonly isNew: boolean;
  readonly duty?: DutyRequest | undefined;
  /** her number is not kept, so none can be agreed either */
  readonly leaveNoTrace: boolean;
  /** why it goes out against a safety card, or without one */
  readonly overrideReason: string;
}

/**
 * Draft → finalised: number, first version, clients and their first days, duties, all in this transaction. A real
 * conversation has a client: where none was named, a new person with nothing but a code.
 */
export async function closeContact(it: It, draft: ChangedDraft, request: CloseRequest): Promise<ContactRecord> {
  checkComplete(it, draft.contact.body, draft.contact.lineGroup);
  await letContactOut(it, draft, request.overrideReason);
  const agreed = await agreedCall(it, draft.contact, request);
  await checkAssignee(it, draft.contact.group, request.duty?.assignee, ['duty', 'assignee']);
  const anonymous = draft.contact.body.kind === 'data' && draft.contact.body.clients.length === 0;
  const made = anonymous ? newClient() : undefined;
  const hasText = draft.contact.textVersion !== null;
  const contact: ContactRecord = {
    ...draft.contact,
    state: 'finalised',
    version: 1,
    finalisedOn: it.today,
    recordedBy: it.actor.user,
    textVersion: hasText ? 1 : null,
    touched: {},
    closedAt: sealedMinute(it, draft.contact.id),
    ...(made ? { clientKeys: [made.subjectKey], body: { ...draft.contact.body, clients: [made.id] } } : {}),
  };
  const piece = sealedPiece(it, draft, contact, 1);
  const claims = claimsOf(contact, it.today);
  const facts = { recordedDay: it.today, madeBy: it.actor.user, reason: null };
  const { tx } = it;
  const [, number] = await Promise.all([
    !made && claims.length > 0 ? lockSubjects(tx, contact.clientKeys) : undefined,
    closeContactRow(tx, contact, { isNew: request.isNew, facts, firstDays: made ? claims : [] }),
    ...(made ? [addClient(it, contact.group, made)] : []),
    ...(draft.wraps.length > 0 ? [it.keys.putWraps(tx, draft.wraps)] : []),
    ...(piece ? [putTexts(tx, [piece])] : hasText ? [promoteText(tx, contact.id)] : []),
    ...(piece && !request.isNew ? [deleteDraftText(tx, contact.id)] : []),
    ...(contact.draftedDay < it.today || it.hour - contact.draftedHour >= 12
      ? [
          endTasksOf(tx, {
            sourceId: contact.id,
            kinds: ['hotline.finish-draft'],
            state: 'done',
            result: 'finalised',
            on: it.today,
          }),
        ]
      : []),
    ...promises(it, contact, request.duty, agreed !== undefined),
    ...(isCounted(contact.body)
      ? [
          markChanged(tx, {
            [CONTACTS]: [monthOf(contact.body.day)],
            [FIRST_DAYS]: made ? claims.map((claim) => monthOf(claim.claimed)) : [],
          }),
        ]
      : []),
  ]);
  if (!made && claims.length > 0) await markChanged(tx, { [FIRST_DAYS]: await settleClaims(it, claims) });
  tx.record({
    kind: 'hotline.finalise-contact',
    payload: {
      contact: contact.id,
      version: 1,
      entry: contact.entry,
      ...(piece ? { text: hashOf(piece.sealed) } : {}),
    },
  });
  tx.emit({ kind: 'hotline.contact-finalised', payload: eventOf(contact) });
  const closed = { ...contact, number };
  if (agreed) await promiseCallBack(it, closed, { id: newId<'task'>(), note: '', ...agreed }, draft.key);
  return closed;
}

/** The call-back that was agreed in the conversation; undefined: nothing but a day, which is a duty like any other. */
async function agreedCall(it: It, contact: ContactRecord, request: CloseRequest): Promise<DutyRequest | undefined> {
  const { duty } = request;
  if (!duty || !isAgreed(duty)) return undefined;
  if (contact.body.followUp !== 'callback') throw refuse('not-allowed-here', { path: ['duty'] });
  if (request.leaveNoTrace && duty.number.trim() !== '') throw refuse('not-allowed-here', { path: ['duty', 'number'] });
  await checkAgreed(it, contact, duty, ['duty']);
  return duty;
}

/** What a counted contact says about the first day of each of its clients. */
export const claimsOf = (contact: ContactRecord, recorded: FirstDayClaim['recorded']): FirstDayClaim[] =>
  isCounted(contact.body)
    ? contact.clientKeys.map((subjectKey) => ({
        lineGroup: contact.lineGroup,
        subjectKey,
        claimed: claimedDay(contact.body),
        recorded,
      }))
    : [];

/** Ids and codes only; the words stay behind. */
export const eventOf = (contact: ContactRecord) => ({
  contact: contact.id,
  version: contact.version,
  lineGroup: contact.lineGroup,
  day: contact.body.day,
  category: contact.body.category,
  subcategory: contact.body.subcategory,
  persons: contact.body.clients,
});

/** What the contact promises: the follow-up that was chosen, and a look by the colleague it was written for. */
function promises(
  it: It,
  contact: ContactRecord,
  duty: DutyRequest | undefined,
  isAgreedCall: boolean,
): Promise<void>[] {
  const { followUp, consultant } = contact.body;
  const task = (kind: string, assignee: UserId | null, request: Pick<DutyRequest, 'dueDay' | 'dueMinute'>) =>
    addTask(
      it.tx,
      newTask({
        id: newId<'task'>(),
        kind,
        source: { kind: 'hotline.contact', id: contact.id },
        group: contact.group,
        assignee,
        dueDay: request.dueDay,
        dueMinute: request.dueMinute,
        madeBy: it.actor.user,
        madeOn: it.today,
      }),
    );
  const made: Promise<void>[] = [];
  const today = { dueDay: it.today, dueMinute: null, assignee: null };
  if ((followUp === 'callback' && !isAgreedCall) || followUp === 'task') {
    const request = duty ?? today;
    const kind = followUp === 'callback' ? 'hotline.callback' : 'hotline.follow-up';
    made.push(task(kind, request.assignee, request));
  }
  if (contact.entry === 'after_the_fact' && consultant !== null && consultant !== it.actor.user)
    made.push(task('hotline.check-entry', consultant as UserId, today));
  return made;
}
