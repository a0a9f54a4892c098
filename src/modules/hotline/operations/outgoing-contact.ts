import type { It } from '../../../platform/operations/index.ts';
import { recordsOfSamePersons } from '../../people/index.ts';
import type { PersonId } from '../contact.ts';
import type { ContactRecord } from '../store/contact-record.ts';
import { findLines } from '../store/line-store.ts';
import { findLetOutFor } from '../store/outgoing-store.ts';
import { presentPersons } from './call-back.ts';
import type { ChangedDraft } from './change-draft.ts';
import { mayCallUnknown, personsBehind } from './missed.ts';
import { cardsOf, letOut, listOutgoing, type OutgoingCall } from './outgoing.ts';
import { numberOf } from './set-flag.ts';

/**
 * A contact that is closed as going out (a call, a text, a mail) passes the same gate as a call-back (decision 15). Not asked
 * are: what was written down afterwards, because it is history and stands in the supervisors' list as such; what came of a
 * call-back or a missed call to these same persons, because it has passed; what did not go out because it was not permitted;
 * and a contact with an institution, which has no safety card.
 *
 * Where nobody is named, who stands behind the number is a look-up: it counts as one and is on record, also when it is
 * refused. With a reason it closes whatever the card says, so that nothing is answered and nothing counted.
 * @throws hotline.outgoing-not-allowed 409 with `data.contactNow`, unless there is a reason; http.rate-limited 429
 */
export async function letContactOut(it: It, draft: ChangedDraft, reason: string): Promise<void> {
  const { contact } = draft;
  if (!goesOut(contact) || (await isLetOut(it, contact))) return;
  const clients = clientsOf(contact);
  const number = clients.length === 0 && contact.numberIndex ? await numberIn(it, draft) : '';
  if (number !== '' && reason.trim() === '')
    await it.lookUp({ kind: 'hotline.find-number', payload: { contact: contact.id } });
  const call = await callOf(it, contact, clients, number);
  // a number that was dialled wrong, or at which nobody is known, reached nobody whom a card could protect
  if (call.persons.length === 0 && contact.body.kind === 'non_data') return;
  await letOut(it, call, await cardsOf(it, call.persons), reason);
}

/**
 * A correction that says only now that a contact went out, or to whom, cannot be refused: it has happened. The supervisors
 * see it where the card of somebody who was not asked about forbids it.
 */
export async function listCorrectedOut(it: It, before: ContactRecord, next: ContactRecord): Promise<void> {
  if (!goesOut(next)) return;
  const known = goesOut(before) ? clientsOf(before) : [];
  const clients = clientsOf(next).filter((client) => !known.includes(client));
  if (clients.length === 0 || (await isLetOut(it, next))) return;
  const call = await callOf(it, next, clients, '');
  if (call.persons.length > 0) await listOutgoing(it, call, await cardsOf(it, call.persons));
}

async function callOf(
  it: It,
  contact: ContactRecord,
  clients: readonly PersonId[],
  number: string,
): Promise<OutgoingCall> {
  const persons =
    clients.length > 0 ? await presentPersons(it, clients) : await personsBehind(it, contact.numberIndex, number);
  return {
    sourceKind: 'contact',
    sourceId: contact.id,
    group: contact.group,
    contact: contact.id,
    persons,
    isByNumber: number !== '',
    unknownMayBeCalled:
      persons.length === 0 &&
      number !== '' &&
      (await mayCallUnknown(it, await findLines(it.tx), contact.body.line, number)),
  };
}

const clientsOf = ({ body }: ContactRecord) => body.clients.filter((client) => client !== null) as PersonId[];

/** Has it passed the gate for every one of its clients, by whichever of her records? */
async function isLetOut(it: It, contact: ContactRecord): Promise<boolean> {
  const passed = await findLetOutFor(it.tx, contact.id);
  const clients = clientsOf(contact);
  if (passed.length === 0 || clients.length === 0) return passed.length > 0;
  const persons = passed.filter((person) => person !== null);
  const records = await recordsOfSamePersons(it, await presentPersons(it, persons));
  const hers = new Set<string>([...persons, ...[...records].flatMap(([person, same]) => [person, ...same])]);
  return clients.every((client) => hers.has(client));
}

const INSTITUTIONS: readonly string[] = ['institution', 'ngo'];

const goesOut = ({ entry, body }: ContactRecord): boolean =>
  body.direction === 'out' &&
  entry !== 'after_the_fact' &&
  entry !== 'import' &&
  body.reached !== 'not_permitted' &&
  !INSTITUTIONS.includes(body.callerRole);

/** As it was typed: in the hand already where the texts are open. */
const numberIn = (it: It, { contact, texts }: ChangedDraft): string | Promise<string> =>
  texts ? texts.callerNumber : numberOf(it, contact.id);
