import { XML } from '../zip-parts.ts';

/** The few looks of a cell, by their place in cellXfs. */
export const xf = {
  plain: 0,
  title: 1,
  soft: 2,
  head: 3,
  headRight: 4,
  count: 5,
  percent: 6,
  right: 7,
  total: 8,
  totalCount: 9,
  totalPercent: 10,
  totalRight: 11,
  mark: 12,
  wrapped: 13,
  headWrapped: 14,
} as const;

const FONTS = [
  '<font><sz val="11"/><color rgb="FF16222B"/><name val="Calibri"/><family val="2"/></font>',
  '<font><b/><sz val="15"/><color rgb="FF0F5C63"/><name val="Calibri"/><family val="2"/></font>',
  '<font><sz val="10"/><color rgb="FF44515A"/><name val="Calibri"/><family val="2"/></font>',
  '<font><b/><sz val="11"/><color rgb="FF16222B"/><name val="Calibri"/><family val="2"/></font>',
  '<font><b/><sz val="10"/><color rgb="FF8A5A00"/><name val="Calibri"/><family val="2"/></font>',
];
const BORDERS = [
  '<border><left/><right/><top/><bottom/><diagonal/></border>',
  '<border><left/><right/><top/><bottom style="thin"><color rgb="FF16222B"/></bottom><diagonal/></border>',
  '<border><left/><right/><top style="thin"><color rgb="FF16222B"/></top><bottom/><diagonal/></border>',
];

const RIGHT = '<alignment horizontal="right" vertical="bottom" wrapText="1"/>';
const WRAP = '<alignment vertical="top" wrapText="1"/>';
/** numFmtId 3 is #,##0; 164 is ours: one decimal */
const look = (font: number, border: number, format: number, alignment = ''): string =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1"${
    alignment ? ` applyAlignment="1">${alignment}</xf>` : '/>'
  }`;

const LOOKS = [
  look(0, 0, 0),
  look(1, 0, 0),
  look(2, 0, 0),
  look(3, 1, 0),
  look(3, 1, 0, RIGHT),
  look(0, 0, 3),
  look(0, 0, 164),
  look(0, 0, 0, RIGHT),
  look(3, 2, 0),
  look(3, 2, 3),
  look(3, 2, 164),
  look(3, 2, 0, RIGHT),
  look(4, 0, 0),
  look(0, 0, 0, WRAP),
  look(3, 0, 0, WRAP),
];

export const styles = `${XML}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="#,##0.0"/></numFmts><fonts count="${FONTS.length}">${FONTS.join('')}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="${BORDERS.length}">${BORDERS.join('')}</borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${LOOKS.length}">${LOOKS.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
