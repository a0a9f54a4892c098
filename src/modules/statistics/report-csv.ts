import type { PageColumn, ReportPage } from './report.ts';

/**
 * The tidy file: one line a value, codes never translated (statistics.md section 4). Lines end with CRLF (RFC 4180). A cell
 * that a spreadsheet would run as a formula gets an apostrophe before it.
 */
/** Excel takes a file without it for the machine's old code page. */
export const BOM = '\ufeff';

const HEAD = 'table,period,dim1,code1,dim2,code2,measure,unit,value,mark,definition,as_of';

export function reportCsv(page: ReportPage): string {
  const lines = [HEAD];
  for (const { table } of page.sections) {
    if (!table) continue;
    for (const row of table.rows) {
      for (const [i, cell] of row.cells.entries()) {
        const column = (row.columns ?? table.columns)[i] as PageColumn;
        lines.push(
          [
            table.id,
            column.period ?? page.period,
            table.dim1,
            row.code,
            column.dim2 ?? '',
            column.code2 ?? '',
            column.measure,
            column.unit,
            cell.value === null ? '' : String(cell.value),
            cell.mark ?? '',
            column.definition,
            page.asOf,
          ]
            .map(csvCell)
            .join(','),
        );
      }
    }
  }
  return `${lines.join('\r\n')}\r\n`;
}

export function csvCell(text: string): string {
  // blanks before it are stripped by some readers, and the wide signs are formulas in some languages
  const safe = /^(?:[\s\p{Cf}\p{Cc}]*[=+\-@＝＋－＠]|[\t\r\n])/u.test(text) ? `'${text}` : text;
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
