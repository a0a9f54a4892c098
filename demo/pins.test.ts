import { describe, expect, it } from 'vitest';
import { countPlainly } from './count-plainly.ts';
import { pins } from './pins.ts';
import { syntheticOrganisation } from './synthetic-organisation.ts';

/** Every record of an organisation through the plain counter. */
function counted(scale: number, seed: number) {
  const organisation = syntheticOrganisation({ scale, seed });
  const plain = countPlainly();
  for (let i = 0; i < organisation.contacts; i++) plain.addContact(organisation.contact(i));
  for (let v = 0; v < organisation.victims; v++) plain.addVictim(organisation.victim(v));
  return plain;
}

const wrong = (scale: number, seed: number) => {
  const plain = counted(scale, seed);
  return pins.flatMap(({ id, question, expected }) => {
    const found = plain.answer(question);
    return found === expected * scale ? [] : [`${id}: ${found} instead of ${expected * scale}`];
  });
};

describe('what the demonstration must show', () => {
  it('every published figure holds exactly at scale 1', () => {
    expect(wrong(1, 2002)).toEqual([]);
  });

  it('another seed is another organisation with the same figures', () => {
    expect(wrong(1, 7)).toEqual([]);
  });

  it('scale 3 shows three times every figure', () => {
    expect(wrong(3, 2002)).toEqual([]);
  });

  it('the cumulative counts equal the sum of the years', () => {
    const plain = counted(1, 2002);
    const years = Array.from({ length: 20 }, (_, i) => 2002 + i);
    const sum = (measure: 'calls' | 'first-time-clients') =>
      years.reduce((n, y) => n + plain.answer({ measure, line: 'sos', from: `${y}-01-01`, to: `${y}-12-31` }), 0);
    expect([sum('calls'), sum('first-time-clients')]).toEqual([48_361, 7400]);
  });

  it('persons of the reports of a year are never counted twice', () => {
    const plain = counted(1, 2002);
    const all = { line: 'sos', from: '2002-03-01', to: '2021-12-31', asOf: '2021-12-31' } as const;
    expect(plain.answer({ measure: 'persons-of-reports', ...all })).toBe(
      plain.answer({ measure: 'reports-identified', ...all }),
    );
  });
});
