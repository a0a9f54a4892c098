import { addDays, newId } from '../../../platform/kernel/index.ts';
import type { Job } from '../../../platform/operations/index.ts';
import { addTask, findTaskSources, newTask } from '../../../platform/tasks/index.ts';
import { localMinute } from '../local-minute.ts';
import { acceptWithin, isRunningAt, minuteOf, startOf } from '../shift.ts';
import { zoneOf } from '../store/draft-reminder-store.ts';
import { findUnacceptedShifts } from '../store/shift-store.ts';

/** Said once a shift: what a supervisor has seen does not come again. A shift that began a quarter of an hour ago and that nobody has taken over for: a supervisor finds it in her queue. */
export const remindOfHandover: Job = {
  id: 'hotline.remind-of-handover',
  everySeconds: 5 * 60,
  async run(tx) {
    const now = localMinute(new Date(Date.now()), await zoneOf(tx));
    const reminded = new Set(await findTaskSources(tx, ['hotline.accept-handover'], 'any'));
    for (const row of await findUnacceptedShifts(tx, addDays(now.day, -1), now.day)) {
      const shift = { day: row.day, fromMinute: row.from_minute, minutes: row.minutes };
      if (reminded.has(row.id) || !isRunningAt(shift, now) || minuteOf(now) - startOf(shift) < acceptWithin) continue;
      await addTask(
        tx,
        newTask({
          id: newId<'task'>(),
          kind: 'hotline.accept-handover',
          source: { kind: 'hotline.shift', id: row.id },
          group: row.group_id,
          dueDay: now.day,
          madeBy: null,
          madeOn: now.day,
        }),
      );
    }
  },
};
