import { describe, expect, it } from 'vitest';
import { choice, chosen, label, makeRandom, speck, speckKeys } from './random.ts';

describe('random numbers by counter', () => {
  it('the cipher is Speck64/128 as its authors published it', () => {
    // Beaulieu and others, "The Simon and Speck families", 2013, appendix C
    const keys = speckKeys([0x03020100, 0x0b0a0908, 0x13121110, 0x1b1a1918]);
    expect(speck(keys, 0x3b726574, 0x7475432d)).toEqual([0x8c6fa548, 0x454e028b]);
  });

  it('a draw is always the same and differs by field, record, seed and scale', () => {
    const a = label('contact.hour');
    const b = label('contact.minutes');
    const one = makeRandom(2002, 1);
    expect(makeRandom(2002, 1).u32(a, 17)).toBe(one.u32(a, 17));
    const others = [one.u32(b, 17), one.u32(a, 18), makeRandom(2003, 1).u32(a, 17), makeRandom(2002, 2).u32(a, 17)];
    expect(new Set([one.u32(a, 17), ...others]).size).toBe(5);
  });

  it('draws below a number come out about evenly', () => {
    const random = makeRandom(1, 1);
    const counts = new Array<number>(10).fill(0);
    for (let i = 0; i < 20_000; i++) counts[random.below(label('x'), i, 10)]!++;
    for (const n of counts) expect(Math.abs(n - 2000)).toBeLessThan(200);
  });

  it('a choice follows its weights to the edge', () => {
    const from = choice([
      ['a', 2],
      ['b', 1],
    ]);
    expect([0, 1, 2].map((at) => chosen(from, at))).toEqual(['a', 'a', 'b']);
  });
});
