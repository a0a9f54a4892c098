import { call, door, type FoundThing } from '../../../platform/desk-kit/index.ts';
import { localTime } from '../../../platform/kernel/clock.ts';
import { searchContacts } from './calls.ts';
import { readQuery } from './contact-list/read-query.ts';

/** The command bar's search: a contact by number, client code, telephone, address, day or month. Names are people's matter. */
export async function findContact(typed: string, signal: AbortSignal): Promise<readonly FoundThing[]> {
  const zone = door.state().session?.organisation.zone ?? 'UTC';
  const query = readQuery(typed, localTime(new Date(), zone).day);
  if (query.kind === 'nothing' || query.kind === 'person') return [];
  const { kind: _, ...asked } = query;
  // the words of this finder say so: whoever looks for a number or an address here looks to call back
  const why = query.kind === 'phone' || query.kind === 'address' ? ({ purpose: 'call_back' } as const) : {};
  const { rows } = await call(searchContacts, { ...asked, ...why }, { signal });
  return rows.slice(0, 20).map((row) => ({
    id: row.id,
    label: row.number ?? row.day,
    aside: [row.day, ...row.clients.map((one) => one.code ?? '')].filter(Boolean).join(', '),
    path: `/hotline/contacts/${row.id}` as const,
  }));
}
