import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import variants from './data/variants.json' with { type: 'json' };
import { hypocorismForms, hypocorismGroups } from './hypocorisms.ts';
import { caseStem, type FoldedPart, foldedForms, foldName, mostForms, skeleton, tidyName } from './name-folding.ts';

const cyrillicOf = new Map(Object.entries(variants.cyrillicToLatin).map(([cyrillic, latin]) => [latin, cyrillic]));
const azbuka = [...cyrillicOf.values()];

const vowels = azbuka.filter((letter) => 'аеиоу'.includes(letter));
const consonants = azbuka.filter((letter) => !vowels.includes(letter));
/** Syllables as names have them: no more than two consonants meet. */
const cyrillicName = fc
  .tuple(
    fc.array(fc.tuple(fc.subarray(consonants, { maxLength: 2 }), fc.constantFrom(...vowels)), {
      minLength: 1,
      maxLength: 6,
    }),
    fc.subarray(consonants, { maxLength: 1 }),
  )
  .map((letters) => letters.flat(3).join(''));
const latinOf = (cyrillic: string) =>
  [...cyrillic].map((c) => (variants.cyrillicToLatin as Record<string, string>)[c]).join('');
const bare = (latin: string) => latin.replaceAll('đ', 'd').normalize('NFD').replace(/\p{M}/gu, '');
const anyName = fc.oneof(
  cyrillicName,
  cyrillicName.map(latinOf),
  fc.constantFrom(...variants.positivePairs.flatMap(([a, b]) => [a as string, b as string])),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.array(fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzčćžšđöëăâîțş- '), { maxLength: 20 }).map((l) => l.join('')),
);
const meet = (a: readonly string[], b: readonly string[]) => a.some((form) => b.includes(form));

describe('folding of names', () => {
  it('folds a folded form to itself', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        for (const part of foldName(name).parts) for (const form of part.forms) expect(foldedForms(form)[0]).toBe(form);
      }),
      { numRuns: 2_000 },
    );
  });

  it('folds the Cyrillic and the Latin spelling of one name alike', () => {
    fc.assert(
      fc.property(cyrillicName, (name) => {
        const forms = (text: string) => foldName(text).parts.map((p) => p.forms);
        expect(forms(latinOf(name))).toEqual(forms(name));
        expect(forms(name.toUpperCase())).toEqual(forms(name));
      }),
    );
  });

  it('still meets when the marks are dropped', () => {
    fc.assert(
      fc.property(cyrillicName, (name) => {
        const marked = foldedForms(latinOf(name));
        expect(meet(marked, foldedForms(bare(latinOf(name))))).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps one to eight forms and never an empty one', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        for (const part of foldName(name).parts) {
          expect(part.forms.length).toBeGreaterThan(0);
          expect(part.forms.length).toBeLessThanOrEqual(mostForms);
          expect(new Set(part.forms).size).toBe(part.forms.length);
          expect(part.forms).not.toContain('');
        }
      }),
    );
  });

  it('gives the same parts whichever name is written first', () => {
    fc.assert(
      fc.property(fc.array(cyrillicName, { minLength: 2, maxLength: 4 }), (names) => {
        const key = (text: string) =>
          foldName(text)
            .parts.map((p) => p.forms.join())
            .sort();
        const plain = names.filter((n) => !/^(ал|ел|ул|бин|ибн|бен)$/u.test(n));
        expect(key([...plain].reverse().join(' '))).toEqual(key(plain.join(' ')));
      }),
    );
  });

  it.each([
    ['Ђорђе', 'Djordje'],
    ['Đorđe', 'Dorde'],
    ['Đurić', 'Gjuric'],
    ['Hoxha', 'Хоџа'],
    ['Szabó', 'Сабо'],
    ['Ciobanu', 'Чобану'],
    ['Popowitsch', 'Поповић'],
    ['Mihailo', 'Mijailo'],
    ['Alexandra', 'Александра'],
    ['ǅenana', 'Dženana'],
  ])('%s is heard as %s', (a, b) => expect(meet(foldedForms(a), foldedForms(b))).toBe(true));

  it('keeps nj in two letters and in one letter alike, never turning Latin into Cyrillic', () => {
    expect(foldedForms('Tanjug')).toEqual(foldedForms('Танјуг'));
  });

  it('drops particles, joins articles and splits double names', () => {
    const names = (text: string) => foldName(text).parts.map((p) => p.letters);
    expect(names('Ahmed bin Said')).toEqual(['ahmed', 'said']);
    expect(names('Ben Carter')).toEqual(['ben', 'carter']);
    expect(names('Ana Jovanović-Petrović')).toEqual(['ana', 'jovanović', 'petrović']);
    expect(foldName('Al-Hassan').parts[0]?.forms).toEqual(['hasan', 'asan', 'alhasan', 'alasan']);
    expect(meet(foldName('al Hassan').parts[0]?.forms ?? [], foldedForms('Alhasan'))).toBe(true);
  });

  it('remembers the script in which a name was given', () => {
    expect(['Ana', 'Ана', 'Aна', 'آنا', ''].map((n) => foldName(n).script)).toEqual([
      'latin',
      'cyrillic',
      'mixed',
      'other',
      'other',
    ]);
    expect(tidyName('  Ana  -  Marija ')).toBe('Ana-Marija');
  });

  it('strips a case ending only as an extra key', () => {
    for (const [a, b] of [
      ['Petrovića', 'Petrović'],
      ['Jovanu', 'Jovan'],
      ['Markom', 'Marka'],
      ['Milici', 'Milica'],
    ] as const) {
      const keys = (name: string) => [foldedForms(name)[0], caseStem(foldedForms(name)[0] as string)].filter(Boolean);
      expect(keys(a).some((key) => keys(b).includes(key))).toBe(true);
      expect(foldedForms(a)).not.toEqual(foldedForms(b));
    }
    expect(caseStem('ana')).toBeUndefined();
  });

  it('links short names softly and many to many', () => {
    const groups = (name: string) => hypocorismGroups(foldedForms(name));
    const share = (a: string, b: string) => groups(a).some((g) => groups(b).includes(g));
    expect(share('Saša', 'Aleksandar') && share('Саша', 'Aleksandra')).toBe(true);
    expect(share('Aleksandra', 'Aleksandar') || share('Nenad', 'Nebojša')).toBe(false);
    expect(hypocorismForms(foldedForms('Ceca'))).toContain('svetlana');
    expect(Object.keys(variants.hypocorisms)).toHaveLength(102);
  });
});

/** How one part of a name meets another, the strongest way first. */
function bond(a: FoldedPart, b: FoldedPart): 'folded' | 'link' | 'inflected' | 'skeleton' | 'none' {
  if (meet(a.forms, b.forms)) return 'folded';
  if (meet(hypocorismForms(a.forms), b.forms)) return 'link';
  const stems = (p: FoldedPart) => [...p.forms, ...p.forms.map(caseStem).filter((s) => s !== undefined)];
  if (meet(stems(a), stems(b))) return 'inflected';
  return meet(a.forms.map(skeleton), b.forms.map(skeleton)) ? 'skeleton' : 'none';
}

describe('the forty pairs that are one person', () => {
  const bondsOf = ([a, b]: readonly string[]) => {
    const [left, right] = [foldName(a as string).parts, foldName(b as string).parts];
    const [few, many] = left.length <= right.length ? [left, right] : [right, left];
    const order = ['folded', 'link', 'inflected', 'skeleton', 'none'] as const;
    return few.map((p) => order[Math.min(...many.map((q) => order.indexOf(bond(p, q))))] as (typeof order)[number]);
  };
  const pairs = variants.positivePairs.map((pair) => ({ pair, kind: pair[2] as string, bonds: bondsOf(pair) }));

  it('meet in every part; folding alone finds those that differ in spelling only', () => {
    const byFolding = pairs.filter((p) => p.bonds.every((b) => b === 'folded'));
    const byLink = pairs.filter((p) => p.bonds.includes('link'));
    console.info(`${pairs.length} pairs: ${byFolding.length} by folding, ${byLink.length} by short names`);
    const softer = ['ar', 'inflection', 'dative', 'genitive', 'nickname', 'short form', 'typo', 'transposition'];
    const mustFold = pairs.filter((p) => !softer.includes(p.kind));
    expect(mustFold.filter((p) => !byFolding.includes(p)).map((p) => p.pair)).toEqual([]);
    expect(pairs.filter((p) => p.kind === 'nickname').every((p) => p.bonds.join() === 'link,folded')).toBe(true);
    expect(pairs.filter((p) => p.bonds.includes('none')).map((p) => p.pair)).toEqual([]);
  });

  it('no pair of two persons is equal folded', () => {
    const equal = variants.negativePairs.filter((pair) => bondsOf(pair).every((b) => b === 'folded'));
    expect(equal).toEqual([]);
  });
});
