import type { ChartInput } from './chart.ts';
import { type Palette, pagePalette } from './palette.ts';

/**
 * SVG as text: presentation attributes only, because the page's policy forbids inline style, and no id, because two charts
 * on one page must not meet.
 */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

export function element(name: string, attributes: Attributes, content?: string): string {
  let open = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined) continue;
    open += ` ${key}="${typeof value === 'number' ? short(value) : escapeXml(value)}"`;
  }
  return content === undefined ? `${open}/>` : `${open}>${content}</${name}>`;
}

/** At most one decimal: a tenth of a pixel is finer than any screen. */
export const short = (value: number): string => String(Math.round(value * 10) / 10);

/** Control characters and halves of a pair, which XML 1.0 cannot hold. */
const NOT_XML = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

export const escapeXml = (text: string): string =>
  text
    .replace(NOT_XML, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

export interface TextStyle {
  readonly fill: string;
  readonly anchor?: 'middle' | 'end';
  readonly bold?: boolean;
}

export const label = (x: number, y: number, words: string, { fill, anchor, bold }: TextStyle): string =>
  element('text', { x, y, fill, 'text-anchor': anchor, 'font-weight': bold ? 600 : undefined }, escapeXml(words));

export const line = (x1: number, y1: number, x2: number, y2: number, stroke: string): string =>
  element('path', { d: `M${short(x1)} ${short(y1)}L${short(x2)} ${short(y2)}`, stroke });

export const TEXT_SIZE = 12;
export const DEFAULT_WIDTH = 676;

export const widthOf = (input: ChartInput): number => Math.max(240, input.width ?? DEFAULT_WIDTH);
export const paletteOf = (input: ChartInput): Palette => input.palette ?? pagePalette;

/** The root element. Name and description are for those who hear the chart. */
export function drawing(input: ChartInput, height: number, altText: string, content: string): string {
  const width = widthOf(input);
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'chart',
      viewBox: `0 0 ${short(width)} ${short(height)}`,
      width,
      height,
      role: 'img',
      'aria-label': input.title,
      'font-size': TEXT_SIZE,
      'font-family': paletteOf(input).font,
    },
    `<desc>${escapeXml(altText)}</desc>${content}`,
  );
}
