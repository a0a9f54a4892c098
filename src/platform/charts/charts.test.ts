import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWords } from '../i18n/index.ts';
import {
  barChart,
  type Chart,
  type ChartValue,
  columnChart,
  documentPalette,
  heatTable,
  lineChart,
  stackedBar,
} from './index.ts';

const formats = createWords({ catalogues: [], language: 'en' });
const base = { title: 'Calls', unit: 'calls', formats, hiddenWord: 'fewer than 10', labelHead: 'Row' } as const;

type Draw = (values: readonly ChartValue[], more?: { readonly width?: number; readonly title?: string }) => Chart;
const names = (values: readonly unknown[]): string[] => values.map((_, i) => `row ${String.fromCharCode(97 + i)}`);

const draws: Readonly<Record<string, Draw>> = {
  bars: (values, more) =>
    barChart({ ...base, ...more, rows: names(values).map((label, i) => ({ label, ...values[i]! })) }),
  columns: (values, more) =>
    columnChart({ ...base, ...more, labels: names(values), series: [{ label: '2012', values }] }),
  'columns beside columns': (values, more) =>
    columnChart({
      ...base,
      ...more,
      labels: names(values),
      series: [
        { label: '2012', values },
        { label: '2011', values: values.map(() => ({ value: 7 })) },
      ],
    }),
  'one stacked bar': (values, more) =>
    stackedBar({
      ...base,
      ...more,
      shareHead: '%',
      parts: names(values).map((label, i) => ({ label, ...values[i]! })),
    }),
  line: (values, more) =>
    lineChart({
      ...base,
      ...more,
      points: names(values).map((label, at) => ({ label, at })),
      ticks: [],
      series: [{ label: 'calls', values }],
    }),
  'heat table': (values, more) =>
    heatTable({ ...base, ...more, rowLabels: ['Mon'], columnLabels: names(values), values: [values] }),
};

const counts = (...values: (number | null)[]): ChartValue[] => values.map((value) => ({ value }));
const anyCounts = fc.array(fc.record({ value: fc.option(fc.nat({ max: 100_000 }), { nil: null }) }), {
  minLength: 1,
  maxLength: 12,
});

/** Enough of XML to see that every tag closes and every sign is escaped. */
function brokenXml(svg: string): string | undefined {
  const open: string[] = [];
  const rest = svg.replace(
    /<(\/?)([a-z]+)((?: [\w:-]+="[^"<&]*(?:&(?:amp|lt|gt|quot);[^"<&]*)*")*)(\/?)>/g,
    (_, close, name, __, alone) => {
      if (close) return open.pop() === name ? '' : '<';
      if (!alone) open.push(name);
      return '';
    },
  );
  if (open.length > 0) return `left open: ${open}`;
  return /[<>]|&(?!(?:amp|lt|gt|quot);)/.exec(rest)?.[0];
}

describe.each(Object.entries(draws))('%s', (_, draw) => {
  it('are the same bytes for the same input, at any width', () => {
    fc.assert(
      fc.property(anyCounts, fc.integer({ min: 200, max: 1400 }), (values, width) => {
        expect(draw(values, { width }).svg).toBe(draw(structuredClone(values), { width }).svg);
      }),
    );
  });

  it('are well-formed, whatever a title holds', () => {
    fc.assert(
      fc.property(anyCounts, fc.string({ unit: 'binary' }), (values, title) => {
        expect(brokenXml(draw(values, { title }).svg)).toBeUndefined();
      }),
    );
    expect(brokenXml(draw(counts(1), { title: '<script>"&\u0000' }).svg)).toBeUndefined();
  });

  it('carry nothing that the page refuses or that two charts could share', () => {
    const { svg } = draw(counts(30, null, 12));
    expect(svg).not.toMatch(/ style=|<style| id=|url\(|<script|href=/);
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-label="Calls"/);
    expect(svg).toContain('<desc>');
  });

  it('draw no number that is not a number', () => {
    fc.assert(
      fc.property(anyCounts, fc.integer({ min: 0, max: 1400 }), (values, width) => {
        expect(draw(values, { width }).svg).not.toMatch(/NaN|Infinity|undefined|="-\d[^"]*"(?= height)/);
      }),
    );
  });

  it('refuse what is no count', () => {
    for (const value of [-1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => draw([{ value }, { value: 1 }])).toThrow(RangeError);
  });

  it('need a word before they hide a value', () => {
    expect(() => barChart({ ...base, hiddenWord: '', rows: [{ label: 'a', value: null }] })).toThrow('word');
  });

  it('have a table twin with every value in the same order', () => {
    fc.assert(
      fc.property(anyCounts, (values) => {
        const { table } = draw(values);
        const cells =
          table.rows.length === 1 && values.length > 1 ? table.rows[0]!.cells : table.rows.map((row) => row.cells[0]!);
        expect(cells.map((cell) => cell.value)).toEqual(values.map((each) => each.value));
        for (const row of table.rows) expect(row.cells.length).toBe(table.columns.length - 1);
      }),
    );
  });

  it('say only what is published', () => {
    fc.assert(
      fc.property(anyCounts, (values) => {
        const published = new Set([...values.map((each) => each.value), 7, 10, 2011, 2012].map(String));
        const said = draw(values).altText.replaceAll(',', '').match(/\d+/g) ?? [];
        for (const number of said) expect(published).toContain(number);
      }),
    );
  });
});

describe('a hidden value', () => {
  const rects = (svg: string): string[] => svg.match(/<rect [^>]*fill="var\(--c1\)"[^>]*>/g) ?? [];

  it('has the same gap whatever it hides, for the drawing never learns it', () => {
    const gap = (svg: string): string => /<rect [^>]*fill="none"[^>]*>/.exec(svg)![0];
    expect(gap(draws.bars!(counts(50, null)).svg)).toBe(
      gap(draws.bars!(counts(5000, null)).svg.replaceAll('5,000', '50')),
    );
  });

  it('moves no other bar', () => {
    const shown = rects(draws.bars!(counts(300, 5, 120)).svg);
    const hidden = rects(draws.bars!(counts(300, null, 120)).svg);
    expect(hidden).toEqual([shown[0], shown[2]]);
    const columns = rects(draws.columns!(counts(300, 5, 120)).svg);
    expect(rects(draws.columns!(counts(300, null, 120)).svg)).toEqual([columns[0], columns[2]]);
  });

  it('does not leave its size as the rest of a stacked bar', () => {
    const widths = (svg: string): number[] =>
      [...svg.matchAll(/<rect x="[\d.]+" width="([\d.]+)"[^>]*fill="var\(--c[12]\)"/g)].map((found) =>
        Number(found[1]),
      );
    const [first, second] = widths(draws['one stacked bar']!(counts(60, 30, null)).svg);
    expect(first! / second!).toBeCloseTo(2, 1);
    expect(first! + second!).toBeCloseTo(676 - 1 - 2 * 3 - 48, 0);
  });

  it('breaks a line instead of bending it', () => {
    const path = /<path d="(M[^"]*)" fill="none" stroke="var\(--c1\)"/.exec(
      draws.line!(counts(10, 20, null, 40, 50)).svg,
    )![1]!;
    expect(path.match(/M/g)).toHaveLength(2);
  });

  it('is named in the drawing and in the table', () => {
    for (const draw of Object.values(draws)) {
      const chart = draw(counts(30, null, 12));
      expect(chart.svg).toContain('fewer than 10');
      expect(chart.table.rows.flatMap((row) => row.cells.map((cell) => cell.text))).toContain('fewer than 10');
    }
  });
});

describe('a chart in a document', () => {
  it('has its colours and its font written out', () => {
    const { svg } = barChart({ ...base, palette: documentPalette, rows: [{ label: 'a', value: 3 }] });
    expect(svg).not.toContain('var(');
    expect(svg).toContain('font-family="Inter, sans-serif"');
  });
});

it('a noisy or revised number carries its mark', () => {
  const { svg, table } = barChart({ ...base, rows: [{ label: 'a', value: 30, mark: '≈' }] });
  expect(svg).toContain('30 ≈');
  expect(table.rows[0]!.cells[0]).toEqual({ value: 30, mark: '≈', text: '30 ≈' });
});

it('too many columns for their numbers lie down as bars and lose none', () => {
  const values = Array.from({ length: 12 }, (_, i) => ({ value: 1000 + i }));
  const { svg, table } = draws.columns!(values, { width: 340 });
  for (const { value } of values) expect(svg).toContain(formats.formatNumber(value));
  expect(table.rows).toHaveLength(12);
});

it('numbers are those of the reader', () => {
  const serbian = createWords({ catalogues: [], language: 'sr-Latn' });
  expect(barChart({ ...base, formats: serbian, rows: [{ label: 'a', value: 3050 }] }).svg).toContain('>3.050<');
});

describe('a chart for a telephone', () => {
  const long = 'A label that is a good deal longer than the narrow drawing could hold in one line';

  it('cuts no word of a long label', () => {
    const rows = [
      { label: long, value: 30 },
      { label: 'Other', value: 3 },
    ];
    for (const { svg } of [
      barChart({ ...base, width: 320, rows }),
      stackedBar({ ...base, width: 320, shareHead: '%', parts: rows }),
    ]) {
      const words = [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map((found) => found[1]).join(' ');
      expect(words).toContain(long);
    }
  });

  it('names its lines below them when there is no room beside', () => {
    const chart = (width: number): string =>
      lineChart({
        ...base,
        width,
        points: [
          { label: '2011', at: 0 },
          { label: '2012', at: 1 },
        ],
        ticks: [],
        series: [
          { label: 'Calls to the line of the organisation', values: counts(10, 20) },
          { label: 'Clients', values: counts(1, 2) },
        ],
      }).svg;
    expect(chart(1120)).toContain('viewBox="0 0 1120 190"');
    expect(chart(340)).toContain('viewBox="0 0 340 230"');
    expect(chart(340)).toContain('Calls to the line of the organisation 20');
  });
});
