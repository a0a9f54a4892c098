import type { Day } from '../src/platform/kernel/index.ts';
import type { Ground, Operation } from '../src/platform/operations/index.ts';
import { bodyOf, decidersOf, findingOf, type StaffIds, sealedOf } from './as-stored.ts';
import { act, type Desk, noonOf } from './at-desk.ts';
import type { SyntheticIds } from './ids.ts';
import type { ContactRecord, ContactTexts, StaffCode, VictimRecord } from './records.ts';

/**
 * Some records go the way of everything that is typed: the operation, with the session of whoever took the call and the
 * clock of that day. They must come out as the bulk writer's do (load.test.ts compares them decrypted).
 */
export interface Staffed {
  readonly ground: Ground;
  readonly operations: readonly Operation[];
  readonly ids: SyntheticIds;
  readonly staff: StaffIds;
  readonly desks: Readonly<Record<StaffCode, Desk>>;
}

/**
 * A message that came through a channel is not typed into the form, so it cannot go through it. What went out in those years
 * is history: the gate before a contact that goes out asks for a safety card, which nobody had.
 */
export const canBeTyped = (contact: Pick<ContactRecord, 'entry' | 'direction'>): boolean =>
  contact.entry !== 'from_channel' && contact.direction === 'in';

interface Duty {
  readonly id: string;
  readonly kind: string;
  readonly revision: number;
}

export async function recordContact(house: Staffed, contact: ContactRecord, texts: ContactTexts): Promise<void> {
  const desk = house.desks[contact.consultant];
  const clock = noonOf(contact.day);
  const id = house.ids.contact(contact.index);
  await act(
    house,
    desk,
    'hotline.record-contact',
    {
      id,
      ...bodyOf(contact, house.ids, house.staff),
      ...sealedOf(contact, texts),
      finalise: true,
      afterTheFact: contact.entry === 'after_the_fact',
    },
    clock,
  );
  if (contact.followUp !== 'callback' && contact.followUp !== 'task') return;
  // what was promised in those years was settled in those years: a duty of 2002 is nobody's today. Without a safety card
  // nobody was to be called back
  for (const duty of await act<Duty[]>(house, desk, 'hotline.list-duties', { id }, clock)) {
    const result = contact.followUp === 'callback' ? 'not_permitted' : 'done';
    await act(house, desk, 'hotline.settle-duty', { id: duty.id, revision: duty.revision, result }, clock);
  }
}

export async function recordFinding(house: Staffed, victim: VictimRecord): Promise<void> {
  const report =
    victim.reportContact === null ? null : { kind: 'hotline.contact', id: house.ids.contact(victim.reportContact) };
  await act(
    house,
    house.desks.coordinator,
    'cases.record-finding',
    {
      id: house.ids.finding(victim.index),
      personId: house.ids.person(victim.client),
      ...findingOf(victim),
      decidedBy: decidersOf(house.staff),
      report,
    },
    noonOf(victim.identifiedDay as Day),
  );
}
