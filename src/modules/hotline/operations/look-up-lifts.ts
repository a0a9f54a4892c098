import { endLift, findLifts, insertLift, LONGEST_LIFT_HOURS, type LookUpLift } from '../../../platform/access/index.ts';
import { addDays, newId, type UserId } from '../../../platform/kernel/index.ts';
import { type It, lookUpAgain, operation } from '../../../platform/operations/index.ts';
import * as contract from '../contract.ts';
import { refuse } from '../errors.ts';
import { localMinute } from '../local-minute.ts';
import type { LookUpLift as Shown } from '../look-up-contract.ts';
import { endOf, isRunningAt, minuteOf } from '../shift.ts';
import { beginPiece, openPiece } from '../store/own-piece.ts';
import { findShifts } from '../store/shift-store.ts';
import { checkAssignee, dutyDesk } from './guards.ts';

const MINUTE = 60_000;

/** The rule of hotline.md section 7 lifted for one colleague and her shift. What she looks up is counted and watched as before. */
export const liftLookUps = operation(contract.liftLookUps, {
  async run(it, { user, reason, hours }) {
    if (user === it.actor.user) throw refuse('own-limit', { path: ['user'] });
    const group = dutyDesk(it);
    await checkAssignee(it, group, user, ['user']);
    const now = it.clock.now();
    const id = newId<'look-up-lift'>();
    const until = await endFor(it, user, now, Math.min(hours, LONGEST_LIFT_HOURS));
    const piece = beginPiece(it.keys, group, 'access.look_up_lift', id, { reason });
    const lift = { id, group, user, from: now, until, sealed: piece.sealed, by: it.actor.user };
    await Promise.all([insertLift(it.tx, lift), it.keys.putWraps(it.tx, piece.wraps)]);
    it.tx.record({ kind: 'hotline.lift-look-ups', payload: { user, until: until.toISOString(), reason } });
    it.tx.afterCommit(() => lookUpAgain(user));
    return shownLift(it, lift, reason);
  },
});

export const endLookUpLift = operation(contract.endLookUpLift, {
  async run(it, { id }) {
    const user = await endLift(it.tx, id, it.clock.now());
    if (!user) throw refuse('not-found');
    it.tx.record({ kind: 'hotline.end-look-up-lift', payload: { user, lift: id } });
    return null;
  },
});

/** When her shift ends, where one of hers runs; the hours that were said, where that is sooner. */
async function endFor(it: It, user: UserId, from: Date, hours: number): Promise<Date> {
  const now = localMinute(from, it.organisation.zone);
  const shifts = await findShifts(it.tx, addDays(now.day, -1), now.day);
  const hers = shifts.filter((one) => isRunningAt(one, now) && [...one.staff, ...one.reserve].includes(user));
  const left = hers.map((shift) => endOf(shift) - minuteOf(now));
  return new Date(from.getTime() + Math.min(hours * 60, ...left) * MINUTE);
}

/** Those that run now, with their reasons, for a supervisor. */
export async function runningLifts(it: It): Promise<Shown[]> {
  const lifts = await findLifts(it.tx, it.clock.now());
  if (lifts.length === 0) return [];
  const act = { kind: 'hotline.open-look-up-lifts', payload: { count: lifts.length } };
  const keys = await it.keys.openKeys(
    it.tx,
    lifts.map((one) => one.id),
    act,
  );
  return lifts.map((lift) => {
    const key = keys.get(lift.id);
    const words = key && openPiece<{ reason: string }>(it.keys, key, 'access.look_up_lift', lift.id, 1, lift.sealed);
    return shownLift(it, lift, words?.reason ?? '');
  });
}

/** Until when hers is lifted, for herself; why is between the two of them and the log. */
export async function ownLift(it: It): Promise<Omit<Shown, 'id' | 'user' | 'reason'> | null> {
  const [lift] = await findLifts(it.tx, it.clock.now(), it.actor.user);
  if (!lift) return null;
  const { by, untilDay, untilMinute } = shownLift(it, lift, '');
  return { by, untilDay, untilMinute };
}

function shownLift(it: It, { id, user, by, until }: Pick<LookUpLift, 'id' | 'user' | 'by' | 'until'>, reason: string) {
  const end = localMinute(until, it.organisation.zone);
  return { id, user, by, untilDay: end.day, untilMinute: end.minute, reason };
}
