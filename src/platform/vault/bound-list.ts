/**
 * The bytes that tie a ciphertext to its place: a list of names and numbers, each behind its own length, so that no
 * two different lists give the same bytes. Used as additional data of every seal and wrap (security.md §5).
 *
 * Item = 2 B length, big endian ‖ bytes. A name is ASCII (ids, table and column names: our own words, never typed
 * text); a number is 8 B big endian. Epochs, versions and ids come from here in one fixed order per use.
 */
const CAPACITY = 1024;
// One buffer for all: every use is synchronous and consumed before the next one begins. It never holds a secret.
const scratch = Buffer.alloc(CAPACITY);

/** A view that the next call overwrites: hand it to the primitive at once, or copy it. */
export function boundList(items: readonly (string | number)[]): Buffer {
  let at = 0;
  for (const item of items) {
    const length = typeof item === 'string' ? item.length : 8;
    if (at + 2 + length > CAPACITY) throw new RangeError('a sealing context is too long');
    scratch[at] = length >> 8;
    scratch[at + 1] = length & 0xff;
    at = typeof item === 'string' ? putName(item, at + 2) : putNumber(item, at + 2);
  }
  return scratch.subarray(0, at);
}

function putName(name: string, at: number): number {
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (code > 127) throw new RangeError('a name in a sealing context must be ASCII');
    scratch[at + i] = code;
  }
  return at + name.length;
}

function putNumber(number: number, at: number): number {
  if (!Number.isSafeInteger(number) || number < 0) throw new RangeError('a number in a sealing context must be whole');
  scratch.writeUInt32BE(Math.floor(number / 0x1_0000_0000), at);
  return scratch.writeUInt32BE(number % 0x1_0000_0000, at + 4);
}
