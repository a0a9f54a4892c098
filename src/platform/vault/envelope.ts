/**
 * The envelope in which every sealed column stands (security.md §5):
 *
 *   1 B version ‖ 1 B suite ‖ 4 B epoch ‖ 24 B nonce ‖ ciphertext and 16 B tag        (46 bytes more than the text)
 *
 * The tag covers where it lies: application, org, table, row, column, epoch, row version. What was cut, flipped, moved
 * to another row or rolled back to an earlier version does not open, and nobody learns which of these it was.
 */

import { boundListWriter } from './bound-list.ts';
import {
  aeadOpen,
  aeadSeal,
  fillRandom,
  KEY_BYTES,
  kdfSubkey,
  NONCE_BYTES,
  SUITE_X25519,
  TAG_BYTES,
} from './crypto.ts';

const VERSION = 1;
const HEADER_BYTES = 6 + NONCE_BYTES;
export const ENVELOPE_BYTES = HEADER_BYTES + TAG_BYTES;

/** Where a sealed text lies. Names as in the database: `hotline.contact_text`, the row's id, `body`, its version. */
export interface SealContext {
  readonly org: string;
  readonly table: string;
  readonly row: string;
  readonly column: string;
  readonly version: number;
}

/** A 32-byte key of one purpose (see `subkey`) and the epoch of the data key that it comes from. */
export interface Sealing {
  readonly key: Buffer;
  readonly epoch: number;
  readonly context: SealContext;
}

/** Sealed data did not open. Not a refusal: answered as 500 and reported to the auditors, without any detail. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
  constructor() {
    super('sealed data does not open');
  }
}

/** What a data key is used for; the numbers are part of the format and are never given out twice. */
const PURPOSES = { text: 1, card: 2, attachment: 3, draft: 4, index: 5 } as const;
export type Purpose = keyof typeof PURPOSES;
const SUBKEY_CONTEXT = Buffer.from('wayoutDK', 'ascii');

/** The subkey of a compartment's data key for one purpose, into `target` (default: fresh memory; wipe it after use). */
export function subkey(dataKey: Buffer, purpose: Purpose, target: Buffer = Buffer.allocUnsafeSlow(KEY_BYTES)): Buffer {
  kdfSubkey(target, PURPOSES[purpose], SUBKEY_CONTEXT, dataKey);
  return target;
}

const place = boundListWriter();

/** The additional data of an envelope; a view that the next sealing overwrites. */
export const sealedPlace = (context: SealContext, epoch: number): Buffer =>
  place(['wayout', context.org, context.table, context.row, context.column, epoch, context.version]);

/** Any bytes into an envelope of 46 bytes more. Epoch: 0 to 2^32 − 1. Pad first what must hide its length. */
export function seal({ key, epoch, context }: Sealing, plaintext: Buffer): Buffer {
  const envelope = Buffer.allocUnsafe(ENVELOPE_BYTES + plaintext.byteLength);
  envelope[0] = VERSION;
  envelope[1] = SUITE_X25519;
  envelope.writeUInt32BE(epoch, 2);
  const nonce = envelope.subarray(6, HEADER_BYTES);
  fillRandom(nonce);
  aeadSeal(envelope.subarray(HEADER_BYTES), plaintext, sealedPlace(context, epoch), nonce, key);
  return envelope;
}

/** The epoch in the header, to choose the key by. It is not trusted: `open` proves it. */
export function epochOf(envelope: Buffer): number {
  if (envelope.byteLength < ENVELOPE_BYTES || envelope[0] !== VERSION || envelope[1] !== SUITE_X25519) {
    throw new SealBroken();
  }
  return envelope.readUInt32BE(2);
}

/** The plaintext in memory of its own (the caller may wipe it). @throws SealBroken */
export function open(sealing: Sealing, envelope: Buffer): Buffer {
  if (envelope.byteLength < ENVELOPE_BYTES) throw new SealBroken();
  const plaintext = Buffer.allocUnsafeSlow(envelope.byteLength - ENVELOPE_BYTES);
  if (!openInto(plaintext, sealing, envelope)) throw new SealBroken();
  return plaintext;
}

/** As `open`, into a buffer of exactly the text's length; false instead of an error, and then `target` is zeroed. */
export function openInto(target: Buffer, { key, epoch, context }: Sealing, envelope: Buffer): boolean {
  const fits =
    envelope.byteLength === target.byteLength + ENVELOPE_BYTES &&
    envelope[0] === VERSION &&
    envelope[1] === SUITE_X25519 &&
    envelope.readUInt32BE(2) === epoch;
  if (!fits) {
    target.fill(0);
    return false;
  }
  const nonce = envelope.subarray(6, HEADER_BYTES);
  return aeadOpen(target, envelope.subarray(HEADER_BYTES), sealedPlace(context, epoch), nonce, key);
}

/** Envelopes of one plaintext length, opened side by side. */
export interface OpenedMany {
  /** item i at i × bytes; zeros where it did not open. Outside the JavaScript heap: wipe it when it is dropped. */
  readonly plaintexts: Buffer;
  /** positions that did not open: the record stays listed, the auditors are told */
  readonly broken: readonly number[];
}

/** Opens many envelopes that hold `bytes` each (a search card: 320) into one buffer; never throws for a broken one. */
export function openMany(items: readonly (Sealing & { readonly envelope: Buffer })[], bytes: number): OpenedMany {
  const plaintexts = Buffer.allocUnsafeSlow(items.length * bytes);
  const broken: number[] = [];
  let at = 0;
  for (const [position, item] of items.entries()) {
    if (!openInto(plaintexts.subarray(at, at + bytes), item, item.envelope)) broken.push(position);
    at += bytes;
  }
  return { plaintexts, broken };
}
