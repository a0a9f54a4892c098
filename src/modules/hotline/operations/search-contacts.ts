import { operation } from '../../../platform/operations/index.ts';
import { searchContacts as face } from '../contract.ts';
import { refuse } from '../errors.ts';
import { countUpTo, findPage } from '../store/search-store.ts';
import { filterOf, recordedFilter } from './contact-filter.ts';
import { page, readCursor } from './contact-rows.ts';

/** Everything but text: what a box and its filters can say. Answers with codes and days; a search is one row in the log. */
export const searchContacts = operation(face, {
  // by whom a number or an address was written down is a look-up as well (hotline.md section 7, rule 5)
  limited: 'look-ups',
  limitedIf: ({ phone, address }) => Boolean(phone) || Boolean(address),
  async run(it, { cursor, ...input }) {
    const after = readCursor(cursor);
    const asked = await filterOf(it, input);
    if (asked.names.length === 0) throw refuse('filter-needed');
    const { filter } = asked;
    const found = await findPage(it.tx, filter, after);
    // a page that is not full has counted itself
    const counted = { n: found.rows.length, more: false };
    const count = after !== undefined ? null : found.next === null ? counted : await countUpTo(it.tx, filter);
    it.tx.record({
      kind: input.phone || input.address ? 'hotline.search-number' : 'hotline.search-contacts',
      payload: { ...recordedFilter(asked), count: found.rows.length },
    });
    return page(it, found, count);
  },
});
