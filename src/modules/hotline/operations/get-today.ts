import { addDays } from '../../../platform/kernel/index.ts';
import { operation } from '../../../platform/operations/index.ts';
import { findOpenTasks } from '../../../platform/tasks/index.ts';
import { getToday as face } from '../contract.ts';
import { findForToday } from '../store/today-store.ts';
import { rowsOf } from './contact-rows.ts';
import { contactIdOf, dutyKinds, dutyOf } from './duty.ts';
import { newlyShown } from './shown-before.ts';

/** Three statements (hotline.md section 16): what is promised, the contacts of every part of the page, whose they are. */
export const getToday = operation(face, {
  async run(it) {
    const wanted = { kinds: dutyKinds, user: it.actor.user, until: addDays(it.today, 7), limit: 200 };
    const tasks = await findOpenTasks(it.tx, wanted);
    const { drafts, latest, owed } = await findForToday(it.tx, [...new Set(tasks.map(contactIdOf))]);
    const rows = new Map((await rowsOf(it, [...drafts, ...latest, ...owed])).map((row) => [row.id, row]));
    const rowOf = (id: string) => rows.get(id as never) as NonNullable<ReturnType<typeof rows.get>>;
    const count = newlyShown(it, rows.values());
    if (count !== null) it.tx.record({ kind: 'hotline.list-contacts', payload: { today: true, count } });
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
