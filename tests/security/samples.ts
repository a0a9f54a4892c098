import * as cases from '../../src/modules/cases/contract.ts';
import * as hotline from '../../src/modules/hotline/contract.ts';
import { aContact, aDraft } from '../../src/modules/hotline/testing.ts';
import * as people from '../../src/modules/people/contract.ts';
import type { Day } from '../../src/platform/kernel/index.ts';
import { newId } from '../../src/platform/kernel/index.ts';
import type { SomebodyAtWork, TestHouse } from '../house.ts';

/**
 * One right input for every operation of the house, over the ids of a small world. An operation that is not here fails the
 * access matrix: whoever adds one says what a right call of it is.
 */
export interface World {
  readonly person: string;
  /** of the person */
  readonly revision: number;
  readonly point: string;
  readonly draft: string;
  readonly contact: string;
  readonly duty: string;
  readonly finding: string;
  readonly import: string;
  readonly user: string;
  readonly caseworker: string;
  readonly supervisor: string;
}

/** Ids that name nothing. */
export const nowhere = (): World => ({
  person: newId(),
  revision: 1,
  point: newId(),
  draft: newId(),
  contact: newId(),
  duty: newId(),
  finding: newId(),
  import: newId(),
  user: newId(),
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
} as const;

const PASSWORD = 'seven quiet herons over the marsh';
const today = '2021-12-14' as Day;

export interface Hands {
  readonly supervisor: SomebodyAtWork;
  readonly caseworker: SomebodyAtWork;
}

export const someHands = async (house: TestHouse): Promise<Hands> => ({
  supervisor: await house.signedIn('supervisor'),
  caseworker: await house.signedIn('caseworker'),
});

/** A person with a number and a safety card, a draft, a contact with a duty, a finding: all synthetic. */
export async function aWorld(house: TestHouse, hands: Hands): Promise<World> {
  const { supervisor, caseworker } = hands;
  const { name, number, card, story, note, fact } = canaries;
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
  const duty = await supervisor.call(hotline.addDuty, { id: contact, kind: 'follow_up', dueDay: today, note });
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
  return {
    person,
    revision: (await supervisor.call(people.getPerson, { id: person })).revision,
    point,
    draft,
    contact,
    duty: duty.id,
    finding,
    import: newId(),
    user: (await house.signedIn('officer')).id,
    caseworker: hands.caseworker.id,
    supervisor: supervisor.id,
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
  'accounts.add-user': () => ({
    username: `added-${++users}-${newId().slice(0, 8)}`,
    displayName: 'Added ◇',
    roles: ['officer'],
    password: PASSWORD,
  }),
  'accounts.list-users': () => ({}),
  'accounts.list-colleagues': () => ({}),
  'accounts.admit-user': (world) => ({ id: world.user }),
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
  'hotline.find-number': () => ({ number: canaries.number, purpose: 'she called before ◇' }),
  'hotline.confirm-caller': (world) => ({ id: world.draft, person: world.person }),
  'hotline.set-clients': (world) => ({ id: world.draft, clients: [] }),
  'hotline.get-today': () => ({}),
  'hotline.add-duty': (world) => ({ id: world.contact, kind: 'callback', dueDay: today }),
  'hotline.list-duties': (world) => ({ id: world.contact }),
  'hotline.settle-duty': (world) => ({ id: world.duty, revision: 1, result: 'done' }),
  'hotline.check-import': () => ({ source: 'test' }),
  'hotline.apply-import': (world) => ({ id: world.import, hash: '0'.repeat(64) }),
  'hotline.get-import-report': (world) => ({ id: world.import }),
  'hotline.export-contacts': () => ({ from: today, to: today, reason: 'a test ◇' }),
  'hotline.list-lines': () => ({}),
  'hotline.set-lines': () => ({ lines: [{ code: 'sos', group: 'sos', name: 'SOS', active: true }] }),

  'cases.record-finding': (world) => ({ id: newId(), personId: world.person, ...codedFinding(world) }),
  'cases.correct-finding': (world) => ({ id: world.finding, version: 1, reason: 'review', ...codedFinding(world) }),
  'cases.list-findings-of-person': (world) => ({ personId: world.person, notes: 'yes' }),
  'cases.list-finding-choices': (world) => ({ personId: world.person }),

  'statistics.compute-report': () => ({ year: '2021' }),
  'statistics.show-report': () => ({ year: '2021' }),
  'statistics.show-month': () => ({}),
  'statistics.show-definitions': () => ({}),
};
