import { describe, expect, it } from 'vitest';
import type { ReportPage } from '../report.ts';
import { reportDocument } from './index.tsx';

const page: ReportPage = {
  report: 'hotline',
  organisation: 'Organisation of the tests',
  title: 'SOS hotline <2012>',
  language: 'sr-Latn',
  period: '2012-01-01/2012-12-31',
  asOf: '2012-12-31',
  synthetic: 'Synthetic data.',
  head: [{ label: 'As of', value: '31 December 2012' }],
  prose: 'In 2012 the line received \ue0003,050\ue001 calls.',
  sections: [
    {
      id: 'H3',
      title: 'Calls by category',
      kind: 'figure',
      chart: { svg: '<svg class="chart"></svg>', narrow: '<svg class="chart"></svg>' },
      table: {
        id: 'H3',
        rowHead: 'Category',
        dim1: 'category',
        columns: [{ label: 'Calls', measure: 'calls', unit: 'contact', definition: 'hotline.contacts@1' }],
        rows: [
          { code: 'a', label: 'A & B', cells: [{ value: 2061, text: '2,061' }] },
          { code: 'b', label: 'C', cells: [{ value: null, mark: 'hidden', text: 'hidden' }] },
        ],
      },
      notes: ['As of 31 December 2012.'],
    },
  ],
  words: { table: 'The same as a table', method: 'Method' },
};

describe('a report as a document', () => {
  const { html } = reportDocument(':root{--ink:#16222b}');

  it('prints every value with its rule, escapes every word and runs nothing', async () => {
    const text = await html(page, 'linked');
    expect(text).toContain('<b>3,050</b>');
    for (const part of [
      '2,061',
      'hidden',
      'A &amp; B',
      'SOS hotline &lt;2012&gt;',
      'As of 31 December 2012.',
      'lang="sr-Latn"',
    ])
      expect(text).toContain(part);
    expect(text).not.toMatch(/<script|style=|\son\w+=/);
  });

  it('links one style sheet of ours, or holds it where it is read on its own', async () => {
    expect(await html(page, 'linked')).toContain('<link rel="stylesheet" href="/reports/report.css"/>');
    expect(await html(page, 'linked')).not.toContain('<style');
    expect(await html(page, 'embedded')).toContain('--ink:#16222b');
  });

  it('says in its head that its data are synthetic', async () => {
    expect(await html(page, 'linked')).toContain('◇ Synthetic data.');
  });
});
