/**
 * The drafts that are open in this tab, so that leaving a page, the lock or a lost connection never loses a word. Memory
 * only and one user's only: when somebody else signs in, what the one before typed is gone.
 */
import { call, door } from '../../../../platform/desk-kit/index.ts';
import { localTime } from '../../../../platform/kernel/clock.ts';
import type { Id, UserId } from '../../../../platform/kernel/index.ts';
import type { PersonId } from '../../contact.ts';
import type { FullContact } from '../../contact-shapes.ts';
import { discardDraft, finaliseContact, getContact, recordContact, saveContact } from '../calls.ts';
import { emptyValues, valuesOf } from './contact-values.ts';
import { type DraftKeeper, keepDraft, type Server } from './draft-keeper.ts';
import { type Due, noDue } from './due.ts';
import type { KnownPerson } from './editing.ts';

type ContactId = Id<'contact'>;

let ofUser: string | undefined;
let open = new Map<ContactId, DraftKeeper>();
let lastLine: string | undefined;
/** the persons of each open draft by code, so that a form left and found again still names them */
let persons = new Map<ContactId, ReadonlyMap<string, KnownPerson>>();
/** what was agreed about a promise, until closing sends it: the draft on the server has no place for it */
let dues = new Map<ContactId, Due>();
let wanted: ClientToBe | undefined;
/** the number whose caller turned out to be somebody else, for the contact that is begun next */
let sameNumber: { readonly callerNumber: string; readonly notShe: Id<'person'> } | undefined;
/** who of each open draft's number it was not */
let others = new Map<ContactId, Id<'person'>>();

/** Whose page the next new contact was asked for on. */
export interface ClientToBe extends KnownPerson {
  readonly id: Id<'person'>;
}
/** untouched forms that were just left: Esc Esc leaves one and hides, and she finds it again */
const leaving = new Map<ContactId, ReturnType<typeof setTimeout>>();
const BACK_WITHIN = 1500;

function drafts(): Map<ContactId, DraftKeeper> {
  const user = door.state().session?.user.id;
  if (user !== ofUser) {
    open = new Map();
    persons = new Map();
    dues = new Map();
    wanted = undefined;
    sameNumber = undefined;
    others = new Map();
    lastLine = undefined;
    ofUser = user;
  }
  return open;
}

const serverOf = (id: ContactId, afterTheFact: boolean): Server => ({
  begin: (changes) => call(recordContact, { id, afterTheFact, ...changes }),
  save: (revision, changes) => call(saveContact, { id, revision, ...changes }),
  finalise: (revision, changes, extra) =>
    revision === undefined
      ? call(recordContact, { id, afterTheFact, finalise: true, ...changes, ...extra })
      : call(finaliseContact, { id, revision, ...changes, ...extra }),
  discard: () => call(discardDraft, { id, discardText: true }),
  async read() {
    const contact = await call(getContact, { id });
    return { revision: contact.revision, values: valuesOf(contact) };
  },
});

export function openDraft(id: ContactId): DraftKeeper | undefined {
  clearTimeout(leaving.get(id));
  return drafts().get(id);
}

/** The next contact that is begun is hers; in memory, so that no address tells whose contact is being written. */
export function nextIsOf(client: ClientToBe): void {
  drafts();
  wanted = client;
}

/** The next contact that is begun has the same number, and is not hers. */
export function nextIsSomeoneElse(callerNumber: string, notShe: Id<'person'>): void {
  drafts();
  sameNumber = { callerNumber, notShe };
}

export const notSheIn = (id: ContactId): Id<'person'> | undefined => others.get(id);

export const rememberNotShe = (id: ContactId, person: Id<'person'>): void => {
  others.set(id, person);
};

export const personsIn = (id: ContactId): ReadonlyMap<string, KnownPerson> => persons.get(id) ?? new Map();

export const rememberPerson = (id: ContactId, person: string, known: KnownPerson): void => {
  persons.set(id, new Map(personsIn(id)).set(person, known));
};

export const dueIn = (id: ContactId): Due => dues.get(id) ?? noDue;

export const rememberDue = (id: ContactId, due: Due): void => {
  dues.set(id, due);
};

/** A new contact: the draft is on the server as soon as the form is there. */
export function beginDraft(start: {
  id: ContactId;
  line: string;
  zone: string;
  user: UserId;
  afterTheFact: boolean;
}): DraftKeeper {
  const { day, hour } = localTime(new Date(), start.zone);
  const open = drafts();
  const client = wanted;
  wanted = undefined;
  const number = sameNumber;
  sameNumber = undefined;
  if (number) rememberNotShe(start.id, number.notShe);
  if (client) rememberPerson(start.id, client.id, client);
  const values = emptyValues({
    line: lastLine ?? start.line,
    day,
    hour: start.afterTheFact ? null : hour,
    consultant: start.user,
  });
  const keeper = keepDraft({
    server: serverOf(start.id, start.afterTheFact),
    values,
    ...(client || number
      ? {
          given: {
            ...(client ? { clients: [client.id as PersonId] } : {}),
            ...(number ? { callerNumber: number.callerNumber } : {}),
          },
        }
      : {}),
    origin: {
      isNew: true,
      isAfterwards: start.afterTheFact,
      begunAt: start.afterTheFact ? undefined : new Date().toISOString(),
    },
  });
  open.set(start.id, keeper);
  void keeper.flush();
  return keeper;
}

/** A draft that lies on the server already. */
export function resumeDraft(contact: FullContact): DraftKeeper {
  const keeper = keepDraft({
    server: serverOf(contact.id, false),
    values: valuesOf(contact),
    head: contact,
    origin: { isNew: false, isAfterwards: contact.entry === 'after_the_fact', begunAt: undefined },
  });
  drafts().set(contact.id, keeper);
  return keeper;
}

export const rememberLine = (line: string): void => {
  lastLine = line;
};

/** The form was left. What is not sent yet goes on being sent; what nobody touched is thrown away. */
export function leaveDraft(id: ContactId, keeper: DraftKeeper): void {
  if (keeper.origin.isNew && keeper.isUntouched() && !keeper.isOver()) {
    const throwAway = () => {
      leaving.delete(id);
      forgetDraft(id);
      void keeper.discard().catch(() => {});
    };
    leaving.set(id, setTimeout(throwAway, BACK_WITHIN));
    return;
  }
  void keeper.flush().then(() => {
    if (!keeper.holdsMore() && !keeper.state().clash) forgetDraft(id);
  });
}

export const forgetDraft = (id: ContactId): void => {
  drafts().delete(id);
  persons.delete(id);
  others.delete(id);
};

/** It is closed: nothing of it is needed any more. */
export const closeDraft = (id: ContactId): void => {
  forgetDraft(id);
  dues.delete(id);
};

/** Is there a draft in this tab whose text the server does not have? */
export const hasUnsent = (): boolean => [...drafts().values()].some((keeper) => keeper.holdsMore());

/** Words are sent before the keys go, also those of a form that the first Esc has just closed. */
door.beforeLock(() =>
  Promise.all([...drafts().values()].filter((keeper) => !keeper.isUntouched()).map((keeper) => keeper.flush())),
);
