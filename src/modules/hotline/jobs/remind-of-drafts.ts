import { localTime, newId } from '../../../platform/kernel/index.ts';
import type { Job } from '../../../platform/operations/index.ts';
import { addTask } from '../../../platform/tasks/index.ts';
import { staleDrafts } from '../store/draft-reminder-store.ts';

/** A draft that lies open for twelve hours becomes a duty of its owner. It is never finalised by a timer. */
const HOURS = 12;

export const remindOfDrafts: Job = {
  id: 'hotline.remind-of-drafts',
  everySeconds: 15 * 60,
  async run(tx) {
    // days and hours of a draft are the organisation's; the night between two zones costs an hour, not a draft
    const before = localTime(new Date(Date.now() - HOURS * 3_600_000), 'Europe/Belgrade');
    const { day } = localTime(new Date(), 'Europe/Belgrade');
    for (const draft of await staleDrafts(tx, before.day, before.hour)) {
      await addTask(tx, {
        id: newId<'task'>(),
        kind: 'hotline.finish-draft',
        source: { kind: 'hotline.contact', id: draft.id },
        group: draft.group,
        assignee: draft.owner,
        dueDay: day,
        dueMinute: null,
        state: 'open',
        result: null,
        attempts: 0,
        revision: 1,
        text: null,
        madeBy: null,
        madeOn: day,
        endedOn: null,
      });
    }
  },
};
