/**
 * Padding, so that the size of a sealed text says little (security.md §5): a search card is always 320 bytes; identity,
 * safety card and narrative grow by units of 512. ISO/IEC 7816-4: one byte 0x80, then zeros, so that every text, also
 * one that ends in zeros, comes back exactly. Done before sealing; never a protection by itself.
 */
import { SealBroken } from './envelope.ts';

export const CARD_BYTES = 320;
/** the most that a search card may hold: one byte is the mark */
export const CARD_ROOM = CARD_BYTES - 1;
export const TEXT_UNIT = 512;

const MARK = 0x80;

function padTo(plaintext: Buffer, bytes: number): Buffer {
  const padded = Buffer.alloc(bytes);
  plaintext.copy(padded);
  padded[plaintext.byteLength] = MARK;
  return padded;
}

/** A search card of 320 bytes, or null when the content is longer than 319: the caller must shorten it. */
export const padCard = (content: Buffer): Buffer | null =>
  content.byteLength > CARD_ROOM ? null : padTo(content, CARD_BYTES);

/** Identity, safety card, narrative: the next multiple of 512 bytes above the text's length. */
export const padText = (text: Buffer): Buffer => padTo(text, (Math.floor(text.byteLength / TEXT_UNIT) + 1) * TEXT_UNIT);

/** A view on the content. The mark must lie in the last unit, so every text has one padded form. @throws SealBroken */
function unpad(padded: Buffer, unit: number): Buffer {
  let at = padded.byteLength - 1;
  const lowest = padded.byteLength - unit;
  while (at > lowest && padded[at] === 0) at--;
  if (at < 0 || padded.byteLength % unit !== 0 || padded[at] !== MARK) throw new SealBroken();
  return padded.subarray(0, at);
}

export function unpadCard(padded: Buffer): Buffer {
  if (padded.byteLength !== CARD_BYTES) throw new SealBroken();
  return unpad(padded, CARD_BYTES);
}

export const unpadText = (padded: Buffer): Buffer => unpad(padded, TEXT_UNIT);
