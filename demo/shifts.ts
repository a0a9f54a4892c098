import { addDays, type Day, newId } from '../src/platform/kernel/index.ts';
import { act } from './at-desk.ts';
import type { Staffed } from './through-operations.ts';

/**
 * Who answers the SOS line from yesterday to a week from now, day and night, and what the shift that is there writes to the next
 * one. Nobody has taken over yet: the page of the handover waits for whoever opens it.
 */
const DAYS = 8;
const NIGHT = { fromMinute: 22 * 60, minutes: 8 * 60 } as const;
const MORNING = { fromMinute: 6 * 60, minutes: 8 * 60 } as const;
const EVENING = { fromMinute: 14 * 60, minutes: 8 * 60 } as const;

const NOTE =
  'Ključ od sobe za razgovor je kod portira. Sutra pre podne ponovo radi linija za Niš. A volunteer comes at ten to see the room.';

export async function makeShifts(house: Staffed, today: Day): Promise<void> {
  const { desks, staff } = house;
  for (let n = -1; n < DAYS; n++) {
    const day = addDays(today, n);
    const plan = [
      { ...MORNING, staff: [staff.consultant], reserve: [staff.coordinator] },
      { ...EVENING, staff: [staff.consultant2], reserve: [] },
      { ...NIGHT, staff: [staff.coordinator], reserve: [staff.consultant] },
    ];
    for (const shift of plan)
      await act(house, desks.coordinator, 'hotline.plan-shift', { id: newId(), lineGroup: 'sos', day, ...shift });
  }
  await act(house, desks.consultant2, 'hotline.write-handover-note', { lineGroup: 'sos', text: NOTE, revision: 0 });
}
