import type { Document } from '../document.ts';
import { fontFile } from '../fonts.ts';
import {
  CORE_RELATION,
  CORE_TYPE,
  contentTypes,
  coreProperties,
  escaped,
  type Part,
  type Relation,
  relations,
  XML,
  zipParts,
} from '../zip-parts.ts';
import { docxBody } from './docx-body.ts';
import { docxStyles } from './docx-styles.ts';
import { field, paragraph, runs } from './docx-text.ts';
import { embedFont } from './embed-font.ts';

/**
 * The report as a text document (ECMA-376): headings that are headings, tables with a head, charts with what they say in
 * words, its language said, its letters inside. No author, no time; the same document gives the same bytes.
 */
export async function writeDocx(document: Document): Promise<Buffer> {
  const { body, pictures } = await docxBody(document);
  const fonts = [embedFont(fontFile('regular')), embedFont(fontFile('bold'))];
  const parts: Part[] = [
    { name: 'word/document.xml', type: `${WORD}.document.main+xml` },
    { name: 'word/styles.xml', type: `${WORD}.styles+xml` },
    { name: 'word/settings.xml', type: `${WORD}.settings+xml` },
    { name: 'word/fontTable.xml', type: `${WORD}.fontTable+xml` },
    { name: 'word/header1.xml', type: `${WORD}.header+xml` },
    { name: 'word/footer1.xml', type: `${WORD}.footer+xml` },
    { name: 'docProps/core.xml', type: CORE_TYPE },
  ];
  const own: Relation[] = [
    { id: 'rId1', type: 'styles', target: 'styles.xml' },
    { id: 'rId2', type: 'settings', target: 'settings.xml' },
    { id: 'rId3', type: 'fontTable', target: 'fontTable.xml' },
    { id: 'rId4', type: 'header', target: 'header1.xml' },
    { id: 'rId5', type: 'footer', target: 'footer1.xml' },
    ...pictures.map(({ relation, name }) => ({ id: relation, type: 'image', target: `media/${name}` })),
  ];
  return zipParts({
    '[Content_Types].xml': contentTypes(parts, {
      rels: 'application/vnd.openxmlformats-package.relationships+xml',
      xml: 'application/xml',
      png: 'image/png',
      odttf: 'application/vnd.openxmlformats-officedocument.obfuscatedFont',
    }),
    '_rels/.rels': relations([
      { id: 'rId1', type: 'officeDocument', target: 'word/document.xml' },
      { id: 'rId2', type: CORE_RELATION, target: 'docProps/core.xml' },
    ]),
    'docProps/core.xml': coreProperties(document),
    'word/document.xml': `${XML}<w:document ${SPACES}><w:body>${body}${PAPER}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relations(own),
    'word/styles.xml': docxStyles(LANGUAGES[document.language] ?? document.language),
    'word/settings.xml': `${XML}<w:settings ${SPACES}><w:embedTrueTypeFonts/><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="${LANGUAGES[document.language] ?? document.language}"/></w:settings>`,
    'word/fontTable.xml': `${XML}<w:fonts ${SPACES}><w:font w:name="Inter"><w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/><w:embedRegular r:id="rId1" w:fontKey="${fonts[0]!.key}"/><w:embedBold r:id="rId2" w:fontKey="${fonts[1]!.key}"/></w:font></w:fonts>`,
    'word/_rels/fontTable.xml.rels': relations(
      fonts.map((_, i) => ({ id: `rId${i + 1}`, type: 'font', target: `fonts/font${i + 1}.odttf` })),
    ),
    'word/header1.xml': `${XML}<w:hdr ${SPACES}>${paragraph(`${runs(document.organisation)}<w:r><w:tab/></w:r>${runs(document.title)}`, { style: 'Running' })}</w:hdr>`,
    'word/footer1.xml': `${XML}<w:ftr ${SPACES}>${paragraph(`${runs(document.synthetic ? `◇ ${document.synthetic}` : '')}<w:r><w:tab/></w:r>${pageNumber(document)}`, { style: 'Running' })}</w:ftr>`,
    ...Object.fromEntries(pictures.map(({ name, png }) => [`word/media/${name}`, png])),
    ...Object.fromEntries(fonts.map(({ file }, i) => [`word/fonts/font${i + 1}.odttf`, file])),
  });
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const SPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
].join(' ');

const LANGUAGES: Readonly<Record<string, string>> = { en: 'en-GB', 'sr-Latn': 'sr-Latn-RS', 'sr-Cyrl': 'sr-Cyrl-RS' };

/** A4 with the margins of the PDF; the first page has no running head. */
const PAPER =
  '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1560" w:right="1240" w:bottom="1440" w:left="1240" w:header="720" w:footer="720" w:gutter="0"/><w:titlePg/></w:sectPr>';

/** "3 of 12" with both numbers worked out by the word processor. */
const pageNumber = ({ words }: Document): string =>
  words
    .page('\ue002', '\ue003')
    .split(/(\ue002|\ue003)/u)
    .map((piece) => (piece === '\ue002' ? field('PAGE') : piece === '\ue003' ? field('NUMPAGES') : plain(piece)))
    .join('');

const plain = (text: string): string =>
  text === '' ? '' : `<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
