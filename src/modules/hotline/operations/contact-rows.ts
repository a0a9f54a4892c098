import { isDay, isId } from '../../../platform/kernel/index.ts';
import type { It } from '../../../platform/operations/index.ts';
import type { PersonId } from '../contact.ts';
import type { ContactPage, ContactRow } from '../contact-shapes.ts';
import { refuse } from '../errors.ts';
import type { Cursor, ListedContact } from '../store/search-store.ts';
import { codesOfPersons } from './persons.ts';

const idsIn = (clients: string): (PersonId | null)[] =>
  clients === '' ? [] : clients.split(',').map((id) => (id === '' ? null : (id as PersonId)));

/** Contacts as rows of a list: codes and days, no text, no name. */
export async function rowsOf(it: It, contacts: readonly ListedContact[]): Promise<ContactRow[]> {
  const persons = await codesOfPersons(
    it,
    contacts.flatMap((contact) => idsIn(contact.clients)),
  );
  return contacts.map((contact) => ({
    id: contact.id,
    number: contact.number,
    state: contact.state,
    version: contact.version,
    revision: contact.revision,
    day: contact.day,
    hour: contact.hour,
    minutes: contact.minutes,
    line: contact.line,
    lineGroup: contact.line_group,
    channel: contact.channel,
    direction: contact.direction,
    kind: contact.kind,
    nonDataKind: contact.non_data_kind,
    category: contact.category,
    subcategory: contact.subcategory,
    callerRole: contact.caller_role,
    followUp: contact.follow_up,
    entry: contact.entry,
    consultant: contact.consultant,
    owner: contact.owner,
    clients: idsIn(contact.clients).map((id) => ({ id, code: (id && persons.get(id)?.code) ?? null })),
  }));
}

/** A cursor is the last row's place in the order; it says nothing that the row did not. `--`: the hour is unknown. */
export const writeCursor = (cursor: Cursor | null): string | null =>
  cursor ? `${cursor.day}_${cursor.hour === null ? '--' : String(cursor.hour).padStart(2, '0')}_${cursor.id}` : null;

/** @throws hotline.page-invalid */
export function readCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined;
  const [, day = '', hour, id = ''] = /^(.{10})_([01]\d|2[0-3]|--)_(.{36})$/.exec(text) ?? [];
  if (!isDay(day) || !isId(id)) throw refuse('page-invalid', { path: ['cursor'] });
  return { day, hour: hour === '--' ? null : Number(hour), id } as Cursor;
}

export const page = async (
  it: It,
  found: { rows: readonly ListedContact[]; next: Cursor | null },
  count: ContactPage['count'],
): Promise<ContactPage> => ({ rows: await rowsOf(it, found.rows), next: writeCursor(found.next), count });
