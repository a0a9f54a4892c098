import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { GroupId, OrganisationId, UserId } from '../kernel/index.ts';

/** A session as its row says it, on this request. Keys are not here: they stay in the process (key-holder.ts). */
export interface Session {
  readonly org: OrganisationId;
  readonly user: UserId;
  readonly tokenHash: Buffer;
  /** the process in which the password was given */
  readonly process: string;
  readonly secondsSinceConfirmed: number;
  readonly username: string;
  readonly displayName: Buffer;
  readonly roles: readonly string[];
  readonly language: string;
  readonly groups: readonly GroupId[];
  readonly organisation: Organisation;
}

export interface Organisation {
  readonly id: OrganisationId;
  readonly name: string;
  readonly zone: string;
  readonly synthetic: boolean;
}

/** security.md section 6 */
export const limits = { idleSeconds: 15 * 60, longestSeconds: 12 * 3600, confirmedSeconds: 5 * 60 } as const;

export const newToken = (): Buffer => randomBytes(32);

export const hashOfToken = (token: Buffer): Buffer => createHash('sha256').update(token).digest();

export function readToken(cookie: string | undefined): Buffer | null {
  if (!cookie || !/^[A-Za-z0-9_-]{43}$/.test(cookie)) return null;
  return Buffer.from(cookie, 'base64url');
}

/** One token a session, made from the cookie, so that nothing more has to be kept. */
export const csrfToken = (token: Buffer): string =>
  createHmac('sha256', token).update('wayout csrf').digest('base64url');

export function isCsrfToken(token: Buffer, given: unknown): boolean {
  if (typeof given !== 'string') return false;
  const wanted = Buffer.from(csrfToken(token));
  const got = Buffer.from(given);
  return got.length === wanted.length && timingSafeEqual(got, wanted);
}

/** Does the row still say what it said? Anything that decides what she may do, or how she is answered, counts. */
export const isUnchanged = (now: Session | null, before: Session): boolean =>
  now !== null &&
  now.org === before.org &&
  now.user === before.user &&
  now.process === before.process &&
  now.language === before.language &&
  now.roles.join() === before.roles.join() &&
  now.groups.join() === before.groups.join() &&
  now.organisation.zone === before.organisation.zone &&
  now.organisation.synthetic === before.organisation.synthetic;
