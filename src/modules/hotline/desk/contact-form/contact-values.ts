import type { Day, UserId } from '../../../../platform/kernel/index.ts';
import { sameValue } from '../../change-merge.ts';
import { type ContactBody, emptyContact } from '../../contact.ts';
import type { Changes, ContactField, Sealed } from '../../contact-fields.ts';
import type { FullContact } from '../../contact-shapes.ts';
import { emptySealed, textLimit } from '../../sealed-texts.ts';

/** Everything the form holds: the coded answers, who it was about, the texts. */
export type ContactValues = ContactBody & Sealed;

export const emptyValues = (start: { line: string; day: Day; hour: number | null; consultant: UserId }) =>
  ({ ...emptyContact(start), ...emptySealed }) as ContactValues;

/** Every field, without the schemas that check it. */
export const fieldNames = Object.keys(
  emptyValues({ line: '', day: '' as Day, hour: null, consultant: '' as UserId }),
) as readonly ContactField[];

/** The fields of a contact as the server has them. A person who was erased since cannot be sent back and is left out. */
export function valuesOf(contact: FullContact): ContactValues {
  const values: Record<string, unknown> = {};
  for (const name of fieldNames) values[name] = (contact as Record<string, unknown>)[name];
  values.clients = contact.clients.filter((id) => id !== null);
  values.concerns = contact.concerns.flatMap(({ person, relation }) => (person === null ? [] : [{ person, relation }]));
  return values as unknown as ContactValues;
}

/** What has to be sent: every field that differs from what the server has. */
export function changesBetween(saved: ContactValues, values: ContactValues): Changes {
  const changes: Record<string, unknown> = {};
  for (const name of fieldNames) if (!sameValue(saved[name], values[name])) changes[name] = values[name];
  return changes as Changes;
}

/** Fields of the other side come in where this form changed nothing itself. */
export function withTheirs(theirs: ContactValues, saved: ContactValues, values: ContactValues): ContactValues {
  return { ...theirs, ...changesBetween(saved, values) } as ContactValues;
}

const TIMES: readonly ContactField[] = ['startedAt', 'endedAt', 'minutes'];

/** Has a person put anything in? The stopwatch alone is nothing. */
export const isUntouched = (start: ContactValues, values: ContactValues): boolean =>
  Object.keys(changesBetween(start, values)).every((name) => TIMES.includes(name as ContactField));

export const wordsIn = (values: Sealed): number =>
  [values.summary, values.callerWords, values.ourView].join(' ').split(/\s+/u).filter(Boolean).length;

export const isTooLong = (values: Sealed): boolean =>
  [values.summary, values.callerWords, values.ourView].some((text) => text.length > textLimit);
