/**
 * Blind index (security.md §5, §10): keyed BLAKE2b-128 of a phone, e-mail or document number, so that an equal one is
 * found without being stored. Only for values that are rich enough; never for names, whose frequencies are public.
 * What it leaks is equality. The caller brings the value to its one form (E.164, lower case, folded) beforehand.
 */
import { blake2b } from './crypto.ts';

export const BLIND_INDEX_BYTES = 16;

/**
 * 16 bytes for the B-tree. `key`: 32 bytes, one per organisation and field, itself a vault record. `field` parts the
 * domains once more, so that a key used for two fields by mistake does not make a phone equal a document.
 * @throws RangeError for an empty value: it would make all who have none equal
 */
export function blindIndex(key: Buffer, field: string, value: string): Buffer {
  if (value === '') throw new RangeError('an empty value has no blind index');
  const name = Buffer.from(field, 'utf8');
  const message = Buffer.concat([
    Buffer.from([name.byteLength >> 8, name.byteLength & 0xff]),
    name,
    Buffer.from(value, 'utf8'),
  ]);
  const index = Buffer.alloc(BLIND_INDEX_BYTES);
  blake2b(index, message, key);
  message.fill(0);
  return index;
}
