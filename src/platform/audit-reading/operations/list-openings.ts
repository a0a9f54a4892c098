import { operation } from '../../operations/index.ts';
import { listOpenings as face } from '../contract.ts';
import { refuse } from '../errors.ts';
import { lookThrough, readCursor } from '../look-through.ts';
import { openMonths } from '../open-acts.ts';

/**
 * For the page of a contact (hotline.md §13): who, when and what, not the payload of anybody's act. Only what an act names as
 * its contact, or among its contacts, counts, so that the id of a person or of a colleague finds nothing.
 */
export const listOpenings = operation(face, {
  async run(it, { id, from, before }) {
    if (!it.keys.groupOf('auditors')) throw refuse('not-found');
    const days = { from, to: it.today };
    const range = { ...days, kind: 'hotline', before: readCursor(before, days) };
    const months = await openMonths(it, [from, it.today], { kind: 'audit.list-openings', payload: { about: id } });
    let closed = 0;
    const { acts, ...page } = await lookThrough(it, months, range, (act) => {
      if (act.seal !== 'open') closed += 1;
      const { contact, contacts } = act.details;
      return contact === id || (Array.isArray(contacts) && contacts.includes(id));
    });
    const openings = acts.map(({ seq, at, day, kind, by }) => ({ seq, at: at ?? `${day}T12:00:00.000Z`, kind, by }));
    return { openings, closed, ...page };
  },
});
