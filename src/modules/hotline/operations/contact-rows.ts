import { isDay, isId } from '../../../platform/kernel/index.ts';
import type { It } from '../../../platform/operations/index.ts';
import type { PersonId } from '../contact.ts';
import type { ContactPage, ContactRow } from '../contact-shapes.ts';
import { refuse } from '../errors.ts';
import type { ContactRecord } from '../store/contact-record.ts';
import type { Cursor } from '../store/search-store.ts';
import { codesOfPersons } from './persons.ts';

/** Contacts as rows of a list: codes and days, no text, no name. */
export async function rowsOf(it: It, contacts: readonly ContactRecord[]): Promise<ContactRow[]> {
  const persons = await codesOfPersons(
    it,
    contacts.flatMap((contact) => contact.body.clients as (PersonId | null)[]),
  );
  return contacts.map((contact) => {
    const { body } = contact;
    return {
      id: contact.id,
      number: contact.number,
      state: contact.state,
      version: contact.version,
      revision: contact.revision,
      day: body.day,
      hour: body.hour,
      minutes: body.minutes,
      line: body.line,
      lineGroup: contact.lineGroup,
      channel: body.channel,
      direction: body.direction,
      kind: body.kind,
      nonDataKind: body.nonDataKind,
      category: body.category,
      subcategory: body.subcategory,
      callerRole: body.callerRole,
      followUp: body.followUp,
      entry: contact.entry,
      consultant: body.consultant,
      owner: contact.owner,
      clients: body.clients.map((id) => ({ id, code: persons.get(id)?.code ?? null })),
    };
  });
}

/** A cursor is the last row's place in the order; it says nothing that the row did not. */
export const writeCursor = (cursor: Cursor | null): string | null => (cursor ? `${cursor.day}_${cursor.id}` : null);

/** @throws hotline.page-invalid */
export function readCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined;
  const day = text.slice(0, 10);
  const id = text.slice(11);
  if (!isDay(day) || text[10] !== '_' || !isId(id)) throw refuse('page-invalid', { path: ['cursor'] });
  return { day, id } as Cursor;
}

export const page = async (
  it: It,
  found: { rows: readonly ContactRecord[]; next: Cursor | null },
  count: ContactPage['count'],
): Promise<ContactPage> => ({ rows: await rowsOf(it, found.rows), next: writeCursor(found.next), count });
