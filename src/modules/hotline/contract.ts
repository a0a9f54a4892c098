import { z } from 'zod';
import { endpoint, oneOf, schema } from '../../platform/kernel/index.ts';
import { lookUpPurposes } from '../people/contract.ts';
import { agreedFields } from './call-back-contract.ts';
import { correctionReasons, voidReasons } from './code-lists.ts';
import { contactFields, personFields, since } from './contact-fields.ts';
import { filterFields } from './contact-filters.ts';
import {
  contactHead,
  contactPage,
  contactRow,
  duty,
  fullContact,
  historyRow,
  line,
  match,
  personBeside,
  safetyCard,
} from './contact-shapes.ts';
import { flag, flagMark } from './flag-contract.ts';

export { getCallback, openCallback, reportAttempt, requestCallback } from './call-back-contract.ts';
export { handDuty, listDuties, noteDuty, takeBackDuty } from './duty-contract.ts';
export { clearFlag, listFlags, setFlag } from './flag-contract.ts';
export {
  applyImport,
  checkImport,
  exportContacts,
  getImport,
  getImportReport,
  listImports,
} from './import-contract.ts';

export { endLookUpLift, liftLookUps } from './look-up-contract.ts';
export { getMissedOutline, handMissed, listMissed, noteMissed, openMissed, settleMissed } from './missed-contract.ts';
export { countSupervision, getSupervision, raiseDuress, reviewItem } from './supervision-contract.ts';
export { deleteView, exportList, listViews, saveView } from './view-contract.ts';

/** Every way into the hotline. Paths stand below /api. */
const contact = { id: schema.id<'contact'>() };
const changes = z.strictObject(contactFields).partial().shape;
const revision = schema.wholeNumber(1, 2_000_000_000);
const reasonText = schema.text(2000).default('');
const minute = schema.wholeNumber(0, 1439);

/**
 * with follow-up `callback` or `task`: when it is due; empty = today, in the queue of the duty desk. What is agreed for the call
 * (person, number, hours, line to show) goes with `callback` only and means the same as in request-callback
 */
const followUpDuty = z
  .strictObject({
    dueDay: schema.day(),
    dueMinute: minute.nullable().default(null),
    assignee: schema.id<'user'>().nullable().default(null),
    ...agreedFields,
  })
  .optional();

/** a contact that goes out against the safety card of whom it goes to, or without one: why it had to be */
const overrideReason = schema.text(2000).default('');

export const recordContact = endpoint({
  id: 'hotline.record-contact',
  method: 'PUT',
  path: '/hotline/contacts/:id',
  permission: 'hotline.record',
  summary:
    'Begins a contact under an id of your own, or records it at once with finalise. Repeating it changes nothing.',
  input: schema.record({
    ...contact,
    ...changes,
    /** draft and finalise in one */
    finalise: z.boolean({ error: 'wrong_type' }).default(false),
    /** written down afterwards: hour stays empty, the consultant may be a colleague */
    afterTheFact: z.boolean({ error: 'wrong_type' }).default(false),
    /** "anonymous, do not keep my number": number, handle and e-mail are destroyed at finalise */
    leaveNoTrace: z.boolean({ error: 'wrong_type' }).default(false),
    duty: followUpDuty,
    overrideReason,
  }),
  output: contactHead,
});

export const saveContact = endpoint({
  id: 'hotline.save-contact',
  method: 'PATCH',
  path: '/hotline/contacts/:id',
  permission: 'hotline.record',
  summary:
    'Saves the changed fields of a draft (autosave). An old revision merges what nobody else touched, else 409 with both.',
  input: schema.record({ ...contact, revision, ...changes }),
  output: contactHead,
});

export const finaliseContact = endpoint({
  id: 'hotline.finalise-contact',
  method: 'POST',
  path: '/hotline/contacts/:id/finalise',
  permission: 'hotline.record',
  summary: 'Closes a draft: it gets its number and counts from today. Last changes may come along.',
  input: schema.record({
    ...contact,
    revision: revision.optional(),
    ...changes,
    leaveNoTrace: z.boolean({ error: 'wrong_type' }).default(false),
    duty: followUpDuty,
    overrideReason,
  }),
  output: contactHead,
});

export const correctContact = endpoint({
  id: 'hotline.correct-contact',
  method: 'POST',
  path: '/hotline/contacts/:id/versions',
  permission: 'hotline.record',
  summary: 'Makes a new version of a finalised contact. Authors for 72 hours, supervisors always.',
  input: schema.record({
    ...contact,
    /** the version that was read */
    version: schema.wholeNumber(1, 1_000_000),
    reason: oneOf(correctionReasons),
    reasonText,
    ...changes,
  }),
  output: contactHead,
});

export const voidContact = endpoint({
  id: 'hotline.void-contact',
  method: 'POST',
  path: '/hotline/contacts/:id/void',
  permission: 'hotline.supervise',
  summary: 'Takes a finalised contact out of the figures from today; its number is not used again.',
  input: schema.record({ ...contact, reason: oneOf(voidReasons), reasonText }),
  output: contactHead,
});

export const discardDraft = endpoint({
  id: 'hotline.discard-draft',
  method: 'POST',
  path: '/hotline/contacts/:id/discard',
  permission: 'hotline.record',
  summary: 'Throws a draft away. With text in it, only when asked to discard what was written.',
  input: schema.record({ ...contact, discardText: z.boolean({ error: 'wrong_type' }).default(false) }),
  output: contactHead,
});

export const takeOverDraft = endpoint({
  id: 'hotline.take-over-draft',
  method: 'POST',
  path: '/hotline/contacts/:id/take-over',
  permission: 'hotline.supervise',
  summary: "Takes over a colleague's draft; the colleague sees who took it.",
  input: schema.record({ ...contact, reasonText: schema.neededText(2000) }),
  output: contactHead,
});

export const getContact = endpoint({
  id: 'hotline.get-contact',
  method: 'GET',
  path: '/hotline/contacts/:id',
  permission: 'hotline.read',
  summary: 'Opens a contact with its texts. The opening is on record.',
  input: schema.record(contact),
  output: fullContact,
});

export const listVersions = endpoint({
  id: 'hotline.list-versions',
  method: 'GET',
  path: '/hotline/contacts/:id/versions',
  permission: 'hotline.read',
  summary: 'Every version of a contact, oldest first, with its texts. The opening is on record.',
  input: schema.record(contact),
  output: z.array(fullContact),
});

export const listRecent = endpoint({
  id: 'hotline.list-recent',
  method: 'GET',
  path: '/hotline/contacts',
  permission: 'hotline.read',
  summary: 'Contacts of all lines, latest day first, 50 a page.',
  input: schema.record({ cursor: z.string().max(80).optional() }),
  output: contactPage,
});

export const searchContacts = endpoint({
  id: 'hotline.search-contacts',
  method: 'POST',
  path: '/hotline/contacts/search',
  permission: 'hotline.find',
  summary:
    'Contacts by number, client, telephone, address or account, days and coded filters, latest day first, 50 a page.',
  input: schema.record({
    /** H<yy>-… or its digits */
    number: schema.text(20).optional(),
    client: schema.id<'person'>().optional(),
    clientCode: schema.text(40).optional(),
    /** a look-up: with it an open contact of one's own, or a purpose */
    phone: schema.text(64).optional(),
    /** an e-mail address or an account, whole: a look-up like a telephone */
    address: schema.text(200).optional(),
    purpose: oneOf(lookUpPurposes).optional(),
    contact: schema.id<'contact'>().optional(),
    ...filterFields,
    cursor: z.string().max(80).optional(),
  }),
  output: contactPage,
});

export const findNumber = endpoint({
  id: 'hotline.find-number',
  method: 'POST',
  path: '/hotline/number-look-up',
  permission: 'hotline.find',
  summary:
    'Is this number known? Safety cards only. Needs an open contact of yours or a purpose; on record, 30 an hour.',
  input: schema.record({
    number: schema.neededText(64),
    contact: schema.id<'contact'>().optional(),
    purpose: schema.text(500).optional(),
  }),
  output: z.strictObject({
    answer: z.enum(['known', 'new', 'withheld']),
    /** E.164 where it can be read */
    read: z.string().nullable(),
    matches: z.array(match),
    /** on the number: that they are there and until when; why they were set comes with confirm-caller */
    flags: z.array(flagMark),
  }),
});

export const confirmCaller = endpoint({
  id: 'hotline.confirm-caller',
  method: 'POST',
  path: '/hotline/contacts/:id/confirm-caller',
  permission: 'hotline.record',
  summary:
    'It is this person: she becomes the client of your open contact, and her last five contacts are shown. On record.',
  input: schema.record({ ...contact, person: schema.id<'person'>() }),
  output: z.strictObject({
    contact: contactHead,
    person: personBeside,
    safetyCard,
    history: z.array(historyRow),
    flags: z.array(flag),
  }),
});

export const setClients = endpoint({
  id: 'hotline.set-clients',
  method: 'PUT',
  path: '/hotline/contacts/:id/clients',
  permission: 'hotline.record',
  summary: 'Says whose contact it is. On a finalised one this is a correction (wrong client).',
  input: schema.record({
    ...contact,
    clients: personFields.clients,
    concerns: personFields.concerns.optional(),
    clientSince: since.nullable().optional(),
    reasonText,
  }),
  output: contactHead,
});

export const getToday = endpoint({
  id: 'hotline.get-today',
  method: 'GET',
  path: '/hotline/today',
  permission: 'hotline.read',
  summary: 'My drafts, the duties that are due, the latest contacts.',
  input: schema.record({}),
  output: z.strictObject({
    drafts: z.array(z.strictObject({ ...contactRow.shape, takenFrom: schema.id<'user'>().nullable() })),
    /** drafts of mine that a supervisor took over, until they are closed */
    takenOver: z.array(contactRow),
    duties: z.array(duty),
    recent: z.array(contactRow),
  }),
});

const when = { dueDay: schema.day(), dueMinute: minute.nullable().default(null) };

export const addDuty = endpoint({
  id: 'hotline.add-duty',
  method: 'POST',
  path: '/hotline/contacts/:id/duties',
  permission: 'hotline.record',
  summary: 'Promises a call-back or a follow-up on a contact.',
  input: schema.record({
    ...contact,
    /** will_call: she said that she will call again */
    kind: z.enum(['callback', 'follow_up', 'will_call'], { error: 'unknown_code' }),
    ...when,
    /** null: the queue of the duty desk */
    assignee: schema.id<'user'>().nullable().default(null),
    note: schema.text(2000).default(''),
  }),
  output: duty,
});

export const settleDuty = endpoint({
  id: 'hotline.settle-duty',
  method: 'POST',
  path: '/hotline/duties/:id/settle',
  permission: 'hotline.record',
  summary:
    'Says what came of a duty. A call-back ends reached, no_answer, someone_else, not_permitted or moved; a follow-up done, not_needed or moved; an entry to check confirmed or not_mine.',
  input: schema.record({
    id: schema.id<'task'>(),
    revision: schema.wholeNumber(1, 1_000_000),
    result: z.enum(
      ['reached', 'no_answer', 'someone_else', 'not_permitted', 'moved', 'done', 'not_needed', 'confirmed', 'not_mine'],
      {
        error: 'unknown_code',
      },
    ),
    /** with `moved` and, for the next attempt, with no_answer and someone_else */
    dueDay: schema.day().optional(),
    dueMinute: minute.nullable().optional(),
    /** needed with `moved` */
    reasonText,
    /** a call-back: why it was called against the safety card, where its number was not opened here */
    overrideReason,
    /** sealed with the contact, below the words of the promise */
    note: schema.text(2000).default(''),
    /** to whom it goes on; null: the queue of the duty desk */
    assignee: schema.id<'user'>().nullable().optional(),
  }),
  output: duty,
});

export const listLines = endpoint({
  id: 'hotline.list-lines',
  method: 'GET',
  path: '/hotline/lines',
  permission: 'hotline.read-lines',
  summary: 'The lines of the organisation.',
  input: schema.record({}),
  output: z.array(line),
});

export const setLines = endpoint({
  id: 'hotline.set-lines',
  method: 'PUT',
  path: '/hotline/lines',
  permission: 'hotline.set',
  summary:
    'Says which lines there are. A line with contacts can be switched off, not removed or moved to another group.',
  input: schema.record({
    lines: z
      .array(line)
      .min(1, { error: 'missing' })
      .max(100, { error: 'too_many' })
      .refine((all) => new Set(all.map((one) => one.code)).size === all.length, { error: 'duplicate' }),
  }),
  output: z.array(line),
});
