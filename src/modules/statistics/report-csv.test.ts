import { expect, it } from 'vitest';
import { csvCell } from './report-csv.ts';

it('a cell that a spreadsheet would run is made plain text', () => {
  for (const text of ['=1+1', '+1', '-1', '@a', '\tx'])
    expect(csvCell(text).replace(/^"/, '').startsWith("'")).toBe(true);
  expect(csvCell('2012-01')).toBe('2012-01');
  expect(csvCell('a,"b"')).toBe('"a,""b"""');
});
