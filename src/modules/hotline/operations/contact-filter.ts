import type { z } from 'zod';
import type { It } from '../../../platform/operations/index.ts';
import { findTaskSources } from '../../../platform/tasks/index.ts';
import {
  findPersonByCode,
  findPersonsByAddress,
  findPersonsByNumber,
  recordsOfSamePerson,
  recordsOfSamePersons,
} from '../../people/index.ts';
import type { ContactId, PersonId } from '../contact.ts';
import type { searchContacts } from '../contract.ts';
import { refuse } from '../errors.ts';
import type { FlagKind } from '../flag-kinds.ts';
import { type Flagged, findFlagged } from '../store/flag-store.ts';
import type { ContactFilter } from '../store/search-store.ts';
import { addressIndexes, numberIndex } from './persons.ts';
import { reasonToLookUp } from './reason-to-look-up.ts';

/** What the filters of a search say, as the store asks it; and of it what goes on record. */
export type AskedFilters = Omit<z.output<typeof searchContacts.input>, 'cursor'>;

export interface AskedFilter {
  readonly filter: ContactFilter;
  /** why a number was looked for; empty without one */
  readonly why: Readonly<Record<string, unknown>>;
  /** which filters were set, never what they were set to */
  readonly names: readonly string[];
}

/** Not what is looked for, but where and why. */
const saysNothing: readonly string[] = ['purpose', 'contact'];

/** @throws hotline.days-reversed, hotline.purpose-needed, hotline.filter-needed (a purpose alone asks for nothing) */
export async function filterOf(it: It, input: AskedFilters): Promise<AskedFilter> {
  const { number, client, clientCode, phone, address, purpose, contact, from, to, ...others } = input;
  const { followUpOpen, flag, callerRole, ...equal } = others;
  if (from !== undefined && to !== undefined && from > to) throw refuse('days-reversed', { path: ['to'] });
  const names = Object.entries(input).flatMap(([name, value]) =>
    saysNothing.includes(name) || value === undefined || value === '' ? [] : [name],
  );
  const why = phone || address ? await reasonToLookUp(it, { contact, purpose }) : {};
  const nobody: ContactFilter = { persons: [] };
  const persons: PersonId[][] = [];
  // the records of one person are one person: whatever was written down under any of them
  if (client !== undefined) persons.push((await recordsOfSamePerson(it, client)) as PersonId[]);
  if (clientCode) {
    const person = await findPersonByCode(it, clientCode);
    persons.push(person ? ((await recordsOfSamePerson(it, person.id)) as PersonId[]) : []);
  }
  const index = phone ? numberIndex(it, phone) : undefined;
  const at = address ? addressIndexes(it, address) : undefined;
  const byAddress = address ? (await findPersonsByAddress(it, address)).map((one) => one.id as PersonId) : undefined;
  const byPhone = phone ? (await findPersonsByNumber(it, phone)).map((one) => one.id as PersonId) : undefined;
  const filter: ContactFilter = {
    ...(number ? { number: asNumber(number) } : {}),
    ...(persons.length > 0 ? { persons: persons.reduce((a, b) => a.filter((id) => b.includes(id))) } : {}),
    ...(index ? { phone: index, persons: byPhone ?? [] } : phone ? nobody : {}),
    ...(at?.length ? { address: at, persons: byAddress ?? [] } : address ? nobody : {}),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(followUpOpen
      ? { followUpOpen: (await findTaskSources(it.tx, ['hotline.callback', 'hotline.follow-up'])) as ContactId[] }
      : {}),
    ...(flag === undefined ? {} : { flagged: await flaggedNow(it, flag === 'any' ? null : flag) }),
    equal: { ...equal, ...(callerRole === undefined ? {} : { caller_role: callerRole }) } as NonNullable<
      ContactFilter['equal']
    >,
  };
  return { filter, why, names };
}

/** Whose contacts were asked for: auditors must be able to tell who looked for whom. */
export const recordedFilter = ({ filter, why, names }: AskedFilter) => ({
  ...why,
  filters: names,
  ...(filter.persons?.length ? { persons: filter.persons } : {}),
  ...(filter.phone ? { phone: filter.phone.toString('base64url') } : {}),
  ...(filter.address ? { address: filter.address.map((one) => one.toString('base64url')) } : {}),
});

/** Whom a flag that runs today stands on; the records of one person are one person. */
async function flaggedNow(it: It, kind: FlagKind | null): Promise<Flagged> {
  const flagged = await findFlagged(it.tx, kind, it.today);
  const records = await recordsOfSamePersons(it, flagged.persons);
  return { ...flagged, persons: [...new Set([...records.values()].flat())] as PersonId[] };
}

/** `12-123`, `h12-000123` and `H12-000123` are the same number. */
function asNumber(typed: string): string {
  const [, year, digits] = /^\s*h?(\d{2})\s*[-/ ]\s*(\d{1,9})\s*$/i.exec(typed) ?? [];
  return year && digits ? `H${year}-${String(Number(digits)).padStart(6, '0')}` : typed.trim().toUpperCase();
}
