import type { It } from '../../../platform/operations/index.ts';
import type { PersonId } from '../contact.ts';
import type { ContactRecord } from '../store/contact-record.ts';
import { findLines } from '../store/line-store.ts';
import { isLetOut } from '../store/outgoing-store.ts';
import { presentPersons } from './call-back.ts';
import type { ChangedDraft } from './change-draft.ts';
import { mayCallUnknown, personsBehind } from './missed.ts';
import { cardsOf, letOut } from './outgoing.ts';
import { numberOf } from './set-flag.ts';

/**
 * A contact that is closed as going out (a call, a text, a mail) passes the same gate as a call-back (decision 15). Not asked
 * are: what was written down afterwards, because it is history and stands in the supervisors' list as such; what came of a
 * call-back or a missed call, because it has passed; what did not go out because it was not permitted; and a contact with an
 * institution, which has no safety card.
 * @throws hotline.outgoing-not-allowed 409 with `data.contactNow`, unless there is a reason
 */
export async function letContactOut(it: It, draft: ChangedDraft, reason: string): Promise<void> {
  const { contact } = draft;
  if (!goesOut(contact) || (await isLetOut(it.tx, contact.id))) return;
  const clients = contact.body.clients.filter((client) => client !== null) as PersonId[];
  const number = clients.length === 0 && contact.numberIndex ? await numberIn(it, draft) : '';
  const persons =
    clients.length > 0 ? await presentPersons(it, clients) : await personsBehind(it, contact.numberIndex, number);
  // a number that was dialled wrong, or at which nobody is known, reached nobody whom a card could protect
  if (persons.length === 0 && contact.body.kind === 'non_data') return;
  const unknownMayBeCalled =
    persons.length === 0 &&
    number !== '' &&
    (await mayCallUnknown(it, await findLines(it.tx), contact.body.line, number));
  await letOut(
    it,
    {
      sourceKind: 'contact',
      sourceId: contact.id,
      group: contact.group,
      contact: contact.id,
      persons,
      unknownMayBeCalled,
    },
    await cardsOf(it, persons),
    reason,
  );
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
