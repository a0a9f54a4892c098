import { strToU8, type Zippable, zipSync } from 'fflate';

/** A package of Office: its parts in the order given, with one fixed day in place of a clock, so that equal parts give equal bytes. */
export function zipParts(parts: Readonly<Record<string, string | Uint8Array>>): Buffer {
  // a picture is packed already
  const files: Zippable = Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [
      name,
      typeof part === 'string' ? strToU8(part) : [part, { level: name.endsWith('.png') ? 0 : 6 }],
    ]),
  );
  // the earliest day that the format can say, in the zone of this process: the fields hold no zone
  const zip = zipSync(files, { level: 6, mtime: new Date(1980, 0, 1), os: 0 });
  return Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
}

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Control characters and halves of a pair, which XML 1.0 cannot hold, are left out. */
const NOT_XML = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

export const escaped = (text: string): string =>
  text
    .replace(NOT_XML, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

export interface Part {
  readonly name: string;
  readonly type: string;
}

/** [Content_Types].xml of a package. */
export const contentTypes = (parts: readonly Part[], defaults: Readonly<Record<string, string>>): string =>
  `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${Object.entries(defaults)
    .map(([extension, type]) => `<Default Extension="${extension}" ContentType="${type}"/>`)
    .join('')}${parts
    .map(({ name, type }) => `<Override PartName="/${name}" ContentType="${type}"/>`)
    .join('')}</Types>`;

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface Relation {
  readonly id: string;
  /** the last word of the relationship's address, or the whole of it */
  readonly type: string;
  readonly target: string;
}

export const relations = (all: readonly Relation[]): string =>
  `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all
    .map(
      ({ id, type, target }) =>
        `<Relationship Id="${id}" Type="${type.includes('/') ? type : `${OFFICE}/${type}`}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

export const CORE_RELATION = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties';
export const CORE_TYPE = 'application/vnd.openxmlformats-package.core-properties+xml';

/** Title and language; no author, no editor, no time. */
export const coreProperties = ({ title, language }: { title: string; language: string }): string =>
  `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(title)}</dc:title><dc:language>${language}</dc:language></cp:coreProperties>`;
