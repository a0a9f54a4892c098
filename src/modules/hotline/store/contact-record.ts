import type { Day, GroupId, UserId } from '../../../platform/kernel/index.ts';
import type { ContactEntry, ContactState, LineGroup, VoidReason } from '../code-lists.ts';
import type { ContactBody, ContactId, PersonId } from '../contact.ts';
import { type CodedField, type ContactField, codedFieldNames } from '../contact-fields.ts';

/** A contact as its row says it now, and how it becomes a row. Columns are the fields in snake_case. */
export interface ContactRecord {
  readonly id: ContactId;
  readonly group: GroupId;
  readonly state: ContactState;
  readonly number: string | null;
  readonly revision: number;
  readonly version: number;
  readonly entry: ContactEntry;
  readonly owner: UserId;
  readonly recordedBy: UserId | null;
  readonly takenFrom: UserId | null;
  readonly draftedDay: Day;
  readonly draftedHour: number;
  readonly finalisedOn: Day | null;
  readonly voidedOn: Day | null;
  readonly voidReason: VoidReason | null;
  /** which sealed piece holds its texts; null: nothing was written, there is no key */
  readonly textVersion: number | null;
  readonly numberIndex: Buffer | null;
  readonly addressIndex: Buffer | null;
  /** the minute of its closing, sealed for the server; null: not closed, brought in by a file, or closed before this was kept */
  readonly closedAt: Buffer | null;
  /** field → revision of its last change, while it is a draft */
  readonly touched: Readonly<Partial<Record<ContactField, number>>>;
  readonly lineGroup: LineGroup;
  readonly body: ContactBody;
  /** in the order of body.clients */
  readonly clientKeys: readonly Buffer[];
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export const codedColumns: readonly (readonly [CodedField, string])[] = codedFieldNames.map((name) => [
  name,
  snake(name),
]);

const headColumns = [
  ['id', 'id'],
  ['group', 'group_id'],
  ['state', 'state'],
  ['number', 'number'],
  ['revision', 'revision'],
  ['version', 'version'],
  ['entry', 'entry'],
  ['owner', 'owner'],
  ['recordedBy', 'recorded_by'],
  ['takenFrom', 'taken_from'],
  ['draftedDay', 'drafted_day'],
  ['draftedHour', 'drafted_hour'],
  ['finalisedOn', 'finalised_on'],
  ['voidedOn', 'voided_on'],
  ['voidReason', 'void_reason'],
  ['textVersion', 'text_version'],
  ['touched', 'touched'],
  ['lineGroup', 'line_group'],
] as const satisfies readonly (readonly [keyof ContactRecord, string])[];

/** Every column of hotline.contact, in one order. */
export const contactColumns: readonly string[] = [
  'org_id',
  ...headColumns.map(([, column]) => column),
  'number_index',
  'address_index',
  'closed_at',
  ...codedColumns.map(([, column]) => column),
  'client_ids',
  'client_keys',
  'concern_ids',
  'concern_relations',
];

type Row = Record<string, unknown>;

/** bytea as JSON carries it into json_populate_recordset */
export const hex = (bytes: Buffer | null): string | null => (bytes === null ? null : `\\x${bytes.toString('hex')}`);

/** The coded content and the people of a version, as columns. */
export function bodyRow(body: ContactBody, clientKeys: readonly Buffer[]): Row {
  const row: Row = {};
  for (const [field, column] of codedColumns) row[column] = body[field];
  row.client_ids = body.clients;
  row.client_keys = clientKeys.map(hex);
  row.concern_ids = body.concerns.map((one) => one.person);
  row.concern_relations = body.concerns.map((one) => one.relation);
  return row;
}

export function contactRow(org: string, contact: ContactRecord): Row {
  const row = bodyRow(contact.body, contact.clientKeys);
  row.org_id = org;
  for (const [field, column] of headColumns) row[column] = contact[field];
  row.touched = contact.state === 'draft' ? contact.touched : null;
  row.number_index = hex(contact.numberIndex);
  row.address_index = hex(contact.addressIndex);
  row.closed_at = hex(contact.closedAt);
  return row;
}

/** The coded content of a row of hotline.contact or hotline.contact_version. */
export function bodyOf(row: Row): ContactBody {
  const body: Row = {};
  for (const [field, column] of codedColumns) body[field] = row[column];
  body.clients = (row.client_ids as (PersonId | null)[]) ?? [];
  const relations = row.concern_relations as string[];
  body.concerns = (row.concern_ids as (string | null)[]).map((person, i) => ({ person, relation: relations[i] }));
  return body as unknown as ContactBody;
}

export function contactOf(row: Row): ContactRecord {
  const contact: Row = {};
  for (const [field, column] of headColumns) contact[field] = row[column];
  contact.touched = row.touched ?? {};
  contact.numberIndex = row.number_index;
  contact.addressIndex = row.address_index;
  contact.closedAt = row.closed_at;
  contact.body = bodyOf(row);
  contact.clientKeys = row.client_keys;
  return contact as unknown as ContactRecord;
}
