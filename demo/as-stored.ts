import type { BulkFinding } from '../src/modules/cases/testing.ts';
import type { FactContact } from '../src/modules/hotline/facts.testing.ts';
import type { BulkContact } from '../src/modules/hotline/testing.ts';
import type { BulkPerson } from '../src/modules/people/testing.ts';
import type { Day, GroupId, UserId } from '../src/platform/kernel/index.ts';
import type { SyntheticIds } from './ids.ts';
import type { ClientRecord, ContactRecord, ContactTexts, StaffCode, VictimRecord } from './records.ts';
import type { SecondRecord } from './second-record.ts';

/**
 * Records as the modules store them: indexes become ids, staff codes become users, the recorded day is the record's own.
 * Still pure: nothing is sealed and nothing written here.
 */
export type StaffIds = Readonly<Record<StaffCode | 'caseworker', UserId>>;

export const personOf = (client: ClientRecord, ids: SyntheticIds): BulkPerson => ({
  id: ids.person(client.index),
  subjectKey: ids.subjectKey(client.index),
  sex: client.sex,
  citizenship: client.citizenship,
  names: [...client.names, ...(client.alias === null ? [] : [{ kind: 'alias' as const, value: client.alias }])],
  ...(client.birth && { birth: client.birth }),
  // of whoever is only a code nothing is known that would need a key
  place: client.names.length > 0 ? client.district : null,
  // what language a person speaks is only known of one who is more than a code
  languages: client.names.length > 0 ? client.languages : [],
  contactPoints: [
    ...client.phones.map((value) => ({ kind: 'phone' as const, value })),
    ...(client.email === null ? [] : [{ kind: 'email' as const, value: client.email }]),
  ],
  madeOn: client.firstDay,
});

/** As a person of her own: that she is not one is what somebody has to find out. */
export const secondOf = (second: SecondRecord, ids: SyntheticIds): BulkPerson => ({
  id: ids.second(second.index),
  subjectKey: ids.secondKey(second.index),
  sex: second.sex,
  citizenship: second.citizenship,
  names: second.names,
  ...(second.birth && { birth: second.birth }),
  place: second.district,
  contactPoints: second.phones.map((value) => ({ kind: 'phone' as const, value })),
  madeOn: second.madeOn,
});

/** The lines every organisation begins with are called like their groups. */
export const lineOf = (contact: Pick<ContactRecord, 'lineGroup'>): string => contact.lineGroup;

export const sealedOf = (contact: ContactRecord, texts: ContactTexts) => ({
  summary: texts.summary,
  callerWords: texts.callerWords ?? '',
  callerNumber: contact.callerNumber ?? '',
});

/** Every coded field of a contact; the form of an operation asks for the same ones. */
export const bodyOf = (contact: ContactRecord, ids: SyntheticIds, staff: StaffIds): BulkContact['body'] => ({
  line: lineOf(contact),
  direction: contact.direction,
  channel: contact.channel,
  day: contact.day,
  hour: contact.hour,
  minutes: contact.minutes,
  consultant: staff[contact.consultant] as never,
  kind: contact.kind,
  nonDataKind: contact.nonDataKind,
  category: contact.category as never,
  subcategory: contact.subcategory as never,
  callerRole: contact.callerRole,
  howHeard: contact.howHeard,
  clientSince: null,
  numberState: contact.numberState,
  language: contact.language,
  interpreter: contact.interpreter,
  dangerNow: contact.dangerNow,
  safeToTalk: contact.safeToTalk,
  childInvolved: contact.childInvolved,
  sex: contact.sex,
  ageBand: contact.ageBand as never,
  citizenship: contact.citizenship as never,
  suspectedForms: [...contact.suspectedForms],
  exploitationCountry: contact.exploitationCountry,
  district: contact.district,
  assistance: [...contact.assistance],
  signposts: [...contact.signposts],
  reached: contact.reached,
  followUp: contact.followUp,
  hardCall: contact.hardCall,
  clients: contact.clients.map(ids.person),
  concerns: contact.concerns.map((index) => ({
    person: ids.person(index),
    relation: (contact.concernRelation ?? 'other') as never,
  })),
});

export const contactOf = (
  contact: ContactRecord,
  texts: ContactTexts,
  ids: SyntheticIds,
  staff: StaffIds,
): BulkContact => ({
  id: ids.contact(contact.index),
  number: contact.number,
  entry: contact.entry,
  recordedDay: contact.day,
  madeBy: staff[contact.consultant],
  body: bodyOf(contact, ids, staff),
  clientKeys: contact.clients.map(ids.subjectKey),
  sealed: sealedOf(contact, texts),
});

/** A contact as facts alone: what is counted of it, and under which keys. */
export const factOf = (contact: ContactRecord, ids: SyntheticIds, staff: StaffIds, group: GroupId): FactContact => ({
  id: ids.contact(contact.index),
  group,
  recordedDay: contact.day,
  madeBy: staff[contact.consultant],
  lineGroup: contact.lineGroup,
  body: bodyOf({ ...contact, clients: [], concerns: [] }, ids, staff),
  clientKeys: contact.clients.map(ids.subjectKey),
});

/** Decided by the coordinator and a caseworker: a consultant of the line decides no finding. */
export const decidersOf = (staff: StaffIds): readonly UserId[] => [staff.coordinator, staff.caseworker];

export const findingOf = (victim: VictimRecord): BulkFinding['finding'] => ({
  outcome: 'identified',
  rule: 'own',
  day: victim.identifiedDay,
  forms: victim.forms,
  sexualKinds: victim.sexualKinds,
  means: victim.means,
  acts: victim.acts,
  sector: victim.sector,
  recruiterRelation: victim.recruiterRelation,
  countries: victim.countries,
  crossBorder: victim.crossBorder,
  district: victim.district,
  fromMonth: victim.fromMonth,
  toMonth: victim.toMonth,
  durationBand: victim.durationBand,
  sex: victim.sex,
  ageBand: victim.ageBand,
  citizenship: victim.citizenship,
});

export function bulkFindingOf(
  victim: VictimRecord,
  report: ContactRecord | null,
  ids: SyntheticIds,
  staff: StaffIds,
): BulkFinding {
  return {
    id: ids.finding(victim.index),
    personId: ids.person(victim.client),
    subjectKey: ids.subjectKey(victim.client),
    decidedBy: decidersOf(staff),
    finding: findingOf(victim),
    report: report && {
      id: ids.contact(report.index),
      day: report.day,
      month: report.day.slice(0, 7) as NonNullable<BulkFinding['report']>['month'],
      line: report.lineGroup,
    },
    note: '',
    recordedDay: victim.identifiedDay as Day,
  };
}
