import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Id } from '../../platform/kernel/ids.ts';
import { cardIndex } from './card-index.ts';
import { openSegment, SEGMENT_STEP } from './card-segment.ts';
import { cardName, encodeCard, type SearchCard } from './search-card.ts';
import { aCard, aPersonId, frozenSegment, syntheticCards } from './testing.ts';

type PersonId = Id<'person'>;
const FIRST = '00000000-0000-0000-0000-000000000000';
const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const TEXTS = [
  'Saša',
  'Aleksandar Pr',
  'mil',
  'Ana Ković',
  'Jovan Škrić 1980',
  'z',
  'Светлана Провић ',
  'Milici ',
  '099 123 4567',
  '0991234567 Aleksandar',
  'Xqwert',
];

const sorted = (cards: readonly SearchCard[]) => {
  const ids = cards.map(aPersonId).sort();
  return ids.map((personId, n) => ({ personId, card: cards[n] as SearchCard }));
};

const lying = (persons: readonly { personId: string; card: SearchCard }[]) =>
  persons.map(({ personId, card }) => ({ personId, memory: encodeCard(card), at: 0 }));

const mutable = (persons: readonly { personId: PersonId; card: SearchCard }[]) => {
  const index = cardIndex();
  for (const { personId, card } of persons) index.put(personId, card);
  return index;
};

/** The same persons, frozen in some segments. */
async function frozen(persons: readonly { personId: PersonId; card: SearchCard }[], pieces: number) {
  const index = cardIndex();
  const size = Math.ceil(persons.length / pieces);
  for (let from = 0; from < persons.length; from += size) {
    const some = persons.slice(from, from + size);
    const { bytes } = frozenSegment(lying(some));
    const after = persons[from - 1]?.personId ?? FIRST;
    const upto = from + size >= persons.length ? LAST : (some.at(-1)?.personId as string);
    expect(index.adopt([{ after, upto, bytes }])).toBe(true);
  }
  return index;
}

describe('cards frozen in segments', () => {
  it('answer every question as cards do that were put in one by one', async () => {
    const persons = sorted([...syntheticCards(900, 3), aCard('Đurđica', 'Žućkanović', { phones: ['+381991234567'] })]);
    const one = mutable(persons);
    for (const pieces of [1, 4, 31]) {
      const other = await frozen(persons, pieces);
      for (const text of TEXTS) expect(other.search(text, 40)).toEqual(one.search(text, 40));
      expect(TEXTS.flatMap((text) => other.search(text)).length).toBeGreaterThan(60);
      for (const form of ['aleksandar', 'durdica', 'nobody']) expect(other.bearers(form)).toBe(one.bearers(form));
      expect([other.size(), [...other.ids()].sort()]).toEqual([one.size(), [...one.ids()].sort()]);
      for (const { personId, card } of persons.slice(0, 50)) expect(other.card(personId)).toEqual(card);
    }
  });

  it('take changes and erasures beside them, and answer as after a fresh start; frozen anew, they answer the same', async () => {
    const persons = sorted([...syntheticCards(240, 8)]);
    const others = [...syntheticCards(60, 77)];
    const changes = fc.array(fc.record({ at: fc.nat(239), to: fc.option(fc.nat(59)), isNew: fc.boolean() }), {
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(changes, fc.integer({ min: 1, max: 5 }), async (list, pieces) => {
        const index = await frozen(persons, pieces);
        const now = new Map(persons.map(({ personId, card }) => [personId, card]));
        for (const { at, to, isNew } of list) {
          const personId = isNew ? aPersonId() : (persons[at]?.personId as PersonId);
          const card = to === null ? undefined : (others[to] as SearchCard);
          if (card) now.set(personId, card);
          else now.delete(personId);
          if (card) index.put(personId, card);
          else index.remove(personId);
        }
        const expected = mutable([...now].map(([personId, card]) => ({ personId, card })));
        const same = () => {
          for (const text of TEXTS) expect(index.search(text, 30)).toEqual(expected.search(text, 30));
          expect([...index.ids()].sort()).toEqual([...now.keys()].sort());
          for (const { personId } of persons.slice(0, 20)) expect(index.card(personId)).toEqual(now.get(personId));
        };
        same();
        const half = persons[120]?.personId as string;
        const again = [
          [FIRST, half],
          [half, LAST],
        ].map(([after = '', upto = '']) => ({
          after,
          upto,
          bytes: frozenSegment(index.between(after, upto)).bytes,
        }));
        expect(index.adopt(again)).toBe(true);
        expect(index.size()).toBe(now.size);
        same();
      }),
      { numRuns: 25 },
    );
  });

  it('say nothing by their length that a step of 64 KiB does not say', async () => {
    for (const count of [1, 40, 900]) {
      const { bytes } = frozenSegment(lying(sorted([...syntheticCards(count)])));
      expect(bytes.length % SEGMENT_STEP).toBe(0);
    }
  });

  it('pass over what is no card, and fold anew what was folded by older rules', async () => {
    const old = encodeCard(aCard('Đurđica', 'Primerić'));
    old.set(Buffer.from('xxxxxxx'), Buffer.from(old).indexOf('durdica'));
    old[1] = 0;
    const persons = sorted([aCard(), aCard(), aCard('Ana', 'Hoxha')]);
    const cards = lying(persons).map((one, n) =>
      n === 0 ? { ...one, memory: old } : n === 1 ? { ...one, memory: new Uint8Array(320) } : one,
    );
    const { bytes, broken } = frozenSegment(cards);
    expect(broken).toEqual([1]);
    const index = cardIndex();
    index.adopt([{ after: FIRST, upto: LAST, bytes }]);
    expect(index.size()).toBe(2);
    expect(index.search('durdica ')[0]?.personId).toBe(persons[0]?.personId);
  });

  it('of other versions, cut short or of no sense are not taken', async () => {
    const { bytes } = frozenSegment(lying(sorted([...syntheticCards(50)])));
    const index = cardIndex();
    const none = (other: Uint8Array<ArrayBuffer>) => index.adopt([{ after: FIRST, upto: LAST, bytes: other }]);
    const changed = (at: number, value: number) => {
      const other = bytes.slice();
      new Uint32Array(other.buffer)[at] = value;
      return other;
    };
    expect(none(changed(0, 0))).toBe(false);
    expect(none(changed(1, 1 << 30))).toBe(false);
    expect(none(bytes.slice(0, 64))).toBe(false);
    expect(none(new Uint8Array(0))).toBe(false);
    expect(index.size()).toBe(0);
    expect(none(bytes)).toBe(true);
  });

  it('are zeroed when a card is removed, replaced, or everything is dropped', async () => {
    const persons = sorted([
      aCard('Kanarinka', 'Žutoperić'),
      aCard('Ana', 'Hoxha', { names: [cardName('given', 'Ana')] }),
    ]);
    const { bytes } = frozenSegment(lying(persons));
    const index = cardIndex();
    index.adopt([{ after: FIRST, upto: LAST, bytes }]);
    const segment = Buffer.from(bytes.buffer);
    expect(segment.includes('Kanarinka')).toBe(true);
    expect(index.remove(persons[0]?.personId as PersonId)).toBe(true);
    expect(index.remove(persons[0]?.personId as PersonId)).toBe(false);
    expect(segment.includes('Kanarinka')).toBe(false);
    expect(index.search('Kanarinka Žutoperić')).toEqual([]);
    const again = frozenSegment(index.between(FIRST, LAST));
    index.adopt([{ after: FIRST, upto: LAST, bytes: again.bytes }]);
    expect(segment.every((byte) => byte === 0)).toBe(true);
    expect(Buffer.from(again.bytes.buffer).includes('anarinka')).toBe(false);
    expect(index.search('ana')).toHaveLength(1);
    index.drop();
    expect(Buffer.from(again.bytes.buffer).every((byte) => byte === 0)).toBe(true);
    expect([index.size(), index.search('ana')]).toEqual([0, []]);
    expect(openSegment(again.bytes)).toBeUndefined();
  });

  it('cost fewer than 300 bytes a card', async () => {
    const index = await frozen(sorted([...syntheticCards(4_000)]), 1);
    expect(index.bytes() / index.size()).toBeLessThan(300);
  });
});
