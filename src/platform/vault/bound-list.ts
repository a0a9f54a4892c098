/**
 * The bytes that tie a ciphertext to its place: a list of names and numbers, each behind its own length, so that no
 * two different lists give the same bytes. Used as additional data of every seal and wrap (security.md §5).
 *
 * Item = 2 B length, big endian ‖ bytes. A name is ASCII (ids, table and column names: our own words, never typed
 * text); a number is 8 B big endian. Epochs, versions and ids come from here in one fixed order per use.
 */
const CAPACITY = 1024;

type Items = readonly (string | number)[];

/**
 * Writes lists of one use into one buffer: the answer is a view that the next call overwrites, so hand it to the
 * primitive at once or copy it. Items that begin like the ones before (application, organisation, table) stay as they
 * stand in the buffer: in lists of thirty thousand that is half of the work.
 */
export function boundListWriter(): (items: Items) => Buffer {
  const list = Buffer.alloc(CAPACITY);
  const ends: number[] = [];
  let before: Items = [];
  return (items) => {
    let i = 0;
    while (i < items.length && items[i] === before[i]) i++;
    before = []; // until this list stands: an item that is refused must not leave half a list behind
    let at = i === 0 ? 0 : ends[i - 1]!;
    for (; i < items.length; i++) {
      at = putItem(list, items[i]!, at);
      ends[i] = at;
    }
    before = items;
    return list.subarray(0, at);
  };
}

function putItem(list: Buffer, item: string | number, start: number): number {
  const length = typeof item === 'string' ? item.length : 8;
  const at = start + 2;
  if (at + length > CAPACITY) throw new RangeError('a sealing context is too long');
  list[start] = length >> 8;
  list[start + 1] = length & 0xff;
  if (typeof item === 'string') putName(list, item, at);
  else putNumber(list, item, at);
  return at + length;
}

function putName(list: Buffer, name: string, at: number): void {
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (code > 127) throw new RangeError('a name in a sealing context must be ASCII');
    list[at + i] = code;
  }
}

function putNumber(list: Buffer, number: number, at: number): void {
  if (!Number.isSafeInteger(number) || number < 0) throw new RangeError('a number in a sealing context must be whole');
  let rest = number;
  for (let i = at + 7; i >= at; i--) {
    list[i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
}
