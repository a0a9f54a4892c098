import { localTime, newId } from '../../../platform/kernel/index.ts';
import type { Job } from '../../../platform/operations/index.ts';
import { addTask, findTaskSources, newTask } from '../../../platform/tasks/index.ts';
import { staleDrafts, zoneOf } from '../store/draft-reminder-store.ts';

/** A draft that lies open for twelve hours becomes a duty of its owner. It is never finalised by a timer. */
const HOURS = 12;

export const remindOfDrafts: Job = {
  id: 'hotline.remind-of-drafts',
  everySeconds: 15 * 60,
  async run(tx) {
    // days and hours of a draft are the organisation's
    const zone = await zoneOf(tx);
    const now = Date.now();
    const before = localTime(new Date(now - HOURS * 3_600_000), zone);
    const { day } = localTime(new Date(now), zone);
    const reminded = new Set(await findTaskSources(tx, ['hotline.finish-draft']));
    for (const draft of await staleDrafts(tx, before.day, before.hour)) {
      if (reminded.has(draft.id)) continue;
      await addTask(
        tx,
        newTask({
          id: newId<'task'>(),
          kind: 'hotline.finish-draft',
          source: { kind: 'hotline.contact', id: draft.id },
          group: draft.group,
          assignee: draft.owner,
          dueDay: day,
          madeBy: null,
          madeOn: day,
        }),
      );
    }
  },
};
