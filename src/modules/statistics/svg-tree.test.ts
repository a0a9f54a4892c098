import { expect, it } from 'vitest';
import { barChart } from '../../platform/charts/index.ts';
import { readSvg, type SvgNode } from './svg-tree.ts';

const formats = { formatNumber: String, formatPercent: (n: number) => `${n} %` };
const words = (node: SvgNode | string): string =>
  typeof node === 'string' ? node : node.children.map(words).join(' ');

it('a chart becomes elements with all its words and numbers', () => {
  const { svg } = barChart({
    title: 'Calls & "kinds" <2012>',
    unit: 'calls',
    formats,
    labelHead: 'Kind',
    rows: [
      { label: 'A & B', value: 1793 },
      { label: 'C', value: 60 },
    ],
  });
  const tree = readSvg(svg);
  expect(tree.name).toBe('svg');
  expect(tree.attributes).toMatchObject({ className: 'chart', role: 'img', 'aria-label': 'Calls & "kinds" <2012>' });
  for (const part of ['A & B', '1793', '60']) expect(words(tree)).toContain(part);
});

it('what is no drawing of ours is refused, and nothing in it can act', () => {
  for (const text of [
    '<svg><script>x</svg>',
    '<svg',
    'x',
    '<svg></svg><svg></svg>',
    '<svg a=1></svg>',
    '<!-- --><svg></svg>',
  ])
    expect(() => readSvg(text)).toThrow(RangeError);
  expect(readSvg('<svg onload="x" style="y" fill="red"></svg>').attributes).toEqual({ fill: 'red' });
});
