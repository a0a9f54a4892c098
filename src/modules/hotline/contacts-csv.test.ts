import fc from 'fast-check';
import { expect, it } from 'vitest';
import { columnOrder, csvColumns, delimiterOf, neutralised, quoted, restored } from './contacts-csv.ts';

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
