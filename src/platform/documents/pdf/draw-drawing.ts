import type { DrawingNode } from '../document.ts';
import { figuresOf, type Pdf } from './pdf-sheet.ts';

/**
 * A drawing of platform/charts as vectors: rectangles, paths of straight strokes, circles and words, which is all that they
 * are made of. Anything else is refused, because a chart with a piece missing is a wrong chart.
 */
export function drawDrawing(pdf: Pdf, root: DrawingNode, at: { x: number; y: number; width: number }): void {
  const scale = at.width / sizeOf(root).width;
  pdf.save();
  pdf.translate(at.x, at.y).scale(scale);
  for (const child of root.children)
    if (typeof child !== 'string') drawNode(pdf, child, { fontSize: root.attributes.fontSize ?? '12' });
  pdf.restore();
}

export function sizeOf(root: DrawingNode): { width: number; height: number } {
  const [, , width, height] = (root.attributes.viewBox ?? '').split(' ').map(Number);
  if (!width || !height) throw new RangeError('a drawing has a size');
  return { width, height };
}

export const heightAt = (root: DrawingNode, width: number): number => {
  const size = sizeOf(root);
  return (size.height * width) / size.width;
};

type Attributes = DrawingNode['attributes'];

/** A group hands its attributes down. */
function drawNode(pdf: Pdf, node: DrawingNode, from: Attributes): void {
  const attributes = { ...from, ...node.attributes };
  const number = (name: string, otherwise = 0): number => Number(attributes[name] ?? otherwise);
  switch (node.name) {
    case 'desc':
    case 'title':
      return;
    case 'g':
      for (const child of node.children) if (typeof child !== 'string') drawNode(pdf, child, attributes);
      return;
    case 'rect':
      pdf.rect(number('x'), number('y'), number('width'), number('height'));
      paint(pdf, attributes);
      return;
    case 'circle':
      pdf.circle(number('cx'), number('cy'), number('r'));
      paint(pdf, attributes);
      return;
    case 'path':
      pdf.path(attributes.d ?? '');
      paint(pdf, attributes);
      return;
    case 'line':
      pdf.moveTo(number('x1'), number('y1')).lineTo(number('x2'), number('y2'));
      paint(pdf, attributes);
      return;
    case 'text':
      drawWords(pdf, node, attributes);
      return;
    default:
      throw new RangeError(`a drawing has no ${node.name}`);
  }
}

function paint(pdf: Pdf, attributes: Attributes): void {
  const { fill = '#000000', stroke = 'none' } = attributes;
  const dash = attributes.strokeDasharray?.split(/[ ,]+/).map(Number);
  pdf.save();
  if (dash) pdf.dash(dash[0] ?? 1, { space: dash[1] ?? dash[0] ?? 1 });
  pdf.lineWidth(Number(attributes.strokeWidth ?? 1));
  pdf.lineJoin((attributes.strokeLinejoin ?? 'miter') as never);
  pdf.fillOpacity(Number(attributes.fillOpacity ?? 1)).strokeOpacity(Number(attributes.strokeOpacity ?? 1));
  if (fill !== 'none') pdf.fillColor(fill);
  if (stroke !== 'none') pdf.strokeColor(stroke);
  if (fill !== 'none' && stroke !== 'none') pdf.fillAndStroke(fill, stroke);
  else if (stroke !== 'none') pdf.stroke();
  else if (fill !== 'none') pdf.fill();
  pdf.restore();
}

function drawWords(pdf: Pdf, node: DrawingNode, attributes: Attributes): void {
  const words = node.children.filter((child): child is string => typeof child === 'string').join('');
  if (words === '') return;
  pdf.font(Number(attributes.fontWeight ?? 400) >= 600 ? 'semibold' : 'regular');
  pdf.fontSize(Number(attributes.fontSize ?? 12)).fillColor(attributes.fill ?? '#000000');
  const width = pdf.widthOfString(words, { features: figuresOf(words) });
  const x = Number(attributes.x ?? 0);
  const start = attributes.textAnchor === 'middle' ? x - width / 2 : attributes.textAnchor === 'end' ? x - width : x;
  pdf.text(words, start, Number(attributes.y ?? 0), {
    lineBreak: false,
    baseline: 'alphabetic',
    features: figuresOf(words),
  });
}
