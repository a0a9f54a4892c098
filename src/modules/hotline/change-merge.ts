import type { ContactBody } from './contact.ts';
import {
  type Changes,
  type ContactField,
  codedFieldNames,
  contactFieldNames,
  type Sealed,
  type SealedField,
  sealedFieldNames,
} from './contact-fields.ts';

/**
 * What happens when a form sends some of the fields of a contact that others may have changed meanwhile. Fields that
 * nobody else touched since are merged; the same field on both sides is for a person to decide.
 */
export const sameValue = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const given = (changes: Changes, name: ContactField): boolean => changes[name] !== undefined;

export const sealedGiven = (changes: Changes): boolean => sealedFieldNames.some((name) => given(changes, name));

export function bodyWith(body: ContactBody, changes: Changes): ContactBody {
  const next: Record<string, unknown> = { ...body };
  for (const name of [...codedFieldNames, 'clients', 'concerns'] as const)
    if (given(changes, name)) next[name] = changes[name];
  return next as unknown as ContactBody;
}

export function sealedWith<T extends Sealed>(sealed: T, changes: Changes): T {
  const next: Record<string, unknown> = { ...sealed };
  for (const name of sealedFieldNames) if (given(changes, name)) next[name] = changes[name];
  return next as T;
}

/** The fields that would really be different. */
export function changedFields(body: ContactBody, sealed: Sealed, changes: Changes): ContactField[] {
  const now: Record<string, unknown> = { ...body, ...pickSealed(sealed) };
  return contactFieldNames.filter((name) => given(changes, name) && !sameValue(now[name], changes[name]));
}

const pickSealed = (sealed: Sealed): Record<SealedField, unknown> =>
  Object.fromEntries(sealedFieldNames.map((name) => [name, sealed[name]])) as Record<SealedField, unknown>;

/** Of the fields to be changed, those that were also changed after the revision that the writer had read. */
export const clashesOf = (
  changed: readonly ContactField[],
  touched: Readonly<Partial<Record<ContactField, number>>>,
  readRevision: number,
): ContactField[] => changed.filter((name) => (touched[name] ?? 0) > readRevision);

export const touchedWith = (
  touched: Readonly<Partial<Record<ContactField, number>>>,
  changed: readonly ContactField[],
  revision: number,
): Partial<Record<ContactField, number>> => ({
  ...touched,
  ...Object.fromEntries(changed.map((name) => [name, revision])),
});
