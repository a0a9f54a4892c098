import type { It } from '../../../platform/operations/index.ts';
import type { PersonSummary } from '../../people/index.ts';
import type { ContactBody, PersonId } from '../contact.ts';
import { emptySealed, type Sealed, sealedFieldNames } from '../contact-fields.ts';
import type { FullContact } from '../contact-shapes.ts';
import type { ContactRecord } from '../store/contact-record.ts';
import type { Texts } from '../store/text-store.ts';
import type { VersionHead } from '../store/version-store.ts';
import { headOf } from './contact-head.ts';
import { correctionRefusal } from './guards.ts';
import { readE164 } from './persons.ts';

/** Everybody whom a contact names, as client or as one spoken about. */
export const personsNamed = (body: ContactBody): PersonId[] =>
  [...body.clients, ...body.concerns.map((one) => one.person)].filter((id): id is PersonId => id !== null);

/** A contact with everything its reader may see, at one of its versions. It waits for nothing. */
export function fullContact(
  it: It,
  contact: ContactRecord,
  body: ContactBody,
  version: VersionHead | undefined,
  persons: ReadonlyMap<string, PersonSummary>,
  texts: Texts | undefined,
  textState: FullContact['textState'],
): FullContact {
  const { clients, concerns, ...coded } = body;
  const sealed: Sealed = Object.fromEntries(
    sealedFieldNames.map((name) => [name, texts?.[name] ?? emptySealed[name]]),
  ) as unknown as Sealed;
  const supervisor = it.may('hotline.supervise');
  const mine = contact.owner === it.actor.user;
  return {
    ...headOf(contact),
    ...coded,
    ...sealed,
    version: version?.version ?? contact.version,
    clients: [...clients],
    lineGroup: contact.lineGroup,
    people: clients.map((id) => {
      const person = persons.get(id);
      return { id, code: person?.code ?? null, label: person?.label ?? null, state: person?.state ?? null };
    }),
    concerns: concerns.map((one) => ({ ...one, code: persons.get(one.person)?.code ?? null })),
    recordedBy: contact.recordedBy,
    takenFrom: contact.takenFrom,
    textState,
    lineCall: null,
    callerNumberRead: readE164(sealed.callerNumber),
    versionFrom: version?.recordedDay ?? null,
    versionTo: version?.replacedDay ?? null,
    correctionReason: version?.reason ?? null,
    voidReason: contact.voidReason,
    voidedOn: contact.voidedOn,
    reasonText: texts?.reasonText ?? '',
    may: {
      save: contact.state === 'draft' && mine,
      correct: contact.state === 'finalised' && correctionRefusal(it, contact) === undefined,
      void: contact.state === 'finalised' && supervisor,
      takeOver: contact.state === 'draft' && supervisor && !mine,
    },
  };
}
