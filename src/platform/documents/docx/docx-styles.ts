import { ink } from '../ink.ts';
import { XML } from '../zip-parts.ts';

const hex = (color: string): string => color.slice(1).toUpperCase();

interface Look {
  readonly size: number;
  readonly bold?: boolean;
  readonly color?: string;
  readonly before?: number;
  readonly after?: number;
  readonly line?: number;
  readonly more?: string;
  readonly name?: string;
  readonly level?: number;
}

/** Sizes in points, distances in twentieths of a point. */
function style(id: string, look: Look): string {
  const { size, bold, color = ink.text, before = 0, after = 0, line = 264, more = '', name = id, level } = look;
  const outline = level === undefined ? '' : `<w:outlineLvl w:val="${level}"/>`;
  const keep = level === undefined ? '' : '<w:keepNext/><w:keepLines/>';
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${keep}${more}<w:spacing w:before="${before}" w:after="${after}" w:line="${line}" w:lineRule="auto"/>${outline}</w:pPr><w:rPr>${bold ? '<w:b/>' : ''}<w:color w:val="${hex(color)}"/><w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/></w:rPr></w:style>`;
}

const edge = (side: string, color: string, size: number, space: number): string =>
  `<w:${side} w:val="single" w:sz="${size}" w:space="${space}" w:color="${hex(color)}"/>`;

const band = `<w:pBdr>${['top', 'left', 'bottom', 'right'].map((side) => edge(side, ink.teal, 48, side === 'top' || side === 'bottom' ? 24 : 12)).join('')}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="${hex(ink.teal)}"/>`;
const mark = `<w:pBdr>${edge('left', ink.amber, 24, 8)}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="${hex(ink.amberWash)}"/>`;

/** @param language as a word processor names it: en-GB, sr-Latn-RS, sr-Cyrl-RS */
export const docxStyles = (language: string): string =>
  `${XML}<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Inter" w:hAnsi="Inter" w:eastAsia="Inter" w:cs="Inter"/><w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="${language}" w:eastAsia="${language}" w:bidi="${language}"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>${[
    style('Title', { size: 32, bold: true, color: ink.paper, before: 2400, after: 720, line: 276, more: band }),
    style('Organisation', { size: 13, bold: true, color: ink.teal, before: 600 }),
    style('Lead', { size: 14, before: 240, after: 360, line: 324 }),
    style('Fact', { size: 10, after: 60 }),
    style('Synthetic', { size: 10, bold: true, color: ink.amber, before: 600, more: mark }),
    style('Contents', { size: 17, bold: true, after: 240 }),
    style('Entry', { size: 11, after: 100 }),
    style('Heading1', { size: 17, bold: true, before: 520, after: 140, name: 'heading 1', level: 0 }),
    style('Heading2', { size: 10.5, bold: true, before: 200, after: 20, name: 'heading 2', level: 1 }),
    style('Sentence', { size: 11, after: 200, line: 300 }),
    style('Chart', { size: 10, after: 160, line: 240 }),
    style('Rule', { size: 9.5, after: 60, line: 288 }),
    style('FirstNote', { size: 8.5, color: ink.soft, before: 160 }),
    style('Note', { size: 8.5, color: ink.soft, before: 40 }),
    style('TableText', { size: 9.5, before: 50, after: 50, line: 250 }),
    style('TableHead', { size: 9.5, bold: true, color: ink.soft, before: 50, after: 50, line: 250 }),
    style('TableTotal', { size: 9.5, bold: true, before: 50, after: 50, line: 250 }),
    style('Running', { size: 8.5, color: ink.soft, more: '<w:tabs><w:tab w:val="right" w:pos="9426"/></w:tabs>' }),
  ].join(
    '',
  )}<w:style w:type="table" w:styleId="Report"><w:name w:val="Report"/><w:tblPr><w:tblBorders>${edge('insideH', ink.hair, 4, 0)}${''}</w:tblBorders><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>${edge('bottom', ink.text, 8, 0)}</w:tcBorders></w:tcPr></w:tblStylePr></w:style></w:styles>`;
