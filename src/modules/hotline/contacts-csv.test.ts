import fc from 'fast-check';
import { expect, it } from 'vitest';
import { day } from '../../platform/kernel/index.ts';
import {
  columnOrder,
  csvColumns,
  csvLine,
  delimiterOf,
  exportName,
  neutralised,
  quoted,
  restored,
  separatorFor,
} from './contacts-csv.ts';

const startsLikeFormula = fc
  .tuple(fc.constantFrom("'", "''", '=', '+', '-', '@', '\t', '\r', "'=", ''), fc.string())
  .map((parts) => parts.join(''));

it('a text that a spreadsheet would work out is neutralised and comes back as it was', () => {
  fc.assert(
    fc.property(startsLikeFormula, (text) => {
      expect(neutralised(text)).not.toMatch(/^[=+\-@\t\r]/);
      expect(restored(neutralised(text))).toBe(text);
    }),
  );
});

it('a plain apostrophe is left alone', () => {
  for (const text of ["'", "'plain", "d'accord", '', 'mirno']) {
    expect(neutralised(text)).toBe(text);
    expect(restored(text)).toBe(text);
  }
});

it('a cell with a comma, a quote or a line break is quoted by RFC 4180', () => {
  expect(quoted('a,"b"\nc')).toBe('"a,""b""\nc"');
  expect(quoted('plain')).toBe('plain');
});

it('the columns may stand in any order, but each once and no other', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...csvColumns], { minLength: csvColumns.length }), (header) => {
      const order = columnOrder(header);
      expect(order?.map((position) => header[position])).toEqual([...csvColumns]);
    }),
  );
  expect(columnOrder([...csvColumns, 'extra'])).toBeNull();
  expect(columnOrder(csvColumns.map((column) => (column === 'note' ? 'day' : column)))).toBeNull();
});

it('a spreadsheet’s semicolons are seen in the header', () => {
  expect(delimiterOf(csvColumns.join(';'))).toBe(';');
  expect(delimiterOf(csvColumns.join(','))).toBe(',');
});

it('a spreadsheet in Serbian gets semicolons, and a text with either sign stays one cell', () => {
  expect(['sr-Latn', 'sr-Cyrl', 'en'].map(separatorFor)).toEqual([';', ';', ',']);
  expect(csvLine(['a', 'b; =1+1', 'c, d', '=2'], ';')).toBe(`a;"b; =1+1";"c, d";'=2\r\n`);
});

it('the name of an export says who took it out and when, in letters that every system keeps', () => {
  const scope = { from: day('2010-01-01'), to: day('2010-02-01') };
  expect(exportName(scope, 'mila.p', day('2021-12-14'))).toBe(
    'contacts-2010-01-01-2010-02-01-by-mila.p-on-2021-12-14.csv',
  );
  expect(exportName(scope, 'đurđica', day('2021-12-14'))).toContain('-by-djurdjica-on-');
  expect(exportName(scope, 'šćž/..', day('2021-12-14'))).toContain('-by-scz-..-on-');
});
