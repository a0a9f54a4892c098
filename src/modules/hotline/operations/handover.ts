import { addDays } from '../../../platform/kernel/index.ts';
import { type It, operation } from '../../../platform/operations/index.ts';
import { endTasksOf } from '../../../platform/tasks/index.ts';
import type { LineGroup } from '../code-lists.ts';
import { refuse } from '../errors.ts';
import { refuseLine } from '../line-errors.ts';
import { endOf, isRunningAt, minuteOf, startOf } from '../shift.ts';
import * as contract from '../shift-contract.ts';
import { findContactForChange } from '../store/contact-store.ts';
import {
  closeHandover,
  findHandoverOf,
  findOpenHandover,
  freshHandover,
  type HandoverRecord,
  lockHandover,
  openNote,
  putHandover,
  sealNote,
} from '../store/handover-store.ts';
import { findShift, findShifts, type PlannedShift } from '../store/shift-store.ts';
import { dutyDesk } from './guards.ts';
import { handoverItems } from './handover-items.ts';
import { isOnShift, isWaitingFor, nowOf, shownShift } from './shifts.ts';
import { takeOver } from './take-over-draft.ts';

/** What one shift hands to the next: a page that fills itself, one sealed text, and a name and a minute when it is read. */
async function planNow(it: It): Promise<readonly PlannedShift[]> {
  const { day } = nowOf(it);
  return findShifts(it.tx, addDays(day, -1), addDays(day, 1));
}

export const getHandover = operation(contract.getHandover, {
  async run(it, input) {
    dutyDesk(it);
    const now = nowOf(it);
    const plan = await planNow(it);
    const lineGroup = input.lineGroup ?? plan.find((shift) => isOnShift(it, shift, now))?.lineGroup ?? 'sos';
    const ofGroup = plan.filter((shift) => shift.lineGroup === lineGroup);
    const running = ofGroup.filter((shift) => isRunningAt(shift, now)).at(-1);
    const next = ofGroup.find((shift) => startOf(shift) > minuteOf(now));
    const [page, received] = await Promise.all([
      findOpenHandover(it.tx, lineGroup),
      running ? findHandoverOf(it.tx, running.id) : undefined,
    ]);
    const texts = await notesOf(it, [page, received]);
    const items = await handoverItems(it, lineGroup);
    it.tx.record({ kind: 'hotline.list-handover', payload: { lineGroup, count: items.length } });
    return {
      lineGroup,
      running: running ? shownShift(running) : null,
      next: next ? shownShift(next) : null,
      mine: ofGroup.find((shift) => isWaitingFor(it, shift, now))?.id ?? null,
      note: noteOf(page, texts.get(page?.id ?? '') ?? ''),
      received: received ? { text: texts.get(received.id) ?? '', by: received.noteBy } : null,
      items,
    };
  },
});

const noteOf = (page: HandoverRecord | undefined, text: string) => ({
  text,
  revision: page?.noteRevision ?? 0,
  by: page?.noteBy ?? null,
  day: page?.noteOn ?? null,
});

/** The texts of these pages; one whose key is not held is not there. */
async function notesOf(it: It, pages: readonly (HandoverRecord | undefined)[]): Promise<ReadonlyMap<string, string>> {
  const written = pages.filter((page): page is HandoverRecord => page !== undefined && page.note !== null);
  if (written.length === 0) return new Map();
  const ids = written.map((page) => page.id);
  const keys = await it.keys.openKeys(it.tx, ids, { kind: 'hotline.open-handover', payload: { handovers: ids } });
  return new Map(
    written.flatMap((page) => {
      const key = keys.get(page.id);
      return key ? [[page.id, openNote(it.keys, key, page)] as const] : [];
    }),
  );
}

export const writeHandoverNote = operation(contract.writeHandoverNote, {
  async run(it, { lineGroup, text, revision }) {
    const group = dutyDesk(it);
    await lockHandover(it.tx, lineGroup);
    const there = await findOpenHandover(it.tx, lineGroup);
    if ((there?.noteRevision ?? 0) !== revision) {
      const theirs = (await notesOf(it, [there])).get(there?.id ?? '') ?? '';
      // what stands there already is kept already: a write that was sent twice
      if (there && theirs === text) return noteOf(there, text);
      throw refuseLine('stale-note', { data: { revision: there?.noteRevision ?? 0, theirs } });
    }
    const page: HandoverRecord = {
      ...(there ?? freshHandover(group, lineGroup)),
      noteRevision: revision + 1,
      noteBy: it.actor.user,
      noteOn: it.today,
    };
    let key = there?.note
      ? (
          await it.keys.openKeys(it.tx, [page.id], {
            kind: 'hotline.open-handover',
            payload: { handovers: [page.id], to: 'write' },
          })
        ).get(page.id)
      : undefined;
    if (there?.note && !key) throw refuse('not-found');
    if (!key) {
      const begun = it.keys.newKey(page.id, [page.group]);
      await it.keys.putWraps(it.tx, begun.wraps);
      key = begun.key;
    }
    await putHandover(it.tx, { ...page, note: sealNote(it.keys, key, page, text) });
    it.tx.record({
      kind: 'hotline.write-handover',
      payload: { lineGroup, handover: page.id, revision: page.noteRevision },
    });
    return noteOf(page, text);
  },
});

export const acceptHandover = operation(contract.acceptHandover, {
  async run(it, { id, ticked }) {
    const shift = await findShift(it.tx, id);
    const now = nowOf(it);
    // a shift that is not there and one that is not hers answer alike
    if (!shift || !isOnShift(it, shift, now)) throw refuseLine('not-on-shift');
    await lockHandover(it.tx, shift.lineGroup);
    if ((await findShift(it.tx, id))?.accepted) throw refuseLine('already-accepted');
    const items = await handoverItems(it, shift.lineGroup);
    const left = items.filter((item) => item.mustTick && !ticked.includes(item.key));
    if (left.length > 0)
      throw refuseLine('not-acknowledged', { path: ['ticked'], data: { left: left.map((item) => item.key) } });
    const there = await findOpenHandover(it.tx, shift.lineGroup);
    const page = there ?? freshHandover(shift.group, shift.lineGroup);
    if (!there) await putHandover(it.tx, page);
    await closeHandover(it.tx, page, {
      shift: id,
      by: it.actor.user,
      on: now.day,
      minute: now.minute,
      items: items.length,
    });
    await endTasksOf(it.tx, {
      sourceId: id,
      kinds: ['hotline.accept-handover'],
      state: 'done',
      result: 'accepted',
      on: it.today,
    });
    it.tx.record({
      kind: 'hotline.accept-handover',
      payload: { shift: id, handover: page.id, items: items.filter((item) => item.mustTick).map((item) => item.key) },
    });
    return shownShift({ ...shift, accepted: { by: it.actor.user, day: now.day, minute: now.minute } });
  },
});

/** Whoever is on shift takes what the shift before left unfinished; while its owner is on shift herself, it is hers. */
export const takeOverAtHandover = operation(contract.takeOverAtHandover, {
  async run(it, { id, reasonText }) {
    const now = nowOf(it);
    const plan = await planNow(it);
    const mine = plan.filter((shift) => isOnShift(it, shift, now));
    if (mine.length === 0) throw refuseLine('not-on-shift');
    const draft = await findContactForChange(it.tx, id);
    if (!draft || draft.state === 'discarded' || !coversGroup(mine, draft.lineGroup)) throw refuse('not-found');
    const isThere = plan.some(
      (shift) => minuteOf(now) < endOf(shift) && isRunningAt(shift, now) && shift.staff.includes(draft.owner),
    );
    if (isThere && draft.owner !== it.actor.user) throw refuseLine('not-at-handover');
    return takeOver(it, draft, reasonText);
  },
});

const coversGroup = (shifts: readonly PlannedShift[], lineGroup: LineGroup): boolean =>
  shifts.some((shift) => shift.lineGroup === lineGroup);
