import { addDays, addMonths, type Day, lastDayOf, localTime, monthOf, newId } from '../src/platform/kernel/index.ts';
import { act, type Desk } from './at-desk.ts';
import type { ClientRecord, StaffCode } from './records.ts';
import type { Selection } from './selection.ts';
import { makeShifts } from './shifts.ts';
import type { SyntheticOrganisation } from './synthetic-organisation.ts';
import type { Staffed } from './through-operations.ts';
import { makeTonight } from './tonight.ts';

/**
 * What makes the desk alive on the day it is made: open drafts, call-backs, follow-ups, and safety cards with hours for the
 * people they are about. All of it hangs on records of the past and counts nowhere: a draft is not a call, a duty neither.
 */
const CALL_BACKS = 14;
const FOLLOW_UPS = 12;
const CARDS = 36;

const DRAFTS: readonly (readonly [StaffCode, string])[] = [
  ['consultant', 'Zove sestra osobe koja radi u inostranstvu. Javiće se ponovo kad pronađe broj ugovora.'],
  ['consultant', 'The caller asks whether an agency is registered; the line dropped.'],
  ['consultant2', 'Pitanje o putnim ispravama, čeka se povratni poziv.'],
  ['coordinator', 'Школа пита за предавање у мају.'],
];

/** words of a duty: what to say, never what happened */
const WORDS = [
  'Pitati da li je stigao odgovor iz Centra.',
  'Dogovoren poziv posle posla.',
  'Ask whether the papers have come.',
  'Javiti termin kod pravnice.',
];

interface Wanted {
  readonly contact: number;
  readonly client: ClientRecord;
}

export async function makeToday(
  house: Staffed,
  organisation: SyntheticOrganisation,
  sosContacts: number,
  which: Selection,
): Promise<void> {
  const { ground, desks, ids } = house;
  const { day: today } = localTime(ground.clock.now(), desks.coordinator.session.organisation.zone);
  const people = lately(organisation, sosContacts, which, CARDS);

  for (const [n, { client }] of people.entries()) await setCard(house, desks.coordinator, client, n, today);

  const owners = [house.staff.consultant, null, house.staff.consultant2, null] as const;
  for (const [n, { contact }] of people.slice(0, CALL_BACKS + FOLLOW_UPS).entries()) {
    const callBack = n < CALL_BACKS;
    await act(house, desks.coordinator, 'hotline.add-duty', {
      id: ids.contact(contact),
      kind: callBack ? 'callback' : 'follow_up',
      // a few were due yesterday, most are today, the rest this week
      dueDay: addDays(today, callBack ? [-1, 0, 0, 0, 1, 2][n % 6]! : [-2, 0, 1, 3, 6, 9][n % 6]!),
      dueMinute: callBack ? 60 * (9 + (n % 10)) + (n % 2) * 30 : null,
      assignee: owners[n % owners.length],
      note: WORDS[n % WORDS.length],
    });
  }

  for (const [n, [who, summary]] of DRAFTS.entries()) {
    await act(house, desks[who], 'hotline.record-contact', {
      id: newId(),
      line: 'sos',
      summary,
      callerRole: n % 2 === 0 ? 'family' : 'citizen',
    });
  }
  await makeShifts(house, today);
  await makeTonight(house, people);
}

/** The last contacts of persons who have a name and a number, each person once; the latest first. */
function lately(organisation: SyntheticOrganisation, contacts: number, which: Selection, count: number): Wanted[] {
  const found = new Map<number, Wanted>();
  for (let index = lastMade(organisation, contacts, which); index >= 0 && found.size < count; index--) {
    const contact = organisation.contact(index);
    if (!which.isSealed(contact)) continue;
    const [client] = contact.clients;
    if (client === undefined || found.has(client)) continue;
    const record = organisation.client(client);
    if (record.names.length > 0 && record.phones.length > 0) found.set(client, { contact: index, client: record });
  }
  return [...found.values()];
}

/** Contacts of a line are in the order of their days: what happened later stands at the end. */
function lastMade(organisation: SyntheticOrganisation, contacts: number, which: Selection): number {
  let low = -1;
  let high = contacts;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (which.hasContact(organisation.contact(middle))) low = middle;
    else high = middle;
  }
  return low;
}

/** Bit h of a weekday is the hour from h:00. */
const hoursFrom = (from: number, until: number): number => {
  let bits = 0;
  for (let hour = from; hour < until; hour++) bits |= 1 << hour;
  return bits;
};

async function setCard(house: Staffed, desk: Desk, client: ClientRecord, n: number, today: Day): Promise<void> {
  const weekday = [hoursFrom(9, 13), hoursFrom(16, 20), hoursFrom(8, 22)][n % 3]!;
  const weekend = n % 2 === 0 ? hoursFrom(10, 12) : 0;
  await act(house, desk, 'people.set-safety-card', {
    personId: house.ids.person(client.index),
    version: 0,
    mayContact: n % 9 === 8 ? 'no' : n % 4 === 3 ? 'ask' : 'yes',
    ways: n % 2 === 0 ? ['phone'] : ['sms', 'phone'],
    hours: [weekday, weekday, weekday, weekday, weekday, weekend, weekend],
    whoMayAnswer: n % 3 === 0 ? 'Samo lično' : 'Sestra zna ko zove',
    leaveMessage: 'no',
    sendText: n % 2 === 0 ? 'no' : 'yes',
    whatToSay: 'Pitati za časove stranog jezika.',
    identifyAs: 'Škola jezika',
    codeWord: ['kišobran', 'biblioteka', 'maslačak', 'подсетник'][n % 4],
    ifCallDrops: 'Ne zvati ponovo, javiće se sama.',
    validUntil: lastDayOf(addMonths(monthOf(today), 2 + (n % 3))),
    askedOn: addDays(today, -(n % 20)),
  });
}
