import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync, constants as zlib } from 'node:zlib';

/**
 * Words that nobody would write by chance, put into every field where a person could be named, and looked for afterwards
 * in every byte that the house leaves behind, in the ways in which bytes get written.
 */
const LETTERS = 'bcdfghjklmnpqrstvwxz';

const word = (): string => Array.from({ length: 10 }, () => LETTERS[randomInt(LETTERS.length)]).join('');

/** A canary is a word of ten consonants, or a number of twelve digits; each is made anew in each run. */
export const canaryWord = (): string => `Q${word()}`;
export const canaryNumber = (): string => `+38150${randomInt(1_000_000, 9_999_999)}`;

/** All the forms in which a canary might lie in a file. */
export function formsOf(canary: string): { readonly form: string; readonly bytes: Buffer }[] {
  const plain = Buffer.from(canary, 'utf8');
  const digits = canary.replace(/^\+/, '');
  const forms = [
    { form: 'utf-8', bytes: plain },
    { form: 'lower case', bytes: Buffer.from(canary.toLowerCase()) },
    ...(digits === canary ? [] : [{ form: 'without plus', bytes: Buffer.from(digits) }]),
    { form: 'utf-16le', bytes: Buffer.from(canary, 'utf16le') },
    { form: 'utf-16be', bytes: Buffer.from(canary, 'utf16le').swap16() },
    { form: 'hex', bytes: Buffer.from(plain.toString('hex')) },
    { form: 'HEX', bytes: Buffer.from(plain.toString('hex').toUpperCase()) },
  ];
  // base64 has three alignments; the characters that do not depend on the neighbours are searched
  for (const shift of [0, 1, 2]) {
    const encoded = Buffer.concat([Buffer.alloc(shift), plain]).toString('base64');
    const from = shift === 0 ? 0 : shift + 1;
    const inner = encoded.slice(from, encoded.length - 4);
    if (inner.length >= 8) forms.push({ form: `base64+${shift}`, bytes: Buffer.from(inner) });
  }
  return forms;
}

/** Every file below a folder, as bytes; what vanishes meanwhile is passed over. */
export function* filesBelow(folder: string): Generator<{ readonly path: string; readonly bytes: Buffer }> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found) continue;
    if (found.isDirectory()) yield* filesBelow(path);
    else if (found.isFile()) yield { path, bytes: readFileSync(path) };
  }
}

/** How packed bytes begin and how long their head is: gzip, zlib at its four levels, and an entry of a zip that is packed. */
const PACKED = [
  {
    head: Buffer.from([0x1f, 0x8b, 0x08]),
    // with the file's name, which ends with a zero, or without
    skip: (at: Buffer) => ((at[3] ?? 0) & 8 ? at.indexOf(0, 10) + 1 : 10),
  },
  ...[0x01, 0x5e, 0x9c, 0xda].map((level) => ({ head: Buffer.from([0x78, level]), skip: () => 2 })),
  {
    head: Buffer.from([0x50, 0x4b, 0x03, 0x04]),
    skip: (at: Buffer) => (at.length < 30 ? 0 : 30 + at.readUInt16LE(26) + at.readUInt16LE(28)),
  },
];

/** What comes out of everything in these bytes that looks packed; what only looks so comes out as nothing. */
export function* unpacked(bytes: Buffer): Generator<Buffer> {
  for (const { head, skip } of PACKED) {
    for (let at = bytes.indexOf(head); at !== -1; at = bytes.indexOf(head, at + 1)) {
      const piece = bytes.subarray(at, at + 200_000);
      const inside = piece.subarray(skip(piece));
      // the third kind of block does not exist: a quarter of what only looks packed ends here
      if (((inside[0] ?? 0) & 6) === 6) continue;
      try {
        yield inflateRawSync(inside, { finishFlush: zlib.Z_SYNC_FLUSH, maxOutputLength: 2_000_000 });
      } catch {
        // not packed, or packed otherwise
      }
    }
  }
}

/** Where canaries stand in these bytes: names of canary and form, never the canary itself. */
export function foundIn(bytes: Buffer, canaries: Readonly<Record<string, string>>): string[] {
  const needles = Object.entries(canaries).flatMap(([field, canary]) =>
    formsOf(canary).map((one) => ({ ...one, field })),
  );
  const found = needles.filter((one) => bytes.includes(one.bytes)).map(({ field, form }) => `${field} as ${form}`);
  for (const inside of unpacked(bytes))
    for (const { field, form, bytes: needle } of needles)
      if (inside.includes(needle)) found.push(`${field} as ${form}, packed`);
  return found;
}
