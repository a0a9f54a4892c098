import type { Palette } from './palette.ts';
import { element, short } from './svg.ts';

const STEP = 5;

/**
 * A hidden value: a frame with falling strokes. Drawn as a path and not as a pattern, which would need an id. Its size is
 * chosen by the chart alone and never by the value.
 */
export function hatch(x: number, y: number, width: number, height: number, palette: Palette): string {
  let d = '';
  for (let offset = STEP; offset < width + height; offset += STEP) {
    const fromX = Math.min(offset, width);
    const fromY = Math.max(0, offset - width);
    const toX = Math.max(0, offset - height);
    const toY = Math.min(offset, height);
    d += `M${short(x + fromX)} ${short(y + fromY)}L${short(x + toX)} ${short(y + toY)}`;
  }
  return (
    element('path', { d, stroke: palette.edge, 'stroke-opacity': 0.55, fill: 'none' }) +
    element('rect', { x, y, width, height, fill: 'none', stroke: palette.edge })
  );
}
