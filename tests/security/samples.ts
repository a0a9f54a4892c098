import * as cases from '../../src/modules/cases/contract.ts';
import * as hotline from '../../src/modules/hotline/contract.ts';
import * as lines from '../../src/modules/hotline/line-contract.ts';
import * as shifts from '../../src/modules/hotline/shift-contract.ts';
import { aContact, aDraft } from '../../src/modules/hotline/testing.ts';
import * as people from '../../src/modules/people/contract.ts';
import * as links from '../../src/modules/people/links-contract.ts';
import * as accounts from '../../src/platform/accounts/contract.ts';
import type { Day } from '../../src/platform/kernel/index.ts';
import { addDays, newId } from '../../src/platform/kernel/index.ts';
import type { SomebodyAtWork, TestHouse } from '../house.ts';

/**
 * One right input for every operation of the house, over the ids of a small world. An operation that is not here fails the
 * access matrix: whoever adds one says what a right call of it is.
 */
export interface World {
  readonly person: string;
  /** of the same group; nobody could tell whether the two are one */
  readonly twin: string;
  /** that decision */
  readonly decision: string;
  /** of the person */
  readonly revision: number;
  readonly point: string;
  readonly draft: string;
  readonly contact: string;
  readonly duty: string;
  /** a duty that the supervisor has just moved */
  readonly moved: string;
  /** of the newcomer's look-ups */
  readonly lift: string;
  readonly view: string;
  readonly colleague: string;
  readonly lineCall: string;
  readonly shift: string;
  readonly callback: string;
  readonly missed: string;
  readonly flag: string;
  readonly finding: string;
  readonly import: string;
  readonly user: string;
  /** has a link and has not come yet */
  readonly invited: string;
  /** has joined and waits for the duty desk */
  readonly newcomer: string;
  readonly newcomerKey: string;
  readonly newcomerWords: readonly string[];
  readonly warning: string;
  readonly caseworker: string;
  readonly supervisor: string;
}

/** Ids that name nothing. */
export const nowhere = (): World => ({
  person: newId(),
  twin: newId(),
  decision: newId(),
  revision: 1,
  point: newId(),
  draft: newId(),
  contact: newId(),
  duty: newId(),
  moved: newId(),
  lift: newId(),
  view: newId(),
  colleague: newId(),
  lineCall: newId(),
  shift: newId(),
  callback: newId(),
  missed: newId(),
  flag: newId(),
  finding: newId(),
  import: newId(),
  user: newId(),
  invited: newId(),
  newcomer: newId(),
  newcomerKey: 'of nobody',
  newcomerWords: Array(6).fill('lampa 7'),
  warning: newId(),
  caseworker: newId(),
  supervisor: newId(),
});

/** What is sealed in a world, and in nobody's answer who holds no key to it. */
export const canaries = {
  name: 'Svetlana Kanarinčić ◇',
  number: '+381 99 123 4567',
  card: 'say that the canary of the library calls ◇',
  story: 'the canary of the story sings at night ◇',
  note: 'the canary of the note waits until Friday ◇',
  fact: 'the canary of the finding was carried in a cage ◇',
  match: 'the canary of the link has a sister ◇',
} as const;

const today = '2021-12-14' as Day;

let nights = 400;
/** Nobody has two shifts at the same time: every world has its own night. */
const anEmptyNight = () => ({
  lineGroup: 'sos' as const,
  day: addDays(today, nights++),
  fromMinute: 1320,
  minutes: 480,
});

export interface Hands {
  readonly supervisor: SomebodyAtWork;
  readonly caseworker: SomebodyAtWork;
}

export const someHands = async (house: TestHouse): Promise<Hands> => ({
  supervisor: await house.signedIn('supervisor'),
  caseworker: await house.signedIn('caseworker'),
});

let worlds = 0;
/** saved by the worlds' supervisors, the oldest first */
const views: ReturnType<typeof newId<'view'>>[] = [];

/** A person with a number and a safety card, a draft, a contact with a duty, a finding: all synthetic. */
export async function aWorld(house: TestHouse, hands: Hands): Promise<World> {
  const { supervisor, caseworker } = hands;
  const { name, number, card, story, note, fact, match } = canaries;
  const person = newId<'person'>();
  const point = newId<'contact-point'>();
  await supervisor.call(people.createPerson, { id: person, names: [{ kind: 'given', value: name }] });
  await supervisor.call(people.addContactPoint, {
    personId: person,
    id: point,
    kind: 'phone',
    value: '+381 99 123 4567',
  });
  await supervisor.call(people.setSafetyCard, {
    personId: person,
    version: 0,
    mayContact: 'yes',
    whatToSay: card,
    validUntil: '2022-05-01' as Day,
    askedOn: today,
  });
  const draft = newId<'contact'>();
  await supervisor.call(hotline.recordContact, aDraft({ id: draft, summary: story }));
  const contact = newId<'contact'>();
  await supervisor.call(hotline.recordContact, aContact({ id: contact, summary: story, callerNumber: number }));
  const shift = newId<'shift'>();
  await supervisor.call(shifts.planShift, { id: shift, ...anEmptyNight(), staff: [supervisor.id] });
  const { call } = await supervisor.call(lines.noteLineCall, { line: 'sos', callerNumber: number });
  const duty = await supervisor.call(hotline.addDuty, { id: contact, kind: 'follow_up', dueDay: today, note });
  const moved = await supervisor.call(hotline.addDuty, { id: contact, kind: 'follow_up', dueDay: today });
  const later = { result: 'moved', reasonText: 'asked for tomorrow ◇', dueDay: addDays(today, 1) } as const;
  await supervisor.call(hotline.settleDuty, { id: moved.id, revision: 1, ...later });
  // one person keeps thirty at most: the oldest go
  const hers = new Set((await supervisor.call(hotline.listViews, {})).map((one) => one.id));
  const old = hers.size < 25 ? [] : views.filter((one) => hers.has(one)).slice(0, 10);
  for (const id of old) await supervisor.call(hotline.deleteView, { id });
  const view = newId<'view'>();
  await supervisor.call(hotline.saveView, { id: view, name: note, filters: { channel: 'phone' } });
  views.push(view);
  const colleague = await house.signedIn('consultant');
  const lift = await supervisor.call(hotline.liftLookUps, { user: colleague.id, reason: note });
  const callback = newId<'task'>();
  await supervisor.call(hotline.requestCallback, { id: callback, contact, number, note, dueDay: today });
  // a number of its own: the same one would be the same row
  const ringing = `+381 99 321 ${String(++worlds).padStart(4, '0')}`;
  const ring = { id: newId<'missed-attempt'>(), line: 'sos', number: ringing, note, day: today, hour: 3 };
  const missed = await supervisor.call(hotline.noteMissed, ring);
  const flag = newId<'flag'>();
  await supervisor.call(hotline.setFlag, { id: flag, kind: 'self_harm_risk', person, reason: story });
  const finding = newId<'finding'>();
  await supervisor.call(cases.recordFinding, {
    id: finding,
    personId: person,
    outcome: 'identified',
    day: today,
    forms: ['labour'],
    decidedBy: [caseworker.id, supervisor.id],
    note: fact,
  });
  const twin = newId<'person'>();
  await supervisor.call(people.createPerson, { id: twin, names: [] });
  const decision = newId<'link-decision'>();
  await supervisor.call(links.markPersons, { id: decision, one: person, other: twin, kind: 'unsure', reason: match });
  return {
    person,
    twin,
    decision,
    revision: (await supervisor.call(people.getPerson, { id: person })).revision,
    point,
    draft,
    contact,
    duty: duty.id,
    moved: moved.id,
    lift: lift.id,
    view,
    colleague: colleague.id,
    lineCall: call.id,
    shift,
    callback,
    missed: missed.id,
    flag,
    finding,
    import: newId(),
    user: (await house.signedIn('officer')).id,
    ...(await atTheDoor(house, supervisor)),
    caseworker: hands.caseworker.id,
    supervisor: supervisor.id,
  };
}

/** Who is on her way in: one has a link, one waits to be admitted, about one there is a warning. */
async function atTheDoor(house: TestHouse, supervisor: SomebodyAtWork) {
  const { user } = await supervisor.call(accounts.inviteUser, {
    username: `invited-${++users}-${newId().slice(0, 8)}`,
    displayName: 'Invited ◇',
    roles: ['officer'],
  });
  const newcomer = await house.waiting('consultant');
  const { people } = await supervisor.call(accounts.listWaiting, {});
  const key = people.find((one) => one.id === newcomer.id)?.key ?? '';
  const wrong = { id: newcomer.id, key, words: newcomer.words.map(() => 'lampa 7') };
  await supervisor.call(accounts.admitUser, wrong).catch(() => undefined);
  const { warnings } = await supervisor.call(accounts.listKeyWarnings, {});
  return {
    invited: user.id,
    newcomer: newcomer.id,
    newcomerKey: key,
    newcomerWords: newcomer.words,
    warning: warnings.find((one) => one.user === newcomer.id)?.id ?? newId(),
  };
}

type Sample = (world: World) => Readonly<Record<string, unknown>>;

let users = 0;
const codedFinding = (world: World) => ({
  outcome: 'identified',
  day: today,
  forms: ['labour'],
  decidedBy: [world.caseworker, world.supervisor],
  durationBand: 'unknown',
  crossBorder: 'no',
});

export const samples: Readonly<Record<string, Sample>> = {
  'accounts.invite-user': () => ({
    username: `added-${++users}-${newId().slice(0, 8)}`,
    displayName: 'Added ◇',
    roles: ['officer'],
  }),
  'accounts.renew-link': (world) => ({ id: world.invited }),
  'accounts.reset-password': (world) => ({ id: world.user }),
  'accounts.set-roles': (world) => ({ id: world.user, roles: ['officer'] }),
  'accounts.enable-user': (world) => ({ id: world.user }),
  'accounts.list-waiting': () => ({}),
  'accounts.show-own-key': () => ({}),
  'accounts.list-key-warnings': () => ({}),
  'accounts.settle-key-warning': (world) => ({ id: world.warning }),
  'accounts.list-users': () => ({}),
  'audit.list-acts': (world) => ({ from: '2021-12-01', to: today, about: world.contact }),
  'audit.list-openings': (world) => ({ id: world.contact, from: '2021-12-01' }),
  'audit.verify-acts': () => ({}),
  'accounts.list-colleagues': () => ({}),
  'accounts.admit-user': (world) => ({ id: world.newcomer, key: world.newcomerKey, words: world.newcomerWords }),
  'accounts.disable-user': (world) => ({ id: world.user }),

  'people.create-person': (world) => ({ id: world.person }),
  'people.update-person': (world) => ({ id: world.person, revision: world.revision, sex: 'f' }),
  'people.get-person': (world) => ({ id: world.person }),
  'people.get-safety-card': (world) => ({ id: world.person }),
  'people.list-recent-persons': () => ({}),
  'people.find-person': () => ({ purpose: 'open_contact', text: 'Svetlana' }),
  'people.add-contact-point': (world) => ({
    personId: world.person,
    id: newId(),
    kind: 'phone',
    value: '+381 99 765 4321',
  }),
  'people.end-contact-point': (world) => ({ id: world.point }),
  'people.open-contact-point': (world) => ({ id: world.point, reason: 'asked to be called ◇' }),
  'people.set-safety-card': (world) => ({
    personId: world.person,
    version: 1,
    mayContact: 'ask',
    validUntil: '2022-05-01',
    askedOn: today,
  }),
  'people.erase-person': (world) => ({ id: world.person, reason: 'asked for it ◇' }),
  'people.compare-persons': (world) => ({ left: world.person, right: world.twin }),
  'people.link-persons': (world) => ({ id: newId(), one: world.person, other: world.twin, reason: 'same voice ◇' }),
  'people.mark-persons': (world) => ({
    id: newId(),
    one: world.person,
    other: world.twin,
    kind: 'not_same',
    reason: 'another voice ◇',
  }),
  'people.unlink-persons': (world) => ({ id: world.decision, reason: 'was wrong ◇' }),
  'people.list-links': (world) => ({ id: world.person }),
  'people.list-unsure': () => ({}),
  'people.sweep-duplicates': () => ({}),
  'people.list-duplicates': () => ({}),
  'people.list-search-alarms': () => ({}),
  'people.settle-search-alarm': () => ({ id: newId(), result: 'in_order' }),

  'hotline.record-contact': (world) => ({ id: world.draft, line: 'sos' }),
  'hotline.save-contact': (world) => ({ id: world.draft, revision: 1, minutes: 7 }),
  'hotline.finalise-contact': (world) => ({ id: world.draft }),
  'hotline.correct-contact': (world) => ({ id: world.contact, version: 1, reason: 'typing', minutes: 9 }),
  'hotline.void-contact': (world) => ({ id: world.contact, reason: 'duplicate' }),
  'hotline.discard-draft': (world) => ({ id: world.draft, discardText: true }),
  'hotline.take-over-draft': (world) => ({ id: world.draft, reasonText: 'she went home ◇' }),
  'hotline.get-contact': (world) => ({ id: world.contact }),
  'hotline.list-versions': (world) => ({ id: world.contact }),
  'hotline.list-recent': () => ({}),
  'hotline.search-contacts': (world) => ({ client: world.person }),
  'hotline.search-notes': (world) => ({ client: world.person, words: 'canary', purpose: 'case_work' }),
  'codelists.list-disabled': () => ({}),
  'codelists.list-code-lists': () => ({}),
  'codelists.set-disabled': () => ({ list: 'channel', code: 'letter', disabled: true }),
  'hotline.find-number': () => ({ number: canaries.number, purpose: 'she called before ◇' }),
  'hotline.confirm-caller': (world) => ({ id: world.draft, person: world.person }),
  'hotline.set-clients': (world) => ({ id: world.draft, clients: [] }),
  'hotline.get-today': () => ({}),
  'hotline.add-duty': (world) => ({ id: world.contact, kind: 'callback', dueDay: today }),
  'hotline.list-duties': (world) => ({ id: world.contact }),
  'hotline.lift-look-ups': (world) => ({ user: world.colleague, reason: 'a night of many calls ◇' }),
  'hotline.end-look-up-lift': (world) => ({ id: world.lift }),
  'hotline.list-views': () => ({}),
  'hotline.save-view': () => ({ id: newId(), name: 'open follow-ups ◇', filters: { followUpOpen: true } }),
  'hotline.delete-view': (world) => ({ id: world.view }),
  'hotline.export-list': () => ({ filters: { channel: 'phone' }, reason: 'for the meeting ◇' }),
  'hotline.list-imports': () => ({}),
  'hotline.get-import': (world) => ({ id: world.import }),
  'hotline.note-duty': (world) => ({ id: world.duty, revision: 1, note: 'asked again ◇' }),
  'hotline.hand-duty': (world) => ({ id: world.duty, revision: 1, assignee: null }),
  'hotline.take-back-duty': (world) => ({ id: world.moved, revision: 2 }),
  'hotline.settle-duty': (world) => ({ id: world.duty, revision: 1, result: 'done' }),
  'hotline.request-callback': (world) => ({ id: newId(), contact: world.contact, dueDay: today }),
  'hotline.get-callback': (world) => ({ id: world.callback }),
  'hotline.open-callback': (world) => ({ id: world.callback, reason: 'she asked for it ◇' }),
  'hotline.report-attempt': (world) => ({ id: world.callback, revision: 1, result: 'not_permitted' }),
  'hotline.note-missed': () => ({ id: newId(), line: 'sos', number: canaries.number, day: today, hour: 3 }),
  'hotline.list-missed': () => ({}),
  'hotline.get-missed-outline': () => ({}),
  'hotline.open-missed': (world) => ({ id: world.missed, reason: 'she left a message ◇' }),
  'hotline.hand-missed': (world) => ({ id: world.missed, revision: 1, assignee: null }),
  'hotline.settle-missed': (world) => ({ id: world.missed, revision: 1, end: 'not_needed' }),
  'hotline.set-flag': (world) => ({ id: newId(), kind: 'hoax', person: world.person, reason: 'a test ◇' }),
  'hotline.clear-flag': (world) => ({ id: world.flag, reason: 'it is over ◇' }),
  'hotline.list-flags': (world) => ({ person: world.person }),
  'hotline.raise-duress': (world) => ({ id: world.draft }),
  'hotline.get-supervision': () => ({}),
  'hotline.count-supervision': () => ({}),
  'hotline.review-item': (world) => ({ id: world.contact, kind: 'after_the_fact' }),
  'hotline.check-import': () => ({ source: 'test' }),
  'hotline.apply-import': (world) => ({ id: world.import, hash: '0'.repeat(64) }),
  'hotline.get-import-report': (world) => ({ id: world.import }),
  'hotline.export-contacts': () => ({ from: today, to: today, reason: 'a test ◇' }),
  'hotline.plan-shift': (world) => ({ id: world.shift, ...anEmptyNight(), staff: [world.supervisor], revision: 1 }),
  'hotline.cancel-shift': (world) => ({ id: world.shift, revision: 1 }),
  'hotline.list-shifts': () => ({ from: today, to: today }),
  'hotline.get-shift-now': () => ({}),
  'hotline.get-handover': () => ({}),
  'hotline.write-handover-note': () => ({ lineGroup: 'other', text: canaries.note, revision: 0 }),
  'hotline.accept-handover': (world) => ({ id: world.shift, ticked: [] }),
  'hotline.take-over-at-handover': (world) => ({ id: world.draft, reasonText: 'she went home ◇' }),
  'hotline.list-line-calls': () => ({}),
  'hotline.note-line-call': () => ({ line: 'sos' }),
  'hotline.act-on-line': (world) => ({ id: world.lineCall, action: 'answer' }),
  'hotline.take-line-call': (world) => ({ id: world.lineCall }),
  'hotline.reconcile-line-calls': () => ({ from: today, to: today, reason: 'the exchange was late ◇' }),
  'hotline.list-line-ports': () => ({}),
  'hotline.set-line-port': () => ({ line: 'sos', adapter: 'manual', hours: null, serviceSeconds: 20, supports: [] }),
  'hotline.make-line-key': () => ({ line: 'sos' }),
  'hotline.get-line-figures': () => ({ from: today, to: today, lineGroup: 'sos' }),
  'hotline.list-lines': () => ({}),
  'hotline.set-lines': () => ({ lines: [{ code: 'sos', group: 'sos', name: 'SOS', active: true }] }),

  'cases.record-finding': (world) => ({ id: newId(), personId: world.person, ...codedFinding(world) }),
  'cases.correct-finding': (world) => ({ id: world.finding, version: 1, reason: 'review', ...codedFinding(world) }),
  'cases.list-findings-of-person': (world) => ({ personId: world.person, notes: 'yes' }),
  'cases.list-finding-choices': (world) => ({ personId: world.person }),

  'statistics.compute-report': () => ({ year: '2021' }),
  'statistics.show-report': () => ({ year: '2021' }),
  'statistics.find-figures': () => ({ year: '2021' }),
  'statistics.show-month': () => ({}),
  'statistics.show-definitions': () => ({}),
};
