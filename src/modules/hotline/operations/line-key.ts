import { createHmac, timingSafeEqual } from 'node:crypto';
import type { OrganisationId } from '../../../platform/kernel/index.ts';
import { isId } from '../../../platform/kernel/index.ts';
import { openForServer, type SealContext, type ServerKey, sealForServer } from '../../../platform/vault/index.ts';

/** The secret of a line, class 2 (security.md section 3), and the signatures made with it. */
const placeOf = (org: OrganisationId, line: string): SealContext => ({
  org,
  table: 'hotline.line_port',
  row: line,
  column: 'sealed_key',
  version: 1,
});

export const sealLineKey = (serverKey: ServerKey, org: OrganisationId, line: string, key: Buffer): Buffer =>
  sealForServer(serverKey, placeOf(org, line), key);

export const openLineKey = (serverKey: ServerKey, org: OrganisationId, line: string, sealed: Buffer): Buffer =>
  openForServer(serverKey, placeOf(org, line), sealed);

/** Which line of which organisation, as an exchange says it: nothing is known of it before, so it names both. */
export const lineIdOf = (org: OrganisationId, line: string): string => `${org}.${line}`;

export function readLineId(lineId: string): { readonly org: OrganisationId; readonly line: string } | undefined {
  const org = lineId.slice(0, 36);
  const line = lineId.slice(37);
  if (!isId(org) || lineId[36] !== '.' || line === '') return undefined;
  return { org: org as OrganisationId, line };
}

/** Seconds that a message may be old, or ahead of our clock. */
export const signedWithin = 300;

/** HMAC-SHA-256 over timestamp, a full stop and the bytes of the body. */
export const signatureOf = (key: Buffer, timestamp: string, body: Buffer | string): Buffer =>
  createHmac('sha256', key).update(`${timestamp}.`).update(body).digest();

export function isSignature(key: Buffer, timestamp: string, body: Buffer, given: string): boolean {
  const hex = given.replace(/^sha256=/, '');
  if (!/^[0-9a-f]{64}$/i.test(hex)) return false;
  return timingSafeEqual(Buffer.from(hex, 'hex'), signatureOf(key, timestamp, body));
}
