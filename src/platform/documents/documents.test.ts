import { describe, expect, it } from 'vitest';
import { type Document, forPaper, writeDocx, writePdf, writeXlsx } from './index.ts';
import { docxCells, plainSpace, readParts, readPdf, sheetCells } from './reading-testing.ts';

const svg = (words: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 60" width="640" height="60" font-size="12" font-family="Inter, sans-serif"><desc>${words}</desc><rect x="0" y="0" width="300" height="20" fill="#0f5c63"/><text x="310" y="14" fill="#16222b">304</text></svg>`;

const chart = (alt: string) => ({
  svg: svg(alt),
  alt,
  drawing: {
    name: 'svg',
    attributes: { viewBox: '0 0 640 60', fontSize: '12' },
    children: [
      { name: 'desc', attributes: {}, children: [alt] },
      { name: 'rect', attributes: { x: '0', y: '0', width: '300', height: '20', fill: '#0f5c63' }, children: [] },
      { name: 'text', attributes: { x: '310', y: '14', fill: '#16222b' }, children: ['304'] },
    ],
  },
});

const number = (value: number | null, hidden = false) => ({ value, hidden, text: hidden ? 'скривено' : String(value) });

const document = (more: Partial<Document> = {}): Document => ({
  language: 'sr-Cyrl',
  title: 'СОС телефон, годишњи извештај',
  organisation: 'Организација проба ◇',
  synthetic: 'Синтетички подаци.',
  asOf: '2012-12-31',
  facts: [{ label: 'Период', value: '2012.' }],
  lead: 'Линија је примила \ue0003.050\ue001 позива.',
  sections: [
    {
      id: 'H1',
      title: 'Сажетак',
      sentence: 'Једна реченица.',
      numbers: [{ label: 'Пријаве трговине људима', text: '304', absent: false }],
      table: {
        rowHead: 'Месец',
        columns: [{ label: 'Позиви' }, { label: '% позива', percent: true }],
        rows: [
          { label: 'јануар', cells: [number(304), number(67.6)] },
          { label: 'фебруар', cells: [number(null, true), number(null, true)] },
          { label: 'Укупно', total: true, cells: [number(3050), number(100)] },
        ],
      },
      chart: chart('Позиви по месецима: јануар 304'),
      notes: ['Пресек: 31. децембар 2012.'],
    },
    {
      id: 'H14',
      title: 'Метод',
      notes: [],
      rules: Array.from({ length: 30 }, (_, i) => ({
        name: `rule.one@${i}`,
        title: `Правило ${i}`,
        text: 'Свака реч правила. '.repeat(12),
      })),
    },
  ],
  words: {
    contents: 'Садржај',
    page: (page, pages) => `${page} од ${pages}`,
    method: 'Метод',
    hiddenLegend: '„:“ је скривено.',
    absentLegend: 'Празно није доступно.',
  },
  ...more,
});

const CELLS = ['Месец', 'Позиви', '% позива', 'јануар', '304', '67.6', 'фебруар', 'скривено', 'скривено'];

describe('a report as PDF', () => {
  it('is heard as headings, tables with their heads, and figures with what they say', async () => {
    const read = await readPdf(await writePdf(document()));
    expect(read.tagged).toBe(true);
    expect(read.language).toBe('sr-Cyrl');
    expect(read.headings.slice(0, 3)).toEqual(['СОС телефон, годишњи извештај', 'Садржај', 'Сажетак']);
    expect(read.cells.slice(0, CELLS.length)).toEqual(CELLS);
    expect(read.alts).toEqual(['Позиви по месецима: јануар 304']);
    for (const role of ['Document', 'H1', 'H2', 'H3', 'Table', 'TR', 'TH', 'TD', 'Figure', 'TOC', 'TOCI', 'Link', 'P'])
      expect(read.roles, role).toContain(role);
  });

  it('is found by its Cyrillic words and has bookmarks, a title and page numbers', async () => {
    const read = await readPdf(await writePdf(document()));
    expect(plainSpace(read.text)).toContain('Линија је примила 3.050 позива.');
    expect(read.outline).toEqual(['СОС телефон, годишњи извештај', 'Сажетак', 'Метод']);
    expect(read.title).toBe('СОС телефон, годишњи извештај');
    expect(read.text).toContain(`2 од ${read.pages}`);
    expect(read.text.match(/◇ Синтетички подаци\./g)).toHaveLength(read.pages);
  });

  it('carries no author and no moment of making', async () => {
    const { info } = await readPdf(await writePdf(document()));
    expect(info).not.toHaveProperty('Author');
    expect(info).not.toHaveProperty('ModDate');
    expect(info.CreationDate).toBe('D:20121231000000Z');
  });

  it('leaves no heading alone at the foot of a page: a rule and its text go over together', async () => {
    const read = await readPdf(await writePdf(document()));
    expect(read.pages).toBeGreaterThan(3);
    expect(read.headings.filter((heading) => heading.startsWith('Правило'))).toHaveLength(30);
  });

  it('goes on over the page with its head where a table is longer than one', async () => {
    const rows = Array.from({ length: 90 }, (_, i) => ({ label: `ред ${i}`, cells: [number(i)] }));
    const table = { rowHead: 'Ред', columns: [{ label: 'Позиви' }], rows };
    const read = await readPdf(
      await writePdf(document({ sections: [{ id: 'H2', title: 'Дуга табела', notes: [], table }] })),
    );
    // told once, drawn on every page
    expect(read.cells).toHaveLength(2 * 91);
    expect(read.text.match(/Позиви/g)!.length).toBeGreaterThan(1);
  });

  it('refuses a drawing with a piece it cannot draw', async () => {
    const strange = {
      ...chart('x'),
      drawing: { ...chart('x').drawing, children: [{ name: 'image', attributes: {}, children: [] }] },
    };
    const sections = [{ id: 'H2', title: 'x', notes: [], chart: strange }];
    await expect(writePdf(document({ sections }))).rejects.toThrow(RangeError);
  });
});

describe('a report as a text document', () => {
  it('has headings, a table whose first row is its head, a language, and charts with what they say', async () => {
    const parts = readParts(await writeDocx(document()));
    const xml = parts['word/document.xml']!;
    expect(xml.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(2);
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(xml).toContain('descr="Позиви по месецима: јануар 304"');
    expect(parts['word/styles.xml']).toContain('<w:lang w:val="sr-Cyrl-RS"');
    expect(docxCells(xml).slice(0, CELLS.length)).toEqual(CELLS);
    expect(Number(parts['word/media/H1.png'])).toBeGreaterThan(1000);
  });

  it('carries no author and no moment of making', async () => {
    const core = readParts(await writeDocx(document()))['docProps/core.xml']!;
    expect(core).toContain('<dc:title>СОС телефон, годишњи извештај</dc:title>');
    expect(core).not.toMatch(/creator|lastModifiedBy|created|modified/);
  });

  it('writes every sign of XML in an organisation’s name as text', async () => {
    const parts = readParts(await writeDocx(document({ organisation: 'A & B <"C">' })));
    expect(parts['word/header1.xml']).toContain('A &amp; B &lt;&quot;C&quot;&gt;');
    expect((await readPdf(await writePdf(document({ organisation: 'A & B <"C">' })))).text).toContain('A & B <"C">');
  });
});

describe('a report as a workbook', () => {
  it('has a sheet for each table and one for the method; numbers are numbers, hidden ones a colon with its legend', async () => {
    const parts = readParts(await writeXlsx(document()));
    const workbook = parts['xl/workbook.xml']!;
    expect([...workbook.matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name)).toEqual(['H1 Сажетак', 'Метод']);
    const cells = sheetCells(parts['xl/worksheets/sheet1.xml']!);
    expect(cells).toEqual(expect.arrayContaining(['јануар', 304, 67.6, ':', 3050, '„:“ је скривено.']));
    expect(sheetCells(parts['xl/worksheets/sheet2.xml']!)).toContain('rule.one@29');
  });

  it('has no formula, no hidden sheet, no author', async () => {
    const parts = readParts(await writeXlsx(document()));
    const all = Object.values(parts).join('');
    expect(all).not.toMatch(/<f>|state="hidden"|hidden="1"|creator|lastModifiedBy/);
  });

  it('takes a name that begins like a formula as words', async () => {
    const parts = readParts(await writeXlsx(document({ organisation: '=cmd()' })));
    expect(parts['xl/worksheets/sheet1.xml']).toContain('t="inlineStr"><is><t xml:space="preserve">=cmd()');
  });
});

it('the same document gives the same bytes in every format', async () => {
  for (const write of [writePdf, writeDocx, writeXlsx]) {
    const one = await write(document());
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect((await write(document())).equals(one)).toBe(true);
  }
});

it('a table wider than a sheet is turned for paper, every value in its place', () => {
  const columns = Array.from({ length: 24 }, (_, hour) => ({ label: String(hour) }));
  const rows = ['пон', 'уто'].map((label, day) => ({
    label,
    cells: columns.map((_, hour) => number(day * 100 + hour)),
  }));
  const turned = forPaper({ rowHead: 'Дан', columns, rows });
  expect(turned.columns.map(({ label }) => label)).toEqual(['пон', 'уто']);
  expect(turned.rows[7]).toMatchObject({ label: '7', cells: [{ value: 7 }, { value: 107 }] });
});
