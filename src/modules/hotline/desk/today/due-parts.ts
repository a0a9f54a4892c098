import { addDays, type Day } from '../../../../platform/kernel/days.ts';
import type { Duty } from '../../contact-shapes.ts';

/** The open promises of a week by when they are due. Drafts to finish stand among the drafts. */
export function duePartsOf(duties: readonly Duty[], day: Day, minute: number) {
  const open = duties.filter((duty) => duty.state === 'open' && duty.kind !== 'hotline.finish-draft');
  const isPast = ({ dueDay, dueMinute }: Duty) =>
    dueDay < day || (dueDay === day && dueMinute !== null && dueMinute < minute);
  return {
    open,
    overdue: open.filter(isPast),
    today: open.filter((duty) => duty.dueDay === day && !isPast(duty)),
    later: open.filter((duty) => duty.dueDay > day && duty.dueDay <= addDays(day, 7)),
  };
}
