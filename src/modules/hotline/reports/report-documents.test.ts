import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Asked, aReportWorld, many, type ReportWorld, risk, thb } from '../../../../tests/report-world.ts';
import { docxCells, plainSpace, readParts, readPdf, sheetCells } from '../../../platform/documents/reading-testing.ts';
import type { PageTable, ReportResult } from '../../statistics/index.ts';
import type { FactsWorld } from '../../statistics/testing.ts';
import type { HotlineReport } from './report-data.ts';

// the same report in every format: what one says all say, and what one hides none shows
let place: ReportWorld;
let world: FactsWorld;
beforeAll(async () => {
  place = await aReportWorld();
  world = await place.begin();
  await world.contact(
    ...many(21, { day: '2012-01-10', ...thb, role: 'family', hour: 9, clients: ['ana', 'mila'] }),
    ...many(3, { day: '2012-02-10', ...risk, channel: 'email', clients: ['iva'] }),
    ...many(14, { day: '2011-05-10', ...thb, clients: ['ana'] }),
    { day: '2012-03-01', recorded: '2012-03-20', ...risk },
  );
  await world.firstDay('ana', '2011-05-10');
  await world.firstDay('mila', '2012-01-10');
  await world.firstDay('iva', '2012-02-10');
  await world.entry('corrected', '2012-03-02', { recorded: '2012-03-09' });
  await world.entry('draft', '2012-12-30', { replaced: '2013-01-04' });
  await world.identified('2012-06-01');
});
afterAll(() => place.close());

const report = async (asked?: Asked): Promise<ReportResult> => place.compute(asked);

/** As paper turns a table of hours. */
function printed(table: PageTable): string[] {
  const plain = [table.rowHead, ...table.columns.map(({ label }) => label)];
  if (table.columns.length <= 12)
    return [...plain, ...table.rows.flatMap((row) => [row.label, ...row.cells.map(({ text }) => text)])].map(
      plainSpace,
    );
  return [
    '',
    ...table.rows.map(({ label }) => label),
    ...table.columns.flatMap(({ label }, i) => [label, ...table.rows.map((row) => row.cells[i]!.text)]),
  ].map(plainSpace);
}

describe('the annual report as a document', () => {
  for (const language of ['en', 'sr-Latn', 'sr-Cyrl'] as const)
    for (const audience of ['internal', 'public'] as const) {
      it(`holds the same values in every format: ${language}, ${audience}`, async () => {
        const made = await report({ language, audience });
        const tables = place.engine.page(made).sections.flatMap(({ table }) => (table ? [table] : []));
        const expected = tables.flatMap(printed);

        const pdf = await readPdf(await place.engine.file(made, 'pdf'));
        expect(pdf.cells.filter((cell) => cell !== '')).toEqual(expected.filter((cell) => cell !== ''));
        expect(pdf.language).toBe(language);

        const docx = readParts(await place.engine.file(made, 'docx'));
        expect(docxCells(docx['word/document.xml']!)).toEqual(expected);

        const xlsx = readParts(await place.engine.file(made, 'xlsx'));
        for (const [i, table] of tables.filter(({ id }) => id !== 'H14').entries()) {
          const cells = sheetCells(xlsx[`xl/worksheets/sheet${i + 1}.xml`]!);
          for (const row of table.rows) {
            const values = row.cells.flatMap(({ value, mark }): (string | number)[] =>
              mark === 'hidden' ? [':'] : value === null ? [] : [value],
            );
            const at = cells.indexOf(row.label);
            expect(cells.slice(at + 1, at + 1 + values.length), `${table.id} ${row.label}`).toEqual(values);
          }
        }
        const sections = place.engine.page(made).sections;
        expect(pdf.alts).toHaveLength(sections.filter(({ chart }) => chart).length);
        expect(pdf.alts.every((alt) => alt.length > 20)).toBe(true);
        // a sentence for every table
        expect(sections.filter(({ sentence }) => !sentence)).toEqual([]);
      });
    }

  it('gives the same bytes for the same data in every format', async () => {
    for (const format of ['pdf', 'docx', 'xlsx', 'csv', 'json'] as const) {
      const one = await place.engine.file(await report(), format);
      expect((await place.engine.file(await report(), format)).equals(one), format).toBe(true);
    }
  });

  it('lays the year beside the one before and says how its contacts were entered', async () => {
    const { period } = (await report()).data as HotlineReport;
    expect(period.before).toMatchObject({ from: '2011-01-01', to: '2011-12-31', calls: 14, clients: 1 });
    expect(period.entries).toEqual({ late: 1, corrected: 1, drafts: 1 });
    const later = (await report({ asOf: '2013-01-04' })).data as HotlineReport;
    expect(later.period.entries.drafts).toBe(0);
    const page = place.engine.page(await report());
    expect(plainSpace(page.sections[0]?.sentence ?? '')).toBe('Calls: 25; in 2011: 14 (+78.6 %).');
    expect(page.sections.at(-1)?.sentence).toContain('Drafts that the period holds, in no figure: 1.');
  });

  it('hides small numbers of the year before as it would have hidden them then', async () => {
    const { period } = (await report({ audience: 'public' })).data as HotlineReport;
    expect(period.before).toMatchObject({ calls: 14, clients: null });
    expect(period.entries).toEqual({ late: null, corrected: null, drafts: null });
  });

  it('of an empty year is a whole document that says so', async () => {
    const made = await report({ from: '1999-01-01', to: '1999-12-31', asOf: '1999-12-31' });
    const read = await readPdf(await place.engine.file(made, 'pdf'));
    expect(read.text).toContain('Nothing of this was counted in the period.');
    expect(read.headings).toContain('Method');
    for (const format of ['docx', 'xlsx'] as const) await place.engine.file(made, format);
  });
});
