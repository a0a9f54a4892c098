import type { Id } from '../src/platform/kernel/ids.ts';
import { type Label, labels, makeRandom } from './random.ts';

/**
 * Ids and counting keys of the records, from the same block cipher as the records themselves: the same seed gives the same
 * ids on every machine, and a reference needs no table. They look like random UUIDs and, like those, tell no order.
 */
export interface SyntheticIds {
  person(index: number): Id<'person'>;
  contact(index: number): Id<'contact'>;
  finding(index: number): Id<'finding'>;
  /** the 16 bytes under which a person is counted */
  subjectKey(index: number): Buffer;
}

const WORDS = ['a', 'b', 'c', 'd'] as const;
const LABELS = {
  person: labels('id.person', WORDS),
  contact: labels('id.contact', WORDS),
  finding: labels('id.finding', WORDS),
  subject: labels('id.subject', WORDS),
};

export function syntheticIds({ seed, scale }: { readonly seed: number; readonly scale: number }): SyntheticIds {
  const random = makeRandom(seed, scale);
  const bytes = (of: Readonly<Record<string, Label>>, index: number): Buffer => {
    const made = Buffer.allocUnsafe(16);
    for (const [n, word] of WORDS.entries()) made.writeUInt32BE(random.u32(of[word] as Label, index), 4 * n);
    return made;
  };
  const uuid = <Kind extends string>(of: Readonly<Record<string, Label>>, index: number): Id<Kind> => {
    const made = bytes(of, index);
    // version 4, variant 10 (RFC 9562)
    made[6] = ((made[6] as number) & 0x0f) | 0x40;
    made[8] = ((made[8] as number) & 0x3f) | 0x80;
    const hex = made.toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id<Kind>;
  };
  return {
    person: (index) => uuid(LABELS.person, index),
    contact: (index) => uuid(LABELS.contact, index),
    finding: (index) => uuid(LABELS.finding, index),
    subjectKey: (index) => bytes(LABELS.subject, index),
  };
}
