/**
 * One report as a document: what every printed format is written from, so that all hold the same words and numbers. It knows
 * no counting rule and no subject; whoever has a report lays it out as this.
 */
export interface Document {
  /** BCP 47 */
  readonly language: string;
  readonly title: string;
  readonly organisation: string;
  /** said on the cover and on every page; null where the data is real */
  readonly synthetic: string | null;
  /** the day the data stands on, YYYY-MM-DD: the only date that the file's own metadata may carry */
  readonly asOf: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** the first paragraph; what stands between U+E000 and U+E001 is bold */
  readonly lead: string;
  readonly sections: readonly DocumentSection[];
  readonly words: DocumentWords;
}

export interface DocumentWords {
  readonly contents: string;
  /** "3 of 12" */
  page(page: string, pages: string): string;
  readonly method: string;
  /** what the sign of a hidden cell means, in a spreadsheet */
  readonly hiddenLegend: string;
  /** what an empty cell of a spreadsheet means */
  readonly absentLegend: string;
}

export interface DocumentSection {
  /** H1 … H14 */
  readonly id: string;
  readonly title: string;
  readonly sentence?: string;
  /** the figures of the year, large; the table below them says the same again */
  readonly numbers?: readonly DocumentNumber[];
  readonly chart?: DocumentChart;
  readonly table?: DocumentTable;
  readonly notes: readonly string[];
  readonly rules?: readonly DocumentRule[];
}

export interface DocumentNumber {
  readonly label: string;
  readonly text: string;
  readonly aside?: string;
  readonly absent: boolean;
}

export interface DocumentRule {
  readonly name: string;
  readonly title: string;
  readonly text: string;
}

/** A drawing of platform/charts with its own colours (documentPalette), as text and read. */
export interface DocumentChart {
  readonly svg: string;
  readonly drawing: DrawingNode;
  /** from published values only */
  readonly alt: string;
}

/** Attributes as components name them: textAnchor, fontWeight, strokeOpacity. */
export interface DrawingNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (DrawingNode | string)[];
}

export interface DocumentTable {
  readonly rowHead: string;
  readonly columns: readonly { readonly label: string; readonly percent?: boolean }[];
  readonly rows: readonly DocumentRow[];
}

export interface DocumentRow {
  readonly label: string;
  readonly total?: boolean;
  readonly cells: readonly DocumentCell[];
}

export interface DocumentCell {
  readonly value: number | null;
  readonly hidden: boolean;
  /** as printed in the document's language */
  readonly text: string;
}

/** A table with more columns than a sheet of paper is wide is turned: its rows become columns. */
export function forPaper(table: DocumentTable): DocumentTable {
  if (table.columns.length <= 12) return table;
  return {
    rowHead: '',
    columns: table.rows.map(({ label }) => ({ label })),
    rows: table.columns.map(({ label }, i) => ({ label, cells: table.rows.map((row) => row.cells[i]!) })),
  };
}

const BOLD = /\ue000(.*?)\ue001/u;

/** Pieces of a paragraph, every second one bold. */
export const piecesOf = (text: string): { text: string; bold: boolean }[] =>
  text.split(BOLD).flatMap((piece, i) => (piece === '' ? [] : [{ text: piece, bold: i % 2 === 1 }]));
