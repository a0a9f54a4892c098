import { type Document, type DocumentSection, forPaper } from '../document.ts';
import { drawPng } from '../draw-png.ts';
import { docxPicture } from './docx-picture.ts';
import { docxTable, MEASURE } from './docx-table.ts';
import { bookmarked, linkTo, paragraph, runs } from './docx-text.ts';

export interface Picture {
  readonly relation: string;
  readonly name: string;
  readonly png: Buffer;
}

/** Cover, contents, sections. */
export async function docxBody(document: Document): Promise<{ body: string; pictures: readonly Picture[] }> {
  const pictures: Picture[] = [];
  const body = [
    paragraph(runs(document.organisation), { style: 'Organisation' }),
    paragraph(runs(document.title), { style: 'Title' }),
    paragraph(runs(document.lead), { style: 'Lead' }),
    ...document.facts.map(({ label, value }) => paragraph(runs(`${label}: \ue000${value}\ue001`), { style: 'Fact' })),
    ...(document.synthetic ? [paragraph(runs(`◇ ${document.synthetic}`), { style: 'Synthetic' })] : []),
    paragraph(runs(document.words.contents), { style: 'Contents', breakBefore: true }),
    ...document.sections.map(({ id, title }) => paragraph(linkTo(id, title), { style: 'Entry' })),
  ];
  for (const [i, section] of document.sections.entries()) {
    body.push(await sectionBody(section, { place: i + 1, first: i === 0, pictures }));
  }
  return { body: body.join(''), pictures };
}

async function sectionBody(
  section: DocumentSection,
  of: { place: number; first: boolean; pictures: Picture[] },
): Promise<string> {
  const { id, title, sentence, chart, table, notes, rules = [] } = section;
  const parts = [
    paragraph(bookmarked(runs(title), of.place, id), { style: 'Heading1', ...(of.first ? { breakBefore: true } : {}) }),
  ];
  if (sentence) parts.push(paragraph(runs(sentence), { style: 'Sentence', keep: true }));
  if (chart) {
    const [, , width = 0, height = 0] = (chart.drawing.attributes.viewBox ?? '').split(' ').map(Number);
    const relation = `rIdChart${of.place}`;
    const points = MEASURE / 20;
    of.pictures.push({ relation, name: `${id}.png`, png: await drawPng(chart.svg, width) });
    const drawn = { id: of.place, relation, name: title, alt: chart.alt };
    const picture = docxPicture({ ...drawn, width: points, height: (height * points) / width });
    parts.push(paragraph(picture, { style: 'Chart', ...(table ? { keep: true } : {}) }));
  }
  if (table) parts.push(docxTable(forPaper(table), title));
  parts.push(...notes.map((note, i) => paragraph(runs(note), { style: i === 0 ? 'FirstNote' : 'Note' })));
  for (const one of rules) {
    parts.push(paragraph(runs(one.title), { style: 'Heading2' }));
    parts.push(paragraph(runs(`${one.text} (${one.name})`), { style: 'Rule' }));
  }
  return parts.join('');
}
