import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import variants from '../data/variants.json' with { type: 'json' };
import { foldName } from '../name-folding.ts';
import { cardName } from '../search-card.ts';
import { aCard } from '../testing.ts';
import { compare } from './compare.ts';
import type { Features, NamePart } from './features.ts';
import { featuresOfCard } from './features-of-card.ts';
import { defaultModel } from './model.ts';
import { nameLevel } from './name-level.ts';
import { nameParts } from './name-parts.ts';

const person = (given: string, surname: string, more: Partial<Features> = {}): Features => ({
  names: [...nameParts(given, 'given'), ...nameParts(surname, 'surname')],
  ...more,
});
const born = (day: string) => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return { from: year, until: year, month, day: date };
};
const ask = (a: Features, b: Features) => compare(a, b, defaultModel);
const told = (a: Features, b: Features) => ask(a, b).reasons.map((r) => `${r.field} ${r.level} ${r.direction}`);

const anyName = fc.constantFrom(...variants.positivePairs.flatMap(([a, b]) => [a as string, b as string]));
const anyOne: fc.Arbitrary<Features> = fc
  .record({
    name: anyName,
    any: fc.boolean(),
    birth: fc.option(fc.integer({ min: 1940, max: 2010 }), { nil: undefined }),
    whole: fc.boolean(),
    sex: fc.constantFrom('f' as const, 'm' as const, undefined),
    phones: fc.array(fc.constantFrom('381990000001', '381980000001', '381990000011'), { maxLength: 2 }),
    place: fc.constantFrom(['novi', 'sad'], ['nis'], undefined),
  })
  .map(({ name, any, birth, whole, sex, phones, place }) => {
    const [given = '', ...rest] = name.split(' ');
    return {
      names: any ? nameParts(name, 'any') : [...nameParts(given, 'given'), ...nameParts(rest.join(' '), 'surname')],
      ...(birth && { birth: whole ? { from: birth, until: birth, month: 3, day: 7 } : { from: birth, until: birth } }),
      ...(sex && { sex }),
      phones,
      ...(place && { place }),
    };
  });

describe('comparing two people', () => {
  it('says the same whoever is named first', () => {
    fc.assert(
      fc.property(anyOne, anyOne, (a, b) => {
        expect(ask(a, b)).toEqual(ask(b, a));
      }),
    );
  });

  it('knows one name in another language, and that two names are no slip of one another', () => {
    const level = (a: string, b: string, role: 'given' | 'surname' | 'any') =>
      nameLevel(nameParts(a, role)[0] as NamePart, nameParts(b, role)[0] as NamePart);
    expect(level('Rebecca', 'Rivka', 'given')).toBe('kin');
    expect(level('Lee', 'Yi', 'surname')).toBe('kin');
    expect(level('Robert', 'Bob', 'any')).toBe('kin');
    expect(level('Paul', 'Paula', 'any')).toBe('other_sex');
    expect(level('Victor', 'Victoria', 'any')).not.toBe('close');
    expect(level('Yoshiko', 'Yushiku', 'any')).toBe('close');
    expect(level('Cristina', 'Rivka', 'given')).toBe('different');
  });

  it('does not miss a title, nor a small word inside a name', () => {
    const whole = (name: string): Features => ({ names: nameParts(name, 'any') });
    const plain = ask(whole('Amir Barakzai'), whole('Amir Barakzai')).weight;
    for (const name of ['Dr. Amir Barakzai', 'Mr Amir Barakzai', 'Amir Barakzai Jr.', 'Hajji Amir Barakzai III'])
      expect(ask(whole(name), whole('Amir Barakzai')).weight).toBeCloseTo(plain);
    // where it is all there is, it is a name
    expect(ask(whole('Major'), whole('Major')).weight).toBeGreaterThan(0);
    expect(ask(whole('Sheikh Hassan'), whole('Sheikh Hassan')).weight).toBeGreaterThan(
      ask(whole('Hassan'), whole('Hassan')).weight,
    );
  });

  it('does not lose a name that was parted elsewhere, and keeps two syllables in their order', () => {
    const whole = (name: string): Features => ({ names: nameParts(name, 'any') });
    expect(ask(whole('Hongkwang Jong'), whole('Hong Kwangjong')).weight).toBeGreaterThan(8);
    expect(ask(whole('Kim Min-jun'), whole('Kim Minjun')).weight).toBeGreaterThan(8);
    expect(ask(whole('Kim Min-jun'), whole('Kim Jun-min')).weight).toBeLessThan(8);
  });

  it('tells districts and languages near each other from far ones', () => {
    const from = (place: string, language: string): Features => ({ names: [], place: [place], languages: [language] });
    const levels = (a: Features, b: Features) =>
      ask(a, b)
        .reasons.map(({ field, level }) => `${field} ${level}`)
        .sort();
    expect(levels(from('RS-06', 'sr'), from('RS-06', 'sr'))).toEqual(['language equal', 'place equal']);
    expect(levels(from('RS-06', 'sr'), from('RS-01', 'hr'))).toEqual(['language near', 'place near']);
    expect(levels(from('RS-06', 'sr'), from('RS-24', 'sq'))).toEqual(['language different', 'place different']);
  });

  it('gives no weight to what is missing', () => {
    const fields = ['birth', 'sex', 'phones', 'place'] as const;
    fc.assert(
      fc.property(anyOne, anyOne, fc.constantFrom(...fields), (a, b, field) => {
        const { [field]: _, ...without } = b;
        const { [field]: __, ...neither } = a;
        expect(ask(a, without).weight).toBe(ask(neither, without).weight);
      }),
    );
  });

  it('never loses by a field that is equal', () => {
    const equal: Partial<Features>[] = [
      { birth: born('1990-03-07') },
      { birth: { from: 1990, until: 1990 } },
      { sex: 'f' },
      { phones: ['381990000001'] },
      { emails: ['a@example.org'] },
      { place: ['nis'] },
      { citizenship: 'RS' },
    ];
    fc.assert(
      fc.property(anyOne, anyOne, fc.constantFrom(...equal), (a, b, more) => {
        const key = Object.keys(more)[0] as keyof Features;
        const { [key]: _, ...left } = a;
        const { [key]: __, ...right } = b;
        const before = ask(left as Features, right as Features);
        expect(ask({ ...left, ...more } as Features, { ...right, ...more } as Features).weight).toBeGreaterThanOrEqual(
          before.weight,
        );
      }),
    );
  });

  it('gains by every equal name, however common', () => {
    for (const name of ['Jovan', 'Петровић', 'Al-Hassan'])
      for (const { weight } of ask(person(name, ''), person(name, '')).reasons) expect(weight).toBeGreaterThan(0);
  });

  it('knows the other sex’s form, a birth with day and month exchanged, a household’s number', () => {
    expect(told(person('Jovan', 'Primerić'), person('Jovana', 'Primerić'))[0]).toBe('given other_sex against');
    expect(told(person('Ramiz', 'Ramić'), person('Ramiza', 'Ramića'))).toContain('given inflected for');
    expect(told(person('Ana', 'Ivanova'), person('Ana', 'Ivanov'))).toContain('surname inflected for');
    const [a, b] = [person('Ana', 'Primerić'), person('Ivan', 'Primerić')];
    expect(told({ ...a, birth: born('1990-04-03') }, { ...a, birth: born('1990-03-04') })).toContain(
      'birth swapped for',
    );
    const phones = ['381990000001'];
    const household = ask({ ...a, phones }, { ...b, phones }).reasons.find((r) => r.field === 'phone');
    expect([household?.level, Math.abs(household?.weight ?? 9) < 2]).toEqual(['household', true]);
  });

  it('takes the order of given name and surname lightly, and two words for one', () => {
    expect(ask(person('Ana', 'Primerić'), person('Primerić', 'Ana')).weight).toBeGreaterThan(5);
    const whole = (name: string): Features => ({ names: nameParts(name, 'any') });
    expect(ask(whole('Abd al-Rahman Hadad'), whole('Abdulrahman Hadad')).weight).toBeGreaterThan(8);
  });

  it('counts an alias where it meets and does not miss it elsewhere', () => {
    const card = (...alias: string[]) =>
      featuresOfCard(
        aCard('Svetlana', 'Primerić', {
          names: [
            cardName('given', 'Svetlana'),
            cardName('surname', 'Primerić'),
            ...alias.map((a) => cardName('alias', a)),
          ],
        }),
      );
    const asked: Features = { names: nameParts('Svetlana Primerić', 'any') };
    expect(ask(asked, card('Zvončica')).weight).toBe(ask(asked, card()).weight);
    expect(ask({ names: nameParts('Zvončica', 'any') }, card('Zvončica')).weight).toBeGreaterThan(3);
  });

  it('tells the conflicts first', () => {
    const a = person('Ana', 'Primerić', { sex: 'f', birth: born('1990-03-07') });
    const { reasons } = ask(a, { ...a, sex: 'm', birth: born('1961-11-20') });
    expect(reasons.slice(0, 2).map((r) => r.direction)).toEqual(['against', 'against']);
  });

  it('puts every positive fixture above every question of chance, and no negative into probable', () => {
    const asPerson = (name: string) => {
      const [given = '', ...rest] = name.split(' ');
      return person(given, rest.join(' '));
    };
    const zones = variants.negativePairs.map(([a, b]) => ask(asPerson(a as string), asPerson(b as string)).zone);
    expect(zones).not.toContain('probable');
    const weak = variants.positivePairs.filter(
      ([a, b]) => ask(asPerson(a as string), asPerson(b as string)).weight < 4,
    );
    expect(weak).toEqual([]);
  });
});

describe('folding', () => {
  it('meets in every script', () => {
    const pairs = [
      ['Иван Кузнецов', 'Ivan Kuznetsov'],
      ['Γιώργος Παπαδόπουλος', 'Giorgos Papadopoulos'],
      ['გიორგი', 'Giorgi'],
      ['Արամ', 'Aram'],
    ];
    for (const [a, b] of pairs)
      expect(foldName(a as string).parts.flatMap((p) => p.forms)).toEqual(
        expect.arrayContaining([foldName(b as string).parts[0]?.forms[0] as string]),
      );
  });
});
