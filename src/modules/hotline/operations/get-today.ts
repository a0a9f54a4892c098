import { addDays } from '../../../platform/kernel/index.ts';
import { operation } from '../../../platform/operations/index.ts';
import { findOpenTasks } from '../../../platform/tasks/index.ts';
import { getToday as face } from '../contract.ts';
import { findDrafts, findListed, findRecent } from '../store/search-store.ts';
import { rowsOf } from './contact-rows.ts';
import { contactIdOf, dutyKinds, dutyOf } from './duty.ts';

/** Three questions in one round trip, then the contacts that are owed something and whose they are. */
export const getToday = operation(face, {
  async run(it) {
    const [drafts, tasks, latest] = await Promise.all([
      findDrafts(it.tx),
      findOpenTasks(it.tx, { kinds: dutyKinds, user: it.actor.user, until: addDays(it.today, 7), limit: 200 }),
      findRecent(it.tx, 10),
    ]);
    const known = new Set([...drafts, ...latest].map((contact) => contact.id));
    const owed = [...new Set(tasks.map(contactIdOf))].filter((id) => !known.has(id));
    const promised = await findListed(it.tx, owed);
    const rows = new Map((await rowsOf(it, [...drafts, ...latest, ...promised])).map((row) => [row.id, row]));
    const rowOf = (id: string) => rows.get(id as never) as NonNullable<ReturnType<typeof rows.get>>;
    it.tx.record({ kind: 'hotline.list-contacts', payload: { today: true, count: rows.size } });
    return {
      drafts: drafts
        .filter((draft) => draft.owner === it.actor.user)
        .map((draft) => ({ ...rowOf(draft.id), takenFrom: draft.taken_from })),
      takenOver: drafts.filter((draft) => draft.owner !== it.actor.user).map((draft) => rowOf(draft.id)),
      duties: tasks.map((task) => dutyOf(task, rows.get(contactIdOf(task)))),
      recent: latest.map((contact) => rowOf(contact.id)),
    };
  },
});
