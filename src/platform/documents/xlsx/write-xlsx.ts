import type { Document, DocumentCell, DocumentSection } from '../document.ts';
import {
  CORE_RELATION,
  CORE_TYPE,
  contentTypes,
  coreProperties,
  escaped,
  type Part,
  relations,
  XML,
  zipParts,
} from '../zip-parts.ts';
import { styles, xf } from './sheet-styles.ts';

/**
 * The report as a workbook: one sheet a table, then the method. Numbers are numbers, a hidden cell is the text ":" with its
 * legend, one that is not available is empty. No formula, no hidden sheet, no author, no time.
 */
export async function writeXlsx(document: Document): Promise<Buffer> {
  const tables = document.sections.filter((section) => section.table && !section.rules);
  const sheets = [
    ...tables.map((section) => ({ name: sheetName(section), xml: tableSheet(document, section) })),
    { name: plainName(document.words.method), xml: methodSheet(document) },
  ];
  const names = sheets.map((_, i) => `xl/worksheets/sheet${i + 1}.xml`);
  const parts: Part[] = [
    { name: 'xl/workbook.xml', type: `${MAIN}.sheet.main+xml` },
    ...names.map((name) => ({ name, type: `${MAIN}.worksheet+xml` })),
    { name: 'xl/styles.xml', type: `${MAIN}.styles+xml` },
    { name: 'docProps/core.xml', type: CORE_TYPE },
  ];
  return zipParts({
    '[Content_Types].xml': contentTypes(parts, {
      rels: 'application/vnd.openxmlformats-package.relationships+xml',
      xml: 'application/xml',
    }),
    '_rels/.rels': relations([
      { id: 'rId1', type: 'officeDocument', target: 'xl/workbook.xml' },
      { id: 'rId2', type: CORE_RELATION, target: 'docProps/core.xml' },
    ]),
    'docProps/core.xml': coreProperties(document),
    'xl/workbook.xml': `${XML}<workbook xmlns="${SPREADSHEET}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${sheets
      .map(({ name }, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, i) => ({ id: `rId${i + 1}`, type: 'worksheet', target: `worksheets/sheet${i + 1}.xml` })),
      { id: `rId${sheets.length + 1}`, type: 'styles', target: 'styles.xml' },
    ]),
    'xl/styles.xml': styles,
    ...Object.fromEntries(sheets.map(({ xml }, i) => [names[i]!, xml])),
  });
}

const MAIN = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const SPREADSHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** 31 signs at most, and none of those that a sheet's name may not have. */
const plainName = (name: string): string =>
  name
    .replace(/[[\]:*?/\\]/g, ' ')
    .slice(0, 31)
    .trim();

const sheetName = ({ id, title }: DocumentSection): string => plainName(`${id} ${title}`);

/** A, B, … Z, AA */
const column = (index: number): string =>
  (index >= 26 ? column(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));

type Cell = { readonly text: string; readonly style: number } | { readonly number: number; readonly style: number };
type Row = readonly (Cell | null)[];

const words = (text: string, style: number = xf.plain): Cell => ({ text, style });

function sheetXml(rows: readonly Row[], widths: readonly number[], frozen: number): string {
  const cells = rows.map((row, r) => {
    const inner = row.map((cell, c) => cellXml(cell, `${column(c)}${r + 1}`)).join('');
    return inner === '' ? '' : `<row r="${r + 1}">${inner}</row>`;
  });
  const cols = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`);
  const pane = frozen
    ? `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/>`
    : '';
  return `${XML}<worksheet xmlns="${SPREADSHEET}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0" showGridLines="0">${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${cols.join('')}</cols><sheetData>${cells.join('')}</sheetData><pageSetup paperSize="9" orientation="portrait" fitToWidth="1" fitToHeight="0"/></worksheet>`;
}

function cellXml(cell: Cell | null, at: string): string {
  if (!cell) return '';
  if ('number' in cell) return `<c r="${at}" s="${cell.style}"><v>${cell.number}</v></c>`;
  return `<c r="${at}" s="${cell.style}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell.text)}</t></is></c>`;
}

/** Title, what it stands on, the table, its notes and the legend of its signs. */
function tableSheet(document: Document, section: DocumentSection): string {
  const table = section.table!;
  const head: Row[] = [
    [words(section.title, xf.title)],
    [words(`${document.organisation} · ${document.title}`, xf.soft)],
    ...(document.synthetic ? [[words(`◇ ${document.synthetic}`, xf.mark)]] : []),
    [],
    [words(table.rowHead, xf.head), ...table.columns.map(({ label }) => words(label, xf.headRight))],
  ];
  const body: Row[] = table.rows.map((row) => [
    words(row.label, row.total ? xf.total : xf.plain),
    ...row.cells.map((cell, i) => cellOf(cell, table.columns[i]?.percent === true, row.total === true)),
  ]);
  const cells = table.rows.flatMap((row) => row.cells);
  const legends = [
    ...(cells.some(({ hidden }) => hidden) ? [document.words.hiddenLegend] : []),
    ...(cells.some(({ hidden, value }) => value === null && !hidden) ? [document.words.absentLegend] : []),
  ];
  const foot: Row[] = [
    [],
    ...[section.sentence, ...section.notes, ...legends].flatMap((text) => (text ? [[words(text, xf.soft)]] : [])),
  ];
  const label = Math.min(60, Math.max(14, ...table.rows.map((row) => row.label.length + 2), table.rowHead.length + 2));
  const many = table.columns.length > 8;
  const widths = [label, ...table.columns.map(({ label: of }) => (many ? 6 : Math.max(12, of.length + 3)))];
  return sheetXml([...head, ...body, ...foot], widths, head.length);
}

function cellOf({ value, hidden }: DocumentCell, percent: boolean, total: boolean): Cell | null {
  if (hidden) return { text: ':', style: total ? xf.totalRight : xf.right };
  if (value === null) return null;
  if (percent) return { number: value, style: total ? xf.totalPercent : xf.percent };
  return { number: value, style: total ? xf.totalCount : xf.count };
}

function methodSheet(document: Document): string {
  const section = document.sections.find(({ rules }) => rules);
  const rows: Row[] = [
    [words(document.title, xf.title)],
    ...(document.synthetic ? [[words(`◇ ${document.synthetic}`, xf.mark)]] : []),
    [],
    ...[{ label: '', value: document.organisation }, ...document.facts].map(({ label, value }) => [
      words(label, xf.soft),
      words(value),
    ]),
    [],
    ...(section?.table?.rows ?? []).map((row) => [
      words(row.label, xf.soft),
      ...row.cells.map((cell) => cellOf(cell, false, false)),
    ]),
    [],
    ...(section?.notes ?? []).map((note) => [words(note, xf.soft)]),
    [words(document.words.hiddenLegend, xf.soft)],
    [words(document.words.absentLegend, xf.soft)],
    [],
    ...(section?.rules ?? []).map((rule) => [
      words(rule.title, xf.headWrapped),
      words(rule.text, xf.wrapped),
      words(rule.name, xf.soft),
    ]),
  ];
  return sheetXml(rows, [36, 90, 34], 0);
}
