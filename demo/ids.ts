import type { Id } from '../src/platform/kernel/ids.ts';
import { type Label, labels, makeRandom } from './random.ts';

/**
 * Ids and counting keys of the records, from the same block cipher as the records themselves: the same seed gives the same
 * ids on every machine, and a reference needs no table. They look like random UUIDs and, like those, tell no order.
 */
export interface SyntheticIds {
  person(index: number): Id<'person'>;
  /** the second record of this person */
  second(index: number): Id<'person'>;
  contact(index: number): Id<'contact'>;
  finding(index: number): Id<'finding'>;
  /** the 16 bytes under which a person is counted */
  subjectKey(index: number): Buffer;
  secondKey(index: number): Buffer;
}

const WORDS = ['a', 'b', 'c', 'd'] as const;
type Labels = readonly Label[];
const of = (kind: string): Labels => Object.values(labels(kind, WORDS));
const LABELS = {
  person: of('id.person'),
  second: of('id.second'),
  contact: of('id.contact'),
  finding: of('id.finding'),
  subject: of('id.subject'),
  secondSubject: of('id.second-subject'),
};

export function syntheticIds({ seed, scale }: { readonly seed: number; readonly scale: number }): SyntheticIds {
  const random = makeRandom(seed, scale);
  const bytes = (of: Labels, index: number): Buffer => {
    const made = Buffer.allocUnsafe(16);
    for (let n = 0; n < 4; n++) {
      const word = random.u32(of[n] as Label, index);
      made[4 * n] = word >>> 24;
      made[4 * n + 1] = word >>> 16;
      made[4 * n + 2] = word >>> 8;
      made[4 * n + 3] = word;
    }
    return made;
  };
  const uuid = <Kind extends string>(of: Labels, index: number): Id<Kind> => {
    const made = bytes(of, index);
    // version 4, variant 10 (RFC 9562)
    made[6] = ((made[6] as number) & 0x0f) | 0x40;
    made[8] = ((made[8] as number) & 0x3f) | 0x80;
    const hex = made.toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id<Kind>;
  };
  return {
    person: (index) => uuid(LABELS.person, index),
    second: (index) => uuid(LABELS.second, index),
    contact: (index) => uuid(LABELS.contact, index),
    finding: (index) => uuid(LABELS.finding, index),
    subjectKey: (index) => bytes(LABELS.subject, index),
    secondKey: (index) => bytes(LABELS.secondSubject, index),
  };
}
