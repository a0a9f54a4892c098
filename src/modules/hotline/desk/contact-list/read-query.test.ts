import { describe, expect, it } from 'vitest';
import type { Day } from '../../../../platform/kernel/days.ts';
import { readQuery } from './read-query.ts';

const today = '2021-12-14' as Day;
const kinds = (...typed: string[]) => typed.map((text) => readQuery(text, today).kind);

describe('the one box of the contacts', () => {
  it('knows a contact number however it is written', () => {
    for (const typed of ['H21-004812', 'h21 4812', 'H214812', 'н21-4812'])
      expect(readQuery(typed, today)).toEqual({ kind: 'number', number: 'H21-004812' });
  });

  it('knows a client by her code', () => {
    for (const typed of [' K21-00049 ', 'k21-49', 'к2149'])
      expect(readQuery(typed, today)).toEqual({ kind: 'client', clientCode: 'K21-00049' });
  });

  it('knows a telephone in any notation', () => {
    expect(kinds('+381 60 123-42-42', '060/1234242', '(060) 123 4242', '0601234242')).toEqual(Array(4).fill('phone'));
  });

  it('takes a day and a month for their period', () => {
    expect(readQuery('14.12.2021.', today)).toEqual({ kind: 'day', from: '2021-12-14', to: '2021-12-14' });
    expect(readQuery('3.11.', today)).toEqual({ kind: 'day', from: '2021-11-03', to: '2021-11-03' });
    for (const typed of ['2021-02', '02/2021', '2.2021.'])
      expect(readQuery(typed, today)).toEqual({ kind: 'month', from: '2021-02-01', to: '2021-02-28' });
  });

  it('takes everything else for a name, in any script', () => {
    expect(kinds('Mila ◇ Primerić', 'Љиљана', "O'Neill", 'Ana 2')).toEqual(Array(4).fill('person'));
    expect(kinds('   ')).toEqual(['nothing']);
  });
});

it('an address and an account with its sign are read as such, a name with a dot is a name', () => {
  expect(readQuery('Ana@Primer.example', '2021-12-14' as never)).toEqual({
    kind: 'address',
    address: 'Ana@Primer.example',
  });
  expect(readQuery(' @ana.p ', '2021-12-14' as never)).toEqual({ kind: 'address', address: '@ana.p' });
  expect(readQuery('ana m.', '2021-12-14' as never)).toMatchObject({ kind: 'person' });
});
