import type { DocumentRow, DocumentTable } from '../document.ts';
import { ink } from '../ink.ts';
import {
  artifact,
  bottomLine,
  branch,
  type Element,
  heightOf,
  measure,
  type Pdf,
  put,
  rule,
  sheet,
  type TextStyle,
  tagged,
  widthOf,
} from './pdf-sheet.ts';

/**
 * A table with a head for every column and every row, told to a reader's voice. Where it goes over the page its head is
 * drawn again, for the eye alone; a row is never cut.
 */
const SIZE = 9.5;
/** above and below the words of a row; the lesser one where a table would else go over the page by little */
const PADS = { usual: 4.2, close: 2.2 } as const;
const GAP = 10;
const MANY_GAP = 4;
export type Spacing = keyof typeof PADS;

interface Grid {
  readonly label: number;
  readonly columns: readonly number[];
  readonly size: number;
  readonly gap: number;
  readonly pad: number;
}

const body = (grid: Grid): TextStyle => ({ size: grid.size, leading: 1.3 });

/** Numbers get what their widest needs, heads wrap above them; labels get what is left. */
function gridOf(pdf: Pdf, table: DocumentTable, spacing: Spacing): Grid {
  const many = table.columns.length > 5;
  const size = many ? 8.5 : SIZE;
  const gap = many ? MANY_GAP : GAP;
  const pad = PADS[spacing];
  const widest = table.columns.map(({ label }, i) => {
    const words = label.split(' ').map((word) => widthOf(pdf, word, { size, weight: 'semibold' }));
    const cells = table.rows.map((row) => widthOf(pdf, row.cells[i]?.text ?? '', { size, weight: 'semibold' }));
    return Math.ceil(Math.max(...words, ...cells)) + gap;
  });
  const least = many ? 0 : 74;
  const columns = widest.map((width) => Math.max(width, least));
  const label = measure - columns.reduce((sum, width) => sum + width, 0);
  if (!many) return { label, columns, size, gap, pad };
  // columns of one kind share the sheet evenly
  const own = Math.max(44, ...table.rows.map((row) => widthOf(pdf, row.label, { size }))) + gap;
  return { label: own, columns: columns.map(() => (measure - own) / columns.length), size, gap, pad };
}

const headHeight = (pdf: Pdf, table: DocumentTable, grid: Grid): number =>
  Math.max(
    ...[table.rowHead, ...table.columns.map(({ label }) => label)].map((text, i) =>
      heightOf(pdf, text || ' ', {
        ...body(grid),
        weight: 'semibold',
        width: (i === 0 ? grid.label : grid.columns[i - 1]!) - grid.gap,
      }),
    ),
  ) +
  grid.pad * 2;

const rowHeight = (pdf: Pdf, row: DocumentRow, grid: Grid): number =>
  Math.max(
    ...[row.label, ...row.cells.map(({ text }) => text)].map((text, i) =>
      heightOf(pdf, text || ' ', {
        ...body(grid),
        ...(row.total ? { weight: 'semibold' as const } : {}),
        width: (i === 0 ? grid.label : grid.columns[i - 1]!) - grid.gap,
      }),
    ),
  ) +
  grid.pad * 2;

export function tableHeight(pdf: Pdf, table: DocumentTable, spacing: Spacing): number {
  const grid = gridOf(pdf, table, spacing);
  return headHeight(pdf, table, grid) + table.rows.reduce((sum, row) => sum + rowHeight(pdf, row, grid), 0);
}

/** Draws the table from y and says where it ends, on whichever page. */
export function putTable(
  pdf: Pdf,
  parent: Element,
  of: { table: DocumentTable; title: string; spacing: Spacing; y: number; newPage(): number },
): number {
  const { table } = of;
  const grid = gridOf(pdf, table, of.spacing);
  const element = branch(pdf, parent, 'Table', { title: of.title });
  const head = headHeight(pdf, table, grid);
  let y = of.y;
  const headRow = branch(pdf, element, 'TR');
  putHead(pdf, table, grid, y, (text, draw) => tagged(pdf, headRow, 'TH', draw, { scope: 'Column', title: text }));
  headRow.end();
  y += head;
  for (const row of table.rows) {
    const height = rowHeight(pdf, row, grid);
    if (y + height > bottomLine) {
      y = of.newPage();
      putHead(pdf, table, grid, y, (_, draw) => artifact(pdf, draw, 'Pagination'));
      y += head;
    }
    putRow(pdf, element, row, grid, y);
    y += height;
    rule(pdf, { x: sheet.left, y }, measure, ink.hair);
  }
  element.end();
  return y;
}

function putHead(
  pdf: Pdf,
  table: DocumentTable,
  grid: Grid,
  y: number,
  cell: (text: string, draw: () => void) => void,
): void {
  const height = headHeight(pdf, table, grid);
  let x = sheet.left;
  for (const [i, text] of [table.rowHead, ...table.columns.map(({ label }) => label)].entries()) {
    const width = i === 0 ? grid.label : grid.columns[i - 1]!;
    const style: TextStyle = {
      ...body(grid),
      weight: 'semibold',
      color: ink.soft,
      width: width - (i === 0 ? grid.gap : 0),
    };
    const place = { ...style, width: width - grid.gap };
    const top = y + height - grid.pad - heightOf(pdf, text || ' ', place);
    const start = x;
    cell(text, () =>
      put(
        pdf,
        text,
        { x: i === 0 ? start : start + grid.gap, y: top },
        i === 0 ? place : { ...place, align: 'right' as const },
      ),
    );
    x += width;
  }
  rule(pdf, { x: sheet.left, y: y + height }, measure, ink.text, 0.8);
}

function putRow(pdf: Pdf, table: Element, row: DocumentRow, grid: Grid, y: number): void {
  const element = branch(pdf, table, 'TR');
  const style: TextStyle = row.total ? { ...body(grid), weight: 'semibold' } : body(grid);
  const top = y + grid.pad;
  tagged(
    pdf,
    element,
    'TH',
    () => put(pdf, row.label, { x: sheet.left, y: top }, { ...style, width: grid.label - grid.gap }),
    {
      scope: 'Row',
    },
  );
  let x = sheet.left + grid.label;
  for (const [i, cell] of row.cells.entries()) {
    const width = grid.columns[i]!;
    const start = x;
    tagged(pdf, element, 'TD', () =>
      put(
        pdf,
        cell.text,
        { x: start + grid.gap, y: top },
        { ...style, width: width - grid.gap, align: 'right', ...(cell.value === null ? { color: ink.soft } : {}) },
      ),
    );
    x += width;
  }
  element.end();
}
