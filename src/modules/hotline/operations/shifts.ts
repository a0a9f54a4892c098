import type { Day } from '../../../platform/kernel/index.ts';
import { addDays } from '../../../platform/kernel/index.ts';
import { type It, operation } from '../../../platform/operations/index.ts';
import { endTasksOf } from '../../../platform/tasks/index.ts';
import { refuse } from '../errors.ts';
import { SOON_DAYS } from '../flag.ts';
import { refuseLine } from '../line-errors.ts';
import { localMinute } from '../local-minute.ts';
import {
  acceptBefore,
  endMinuteOf,
  endOf,
  isRunningAt,
  type Minute,
  minuteOf,
  personsTwice,
  startOf,
} from '../shift.ts';
import type { ShiftCard } from '../shift-contract.ts';
import * as contract from '../shift-contract.ts';
import { findEnding } from '../store/flag-store.ts';
import { deleteShift, findShift, findShifts, lockPlan, type PlannedShift, putShift } from '../store/shift-store.ts';
import { checkAssignee, dutyDesk } from './guards.ts';
import { ownLift } from './look-up-lifts.ts';

/** The plan of the lines: a supervisor makes it, everybody on the desk reads it. */
export const shownShift = (shift: PlannedShift): ShiftCard => {
  const end = endMinuteOf(shift);
  return {
    id: shift.id,
    lineGroup: shift.lineGroup,
    day: shift.day,
    fromMinute: shift.fromMinute,
    minutes: shift.minutes,
    endDay: end.day,
    endMinute: end.minute,
    staff: [...shift.staff],
    reserve: [...shift.reserve],
    revision: shift.revision,
    accepted: shift.accepted,
  };
};

export const nowOf = (it: It): Minute => localMinute(it.clock.now(), it.organisation.zone);

const around = (day: Day) => [addDays(day, -1), addDays(day, 1)] as const;

export const planShift = operation(contract.planShift, {
  async run(it, { revision, ...wanted }) {
    const group = dutyDesk(it);
    await lockPlan(it.tx);
    const [before, others] = await Promise.all([findShift(it.tx, wanted.id), findShifts(it.tx, ...around(wanted.day))]);
    const shift: PlannedShift = {
      ...wanted,
      group: before?.group ?? group,
      revision: (before?.revision ?? 0) + 1,
      accepted: before?.accepted ?? null,
    };
    if (before && revision !== before.revision) {
      // sent twice, it is the same shift
      if (revision === undefined && same(before, shift)) return shownShift(before);
      throw refuseLine('stale-shift', { data: { revision: before.revision } });
    }
    for (const user of [...shift.staff, ...shift.reserve]) await checkAssignee(it, group, user, ['staff']);
    const twice = personsTwice(shift, others);
    if (twice.length > 0) throw refuseLine('overlaps', { path: ['staff'], data: { users: twice } });
    await putShift(it.tx, shift, it.actor.user, it.today);
    it.tx.record({
      kind: 'hotline.plan-shift',
      payload: { shift: shift.id, day: shift.day, from: shift.fromMinute, minutes: shift.minutes, staff: shift.staff },
    });
    return shownShift(shift);
  },
});

const same = (one: PlannedShift, other: PlannedShift): boolean =>
  JSON.stringify({ ...shownShift(one), revision: 0 }) === JSON.stringify({ ...shownShift(other), revision: 0 });

export const cancelShift = operation(contract.cancelShift, {
  async run(it, { id, revision }) {
    const shift = await findShift(it.tx, id);
    if (!shift) throw refuse('not-found');
    if (shift.revision !== revision) throw refuseLine('stale-shift', { data: { revision: shift.revision } });
    if (shift.accepted) throw refuseLine('already-accepted');
    await deleteShift(it.tx, id);
    await endTasksOf(it.tx, {
      sourceId: id,
      kinds: ['hotline.accept-handover'],
      state: 'dropped',
      result: 'cancelled',
      on: it.today,
    });
    it.tx.record({ kind: 'hotline.cancel-shift', payload: { shift: id, day: shift.day } });
    return null;
  },
});

/** Two months are a plan; more would be a register of who worked when. */
const MOST_DAYS = 62;

export const listShifts = operation(contract.listShifts, {
  async run(it, { from, to }) {
    if (from > to || addDays(from, MOST_DAYS) < to) throw refuse('days-reversed', { path: ['to'] });
    return (await findShifts(it.tx, from, to)).map(shownShift);
  },
});

const SOON_MINUTES = 12 * 60;

export const getShiftNow = operation(contract.getShiftNow, {
  async run(it) {
    const now = nowOf(it);
    const [plan, flagsEnding, lookUpsLifted] = await Promise.all([
      findShifts(it.tx, ...around(now.day)),
      findEnding(it.tx, it.today, addDays(it.today, SOON_DAYS)),
      ownLift(it),
    ]);
    return {
      flagsEnding,
      lookUpsLifted,
      running: plan.filter((shift) => isRunningAt(shift, now)).map(shownShift),
      next: plan
        .filter((shift) => startOf(shift) > minuteOf(now) && startOf(shift) - minuteOf(now) <= SOON_MINUTES)
        .slice(0, 4)
        .map(shownShift),
      unread: plan.find((shift) => isWaitingFor(it, shift, now))?.id ?? null,
    };
  },
});

/** A shift of hers that runs, or begins within half an hour, and that nobody has taken over for. */
export const isWaitingFor = (it: It, shift: PlannedShift, now: Minute): boolean =>
  shift.accepted === null && isOnShift(it, shift, now);

export const isOnShift = (it: It, shift: PlannedShift, now: Minute): boolean =>
  (shift.staff.includes(it.actor.user) || shift.reserve.includes(it.actor.user)) &&
  startOf(shift) - acceptBefore <= minuteOf(now) &&
  minuteOf(now) < endOf(shift);
