import { addDays, localTime } from '../../../platform/kernel/index.ts';
import { type It, operation } from '../../../platform/operations/index.ts';
import { findOpenTasks, type Task } from '../../../platform/tasks/index.ts';
import type { DataKey } from '../../../platform/vault/index.ts';
import { openOverrideReason } from '../../people/index.ts';
import type { ContactId } from '../contact.ts';
import { getSupervision as face } from '../contract.ts';
import { endMinuteOf, type ShiftId } from '../shift.ts';
import { findOpenMissed } from '../store/missed-store.ts';
import { findOverrides, type Outgoing } from '../store/outgoing-store.ts';
import { openPiece } from '../store/own-piece.ts';
import { findListed } from '../store/search-store.ts';
import { findShiftsNamed } from '../store/shift-store.ts';
import { findAfterwards, findHardCalls, findStaleDrafts } from '../store/supervision-store.ts';
import { rowsOf } from './contact-rows.ts';
import { contactIdOf, dutyOf, isForSupervisor } from './duty.ts';
import { gatherMissed } from './gather-missed.ts';
import { runningLifts } from './look-up-lifts.ts';
import { shownMissed } from './missed.ts';
import { codesOfPersons } from './persons.ts';
import { duressKind } from './raise-duress.ts';

const STALE_HOURS = 12;
const HARD_DAYS = 14;
const AFTERWARDS_DAYS = 30;

/** Everything that rose to a supervisor, in one page. */
export const getSupervision = operation(face, {
  async run(it) {
    await gatherMissed(it);
    const twelveAgo = localTime(new Date(it.clock.now().getTime() - STALE_HOURS * 3_600_000), it.organisation.zone);
    const tasksOf = (kinds: string[]) =>
      findOpenTasks(it.tx, { kinds, user: null, until: addDays(it.today, 366), limit: 500 });
    const [duress, unaccepted, disputed, callBacks, followUps, overrides, missed, stale, hard, afterwards] =
      await Promise.all([
        tasksOf([duressKind]),
        tasksOf(['hotline.accept-handover']),
        tasksOf(['hotline.entry-disputed']),
        tasksOf(['hotline.callback']),
        tasksOf(['hotline.follow-up']),
        findOverrides(it.tx),
        findOpenMissed(it.tx),
        findStaleDrafts(it.tx, twelveAgo),
        findHardCalls(it.tx, addDays(it.today, -HARD_DAYS)),
        findAfterwards(it.tx, addDays(it.today, -AFTERWARDS_DAYS)),
      ]);
    const raised = callBacks.filter(isForSupervisor);
    const overdue = followUps.filter((task) => task.dueDay < it.today);
    const ids = [...duress, ...disputed, ...raised, ...overdue].map(contactIdOf);
    const listed = await findListed(it.tx, [...new Set([...ids, ...stale, ...afterwards])]);
    const rows = new Map((await rowsOf(it, listed)).map((row) => [row.id as string, row]));
    const those = (wanted: readonly ContactId[]) => wanted.flatMap((id) => rows.get(id) ?? []);
    it.tx.record({
      kind: 'hotline.list-supervision',
      payload: { count: rows.size + overrides.length + missed.length + unaccepted.length },
    });
    return {
      duress: duress.map((task) => ({
        id: task.id,
        revision: task.revision,
        contact: contactIdOf(task),
        number: rows.get(contactIdOf(task))?.number ?? null,
        consultant: task.madeBy,
        day: task.madeOn,
      })),
      handovers: await shownHandovers(it, unaccepted),
      overrides: await shownOverrides(it, overrides),
      disputed: disputed.map((task) => dutyOf(task, rows.get(contactIdOf(task)))),
      callBacks: raised.map((task) => dutyOf(task, rows.get(contactIdOf(task)))),
      missed: (await shownMissed(it, missed, 'get-supervision')).filter((one) => one.hasRisen),
      drafts: those(stale),
      followUps: overdue.map((task) => dutyOf(task, rows.get(contactIdOf(task)))),
      hardCalls: hard.map((one) => ({ contact: one.id, consultant: one.consultant, day: one.day })),
      afterwards: those(afterwards),
      lifts: await runningLifts(it),
    };
  },
});

/** A shift that is over or was taken over for meanwhile stays until somebody has seen it: nobody took over in time. */
async function shownHandovers(it: It, tasks: readonly Task[]) {
  const shifts = new Map(
    (
      await findShiftsNamed(
        it.tx,
        tasks.map((task) => task.source.id as ShiftId),
      )
    ).map((one) => [one.id as string, one]),
  );
  return tasks.flatMap((task) => {
    const shift = shifts.get(task.source.id);
    if (!shift) return [];
    const { lineGroup, day, fromMinute, staff } = shift;
    return [{ id: task.id, lineGroup, day, fromMinute, endMinute: endMinuteOf(shift).minute, staff: [...staff] }];
  });
}

async function shownOverrides(it: It, overrides: readonly Outgoing[]) {
  const sealed = overrides.filter((one) => one.sealed !== null);
  const act = { kind: 'hotline.open-overrides', payload: { count: overrides.length } };
  const [persons, keys] = await Promise.all([
    codesOfPersons(
      it,
      overrides.map((one) => one.person),
    ),
    sealed.length === 0
      ? new Map()
      : it.keys.openKeys(
          it.tx,
          sealed.map((one) => one.id),
          act,
        ),
  ]);
  return overrides.map((one) => {
    const key = keys.get(one.id);
    return {
      id: one.id,
      source: one.sourceKind,
      contact: one.contact,
      person: one.person && { id: one.person, code: persons.get(one.person)?.code ?? null },
      by: one.madeBy,
      day: one.day,
      hour: one.hour,
      now: one.contactNow,
      result: one.result,
      reason: one.sealed && key ? reasonOf(it, one, key, one.sealed) : null,
    };
  });
}

/** On a person's own page it was people that sealed it. */
const reasonOf = (it: It, one: Outgoing, key: DataKey, sealed: Buffer): string =>
  one.sourceKind === 'contact_point'
    ? openOverrideReason(it.keys, key, one.id, sealed)
    : openPiece<{ reason: string }>(it.keys, key, 'hotline.outgoing', one.id, 1, sealed).reason;
