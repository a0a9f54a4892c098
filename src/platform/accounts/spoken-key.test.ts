import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCyrillic } from '../i18n/index.ts';
import { readSpoken, readSpokenKey, spokenKey, spokenWords } from './spoken-key.ts';

const bits = fc.uint8Array({ minLength: 9, maxLength: 9 });

/** How it is heard on a bad line. */
const heard = (word: string): string =>
  word.replaceAll(/[ptksfn]/g, (letter) => 'bdgzvm'['ptksfn'.indexOf(letter)] ?? letter);

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries())
      next.push(Math.min(next[j]! + 1, row[j + 1]! + 1, row[j]! + (letter === other ? 0 : 1)));
    row = next;
  }
  return row.at(-1) as number;
}

describe('the words of a key', () => {
  it('are 256, without a mark, and none sounds like another one', () => {
    expect(spokenWords).toHaveLength(256);
    for (const word of spokenWords) expect(word).toMatch(/^[abdefghiklmnoprstuvz]{4,8}$/);
    expect(new Set(spokenWords.map((word) => word.slice(0, 4))).size).toBe(256);
    for (const [at, one] of spokenWords.entries())
      for (const other of spokenWords.slice(at + 1))
        expect(distance(heard(one), heard(other)), `${one} ${other}`).toBeGreaterThan(1);
  });

  it('say all 66 bits: one bit more or less is another word', () => {
    fc.assert(
      fc.property(bits, fc.nat(65), (hash, at) => {
        const other = Uint8Array.from(hash);
        other[at >> 3] = (other[at >> 3] ?? 0) ^ (0x80 >> (at & 7));
        expect(spokenKey(other)).not.toEqual(spokenKey(hash));
      }),
    );
    const first = randomBytes(9);
    expect(spokenKey(first)).toHaveLength(6);
  });

  it('are read as a colleague types them, in either script, loud, close together or with commas', () => {
    fc.assert(
      fc.property(bits, (hash) => {
        const words = spokenKey(hash);
        for (const typed of [
          words.join(' '),
          words.join(', ').toUpperCase(),
          words.map((word) => word.replace(' ', '')).join(' '),
          toCyrillic(words.join(', ')),
        ])
          expect(readSpokenKey(typed), typed).toEqual(words);
      }),
    );
  });

  it('are nothing else: no word without its figure, no five, no seven, no stranger among them', () => {
    for (const typed of ['lampa', 'lampa 1', 'lampa 10', 'lamp 3', '', '7', 'lampa 7 8'])
      expect(readSpoken(typed), typed).toBeUndefined();
    const six = 'lampa 7 orden 2 vrata 3 mleko 4 korpa 5 zebra 6';
    expect(readSpokenKey(six)).toBeUndefined();
    expect(readSpokenKey(six.replace('zebra', 'tango'))).toHaveLength(6);
    expect(readSpokenKey('lampa 7 orden 2 vrata 3 mleko 4 korpa 5')).toBeUndefined();
    expect(readSpokenKey(`${six.replace('zebra', 'tango')} papir 2`)).toBeUndefined();
  });
});
