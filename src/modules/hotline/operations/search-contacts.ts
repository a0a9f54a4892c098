import { type It, operation } from '../../../platform/operations/index.ts';
import { findTaskSources } from '../../../platform/tasks/index.ts';
import {
  findPersonByCode,
  findPersonsByNumber,
  recordsOfSamePerson,
  recordsOfSamePersons,
} from '../../people/index.ts';
import type { ContactId, PersonId } from '../contact.ts';
import { searchContacts as face } from '../contract.ts';
import { refuse } from '../errors.ts';
import type { FlagKind } from '../flag-kinds.ts';
import { type Flagged, findFlagged } from '../store/flag-store.ts';
import { type ContactFilter, countUpTo, findPage } from '../store/search-store.ts';
import { page, readCursor } from './contact-rows.ts';
import { numberIndex } from './persons.ts';
import { reasonToLookUp } from './reason-to-look-up.ts';

/** Everything but text: what a box and its filters can say. Answers with codes and days; a search is one row in the log. */
export const searchContacts = operation(face, {
  // by whom a number was written down is a look-up as well (hotline.md section 7, rule 5)
  limited: 'look-ups',
  limitedIf: ({ phone }) => phone !== undefined && phone !== '',
  async run(it, input) {
    const { cursor, number, client, clientCode, phone, purpose, contact, from, to, ...others } = input;
    const { followUpOpen, flag, callerRole, ...equal } = others;
    const after = readCursor(cursor);
    if (from !== undefined && to !== undefined && from > to) throw refuse('days-reversed', { path: ['to'] });
    if (
      Object.entries(input).every(([name, value]) => saysNothing.includes(name) || value === undefined || value === '')
    )
      throw refuse('filter-needed');
    const why = phone ? await reasonToLookUp(it, { contact, purpose }) : {};
    const nobody: ContactFilter = { persons: [] };
    const persons: PersonId[][] = [];
    // the records of one person are one person: whatever was written down under any of them
    if (client !== undefined) persons.push((await recordsOfSamePerson(it, client)) as PersonId[]);
    if (clientCode) {
      const person = await findPersonByCode(it, clientCode);
      persons.push(person ? ((await recordsOfSamePerson(it, person.id)) as PersonId[]) : []);
    }
    const index = phone ? numberIndex(it, phone) : undefined;
    const byPhone = phone ? (await findPersonsByNumber(it, phone)).map((one) => one.id as PersonId) : undefined;
    const filter: ContactFilter = {
      ...(number ? { number: asNumber(number) } : {}),
      ...(persons.length > 0 ? { persons: persons.reduce((a, b) => a.filter((id) => b.includes(id))) } : {}),
      ...(index ? { phone: index, persons: byPhone ?? [] } : phone ? nobody : {}),
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
    const found = await findPage(it.tx, filter, after);
    // a page that is not full has counted itself
    const counted = { n: found.rows.length, more: false };
    const count = after !== undefined ? null : found.next === null ? counted : await countUpTo(it.tx, filter);
    it.tx.record({
      kind: phone ? 'hotline.search-number' : 'hotline.search-contacts',
      payload: {
        ...why,
        filters: Object.keys(input).filter((name) => !saysNothing.includes(name)),
        // whose contacts were asked for: auditors must be able to tell who looked for whom
        ...(filter.persons?.length ? { persons: filter.persons } : {}),
        ...(index ? { phone: index.toString('base64url') } : {}),
        count: found.rows.length,
      },
    });
    return page(it, found, count);
  },
});

/** Whom a flag that runs today stands on; the records of one person are one person. */
async function flaggedNow(it: It, kind: FlagKind | null): Promise<Flagged> {
  const flagged = await findFlagged(it.tx, kind, it.today);
  const records = await recordsOfSamePersons(it, flagged.persons);
  return { ...flagged, persons: [...new Set([...records.values()].flat())] as PersonId[] };
}

/** Not what is looked for, but where and why. */
const saysNothing: readonly string[] = ['cursor', 'purpose', 'contact'];

/** `12-123`, `h12-000123` and `H12-000123` are the same number. */
function asNumber(typed: string): string {
  const [, year, digits] = /^\s*h?(\d{2})\s*[-/ ]\s*(\d{1,9})\s*$/i.exec(typed) ?? [];
  return year && digits ? `H${year}-${String(Number(digits)).padStart(6, '0')}` : typed.trim().toUpperCase();
}
