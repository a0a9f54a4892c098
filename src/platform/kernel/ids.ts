/**
 * A random UUIDv4 that remembers what it names. Random on purpose: an id says nothing about when or in which
 * order a record came (security.md, "no order of arrival").
 */
export type Id<Kind extends string> = string & { readonly idOf: Kind };

export type OrganisationId = Id<'organisation'>;
export type UserId = Id<'user'>;
export type GroupId = Id<'group'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export const newId = <Kind extends string>(): Id<Kind> => crypto.randomUUID() as Id<Kind>;

export const isId = (value: unknown): value is Id<string> => typeof value === 'string' && UUID.test(value);
