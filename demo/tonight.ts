import { addDays, localTime, newId } from '../src/platform/kernel/index.ts';
import { act } from './at-desk.ts';
import type { ClientRecord, StaffCode } from './records.ts';
import type { Staffed } from './through-operations.ts';

/**
 * The night of the desk: numbers that rang in vain, warnings that run, a call-back that was tried three times and one that was
 * called against its card. Numbers have the prefix that no network has (+381 50).
 */
const RINGS: readonly {
  readonly line: string;
  /** null: withheld; a small number: a caller whom nobody knows; 'known': somebody of the demonstration */
  readonly from: number | 'known' | null;
  /** hours ago */
  readonly ago: readonly number[];
  readonly voicemail?: boolean;
  readonly note?: string;
}[] = [
  { line: 'sos', from: 'known', ago: [9, 8], voicemail: true },
  { line: 'sos', from: 1, ago: [31] },
  { line: 'sos', from: 2, ago: [11, 10, 7], note: 'Tišina na liniji, u pozadini se čuje radio.' },
  { line: '116000', from: 3, ago: [4] },
  { line: 'sos', from: null, ago: [14, 6] },
];

const FLAGS = [
  { kind: 'someone_else_answers', reason: 'Posle 18 h se javlja neko drugi.', days: 120 },
  { kind: 'self_harm_risk', reason: 'Pitati kako je spavala; dogovoreno sa psihološkinjom.', days: 9 },
  { kind: 'frequent_caller_plan', reason: 'Ten minutes, then the plan that was agreed.', days: 60 },
  { kind: 'ask_supervisor', reason: 'Pre razgovora pozvati supervizorku.', days: 20 },
] as const;

export async function makeTonight(
  house: Staffed,
  people: readonly { readonly contact: number; readonly client: ClientRecord }[],
): Promise<void> {
  const { ground, desks, ids } = house;
  const zone = desks.coordinator.session.organisation.zone;
  const now = ground.clock.now().getTime();
  const { day: today } = localTime(new Date(now), zone);
  const known = people.at(-1);

  for (const { line, from, ago, voicemail = false, note = '' } of RINGS) {
    const number = from === 'known' ? (known?.client.phones[0] ?? '') : from === null ? '' : `+381 50 700 00${from}0`;
    for (const [n, hours] of ago.entries()) {
      const at = localTime(new Date(now - hours * 3_600_000), zone);
      await act(house, desks.consultant, 'hotline.note-missed', {
        id: newId(),
        line,
        number,
        ...at,
        voicemail: voicemail && n === ago.length - 1,
        note: n === 0 ? note : '',
      });
    }
  }

  for (const [n, { kind, reason, days }] of FLAGS.entries()) {
    const person = people[n * 3];
    if (!person) continue;
    await act(house, desks.coordinator, 'hotline.set-flag', {
      id: newId(),
      kind,
      person: ids.person(person.client.index),
      until: addDays(today, days),
      reason,
    });
  }

  const overridden = people[people.length - 2];
  if (overridden) await attempts(house, 'consultant2', overridden.contact, 3, 'Pisala je da mora da se čuje danas.');
}

/** Tried so many times in vain, against the card: what the supervisor finds in her queue. */
async function attempts(house: Staffed, who: StaffCode, contact: number, times: number, why: string): Promise<void> {
  const { ground, desks, ids } = house;
  const { day: today } = localTime(ground.clock.now(), desks.coordinator.session.organisation.zone);
  const id = newId();
  const promise = { id, contact: ids.contact(contact), showLine: 'sos', dueDay: today, note: 'Javiti za termin.' };
  await act(house, desks[who], 'hotline.request-callback', promise);
  let revision = 1;
  for (let n = 0; n < times; n++) {
    const said = { id, revision, result: 'no_answer', dueDay: today, overrideReason: why };
    const { duty } = await act<{ duty: { revision: number } }>(house, desks[who], 'hotline.report-attempt', said);
    revision = duty.revision;
  }
}
