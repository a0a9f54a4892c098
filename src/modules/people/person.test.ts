import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day, fromDayNumber } from '../../platform/kernel/days.ts';
import { ageBandOn, agesOn, type Birth, cardOf, displayName, isPersonCode, personCode, personName } from './person.ts';
import { decodeCard, encodeCard } from './search-card.ts';

const nobody = { names: [], code: 'K26-00417', synthetic: true } as const;

describe('a person', () => {
  it('is shown with the mark when she does not exist', () => {
    const names = [personName('given', 'Svetlana'), personName('surname', 'Primerić')];
    expect(displayName({ ...nobody, names })).toBe('Svetlana ◇ Primerić');
    expect(displayName({ ...nobody, names, synthetic: false })).toBe('Svetlana Primerić');
    expect(displayName({ ...nobody, names: [personName('surname', 'Primerić')] })).toBe('Primerić ◇');
    expect(displayName({ ...nobody, alias: 'Lana' })).toBe('Lana ◇');
    expect(displayName({ ...nobody, synthetic: false })).toBe('K26-00417');
  });

  it('cannot take the mark into her name', () => {
    expect(personName('given', ' Светлана ◇ ')).toEqual({ kind: 'given', script: 'cyrillic', value: 'Светлана' });
  });

  it('has a code that says only the year', () => {
    expect(personCode(2026, 417)).toBe('K26-00417');
    expect(personCode(2002, 123_456)).toBe('K02-123456');
    expect(['K26-00417', 'K02-123456'].every(isPersonCode)).toBe(true);
    expect(['K26-417', 'k26-00417', 'K2026-00417', ''].some(isPersonCode)).toBe(false);
  });
});

describe('age bands', () => {
  it('turn on the birthday', () => {
    const birth = { date: day('2008-02-29') };
    expect(ageBandOn(birth, day('2026-02-28'))).toBe('16-17');
    expect(ageBandOn(birth, day('2026-03-01'))).toBe('18-20');
  });

  it('are not guessed where a year or an old age leaves two', () => {
    expect(ageBandOn({ year: 2008 }, day('2026-06-01'))).toBe('unknown');
    expect(ageBandOn({ year: 2010 }, day('2026-06-01'))).toBe('child');
    expect(ageBandOn({ year: 2005 }, day('2026-06-01'))).toBe('adult');
    expect(ageBandOn({ year: 1990 }, day('2026-06-01'))).toBe('30-38');
    expect(ageBandOn({ age: 17, on: day('2026-06-01') }, day('2026-06-01'))).toBe('16-17');
    expect(ageBandOn({ age: 17, on: day('2026-06-01') }, day('2026-06-02'))).toBe('unknown');
    expect(ageBandOn(undefined, day('2026-06-01'))).toBe('unknown');
    expect(ageBandOn({ date: day('2027-01-01') }, day('2026-06-01'))).toBe('unknown');
  });

  it('a child by her birth date is never an adult by her year or her age', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.nat(9_000), fc.nat(20_000), (born, said, later) => {
        const birth = fromDayNumber(born);
        const on = addDays(birth, said);
        const today = addDays(on, later);
        const [age] = agesOn({ date: birth }, today);
        const weaker: Birth[] = [{ year: Number(birth.slice(0, 4)) }, { age: agesOn({ date: birth }, on)[0], on }];
        for (const known of weaker) {
          const [youngest, oldest] = agesOn(known, today);
          expect(youngest <= age && age <= oldest).toBe(true);
        }
      }),
    );
  });
});

it('the search card holds names, alias, birth, sex, phones, place and citizenship, and nothing else', () => {
  const person = {
    names: [personName('given', 'Svetlana'), personName('surname', 'Primerić')],
    alias: 'Lana',
    birth: { age: 30, on: day('2026-06-01') },
    sex: 'f',
    citizenship: 'RS',
    synthetic: true,
  } as const;
  const card = cardOf(person, ['+381990000001'], '70101');
  expect(decodeCard(encodeCard(card))).toEqual(card);
  expect(card.birth).toEqual({ from: 1995, until: 1996 });
  expect(card.names.map((name) => name.text)).toEqual(['Svetlana', 'Primerić', 'Lana']);
  expect(cardOf({ ...person, citizenship: 'unknown' }, [])).not.toHaveProperty('citizenship');
});
