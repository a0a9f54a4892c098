import { addDays } from '../../../platform/kernel/index.ts';
import type { It } from '../../../platform/operations/index.ts';
import { findOpenTasks, type Task } from '../../../platform/tasks/index.ts';
import type { LineGroup } from '../code-lists.ts';
import type { ContactId } from '../contact.ts';
import type { ContactRow } from '../contact-shapes.ts';
import { minuteOf } from '../shift.ts';
import type { HandoverItem } from '../shift-contract.ts';
import { findRunningFlags } from '../store/flag-store.ts';
import { findLeftBehind } from '../store/handover-store.ts';
import { findPorts } from '../store/line-port-store.ts';
import { findLines } from '../store/line-store.ts';
import { findOpenMissed } from '../store/missed-store.ts';
import { findListed } from '../store/search-store.ts';
import { rowsOf } from './contact-rows.ts';
import { contactIdOf } from './duty.ts';
import { gatherMissed } from './gather-missed.ts';
import { nowOf } from './shifts.ts';

/**
 * What a line group has open at this moment, found in what was recorded and in nobody's memory: whatever somebody forgot
 * stands here all the same.
 */
const DANGER_DAYS = 3;
const KINDS = ['hotline.callback', 'hotline.will-call', 'hotline.check-entry'] as const;
const ITEM_OF: Readonly<Record<string, HandoverItem['kind']>> = {
  'hotline.callback': 'callback',
  'hotline.will-call': 'will_call',
  'hotline.check-entry': 'check',
};

const nothing: Omit<HandoverItem, 'key' | 'kind'> = {
  mustTick: true,
  contact: null,
  number: null,
  category: null,
  subcategory: null,
  clients: [],
  owner: null,
  line: null,
  day: null,
  minute: null,
  flag: null,
  attempts: null,
  voicemail: false,
  mayTakeOver: false,
};

export async function handoverItems(it: It, lineGroup: LineGroup): Promise<HandoverItem[]> {
  await gatherMissed(it);
  const now = nowOf(it);
  const [left, tasks, missed, flags, lines, ports] = await Promise.all([
    findLeftBehind(it.tx, lineGroup, addDays(it.today, -DANGER_DAYS)),
    findOpenTasks(it.tx, { kinds: KINDS, user: null, until: addDays(it.today, 1), limit: 500 }),
    findOpenMissed(it.tx),
    findRunningFlags(it.tx, it.today),
    findLines(it.tx),
    findPorts(it.tx),
  ]);
  const due = tasks.filter(
    (task) => minuteOf({ day: task.dueDay, minute: task.dueMinute ?? 0 }) <= minuteOf(now) + 24 * 60,
  );
  const ids = [...new Set([...left.map((one) => one.id), ...due.map(contactIdOf)])];
  const rows = new Map((await rowsOf(it, await findListed(it.tx, ids))).map((row) => [row.id as string, row]));
  const ofGroup = new Set(lines.filter((line) => line.group === lineGroup).map((line) => line.code));
  return [
    ...left.flatMap(({ id, kind }) => {
      const row = rows.get(id);
      // her own draft is no news to whoever takes over
      if (!row || (kind === 'draft' && row.owner === it.actor.user)) return [];
      return [{ ...aboutContact(row), key: `${kind}:${id}`, kind, mayTakeOver: kind === 'draft' }];
    }),
    ...missed
      .filter((one) => ofGroup.has(one.line))
      .map((one) => ({
        ...nothing,
        key: `missed:${one.id}`,
        kind: 'missed' as const,
        line: one.line,
        owner: one.assignee,
        day: one.last.day,
        minute: one.last.hour * 60,
        attempts: one.attempts,
        voicemail: one.voicemail,
      })),
    ...due.flatMap((task) => dutyItem(task, rows.get(contactIdOf(task) as ContactId), lineGroup)),
    ...ports
      .filter((port) => port.isDown && ofGroup.has(port.line))
      .map((port) => ({ ...nothing, key: `line_down:${port.line}`, kind: 'line_down' as const, line: port.line })),
    // flags run for months and stand in the banner of their callers: shown, not ticked
    ...flags.map((flag) => ({
      ...nothing,
      key: `flag:${flag.id}`,
      kind: 'flag' as const,
      mustTick: false,
      flag: flag.kind,
      day: flag.until,
      owner: flag.setBy,
    })),
  ];
}

const aboutContact = (row: ContactRow): Omit<HandoverItem, 'key' | 'kind'> => ({
  ...nothing,
  contact: row.id,
  number: row.number,
  category: row.category,
  subcategory: row.subcategory,
  clients: row.clients.flatMap((one) => (one.code ? [one.code] : [])),
  owner: row.owner,
  line: row.line,
  day: row.day,
  minute: row.hour === null ? null : row.hour * 60,
});

function dutyItem(task: Task, row: ContactRow | undefined, lineGroup: LineGroup): HandoverItem[] {
  const kind = ITEM_OF[task.kind];
  if (!kind || row?.lineGroup !== lineGroup) return [];
  return [
    {
      ...aboutContact(row),
      key: `${kind}:${task.id}`,
      kind,
      owner: task.assignee,
      day: task.dueDay,
      minute: task.dueMinute,
      attempts: task.attempts,
    },
  ];
}
