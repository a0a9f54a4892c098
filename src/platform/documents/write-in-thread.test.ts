import { describe, expect, it } from 'vitest';
import { type Document, writeDocx, writePdf, writeXlsx } from './index.ts';
import { writePdf as writePdfHere } from './pdf/write-pdf.ts';

const document = (drawing = 'rect'): Document => ({
  language: 'en',
  title: 'A report of nobody ◇',
  organisation: 'Proba ◇',
  synthetic: 'Synthetic data.',
  asOf: '2012-12-31',
  facts: [{ label: 'Period', value: '2012' }],
  lead: 'The line received \ue0003,050\ue001 calls.',
  sections: [
    {
      id: 'H1',
      title: 'Summary',
      chart: {
        svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 60" width="640" height="60"><rect width="300" height="20" fill="#0f5c63"/></svg>`,
        alt: 'Calls: 304',
        drawing: {
          name: 'svg',
          attributes: { viewBox: '0 0 640 60' },
          children: [
            {
              name: drawing,
              attributes: { x: '0', y: '0', width: '300', height: '20', fill: '#0f5c63' },
              children: [],
            },
          ],
        },
      },
      notes: ['As of 31 December 2012.'],
    },
  ],
  words: {
    contents: 'Contents',
    page: (page, pages) => `${page} of ${pages}`,
    method: 'Method',
    hiddenLegend: 'hidden',
    absentLegend: 'absent',
  },
});

describe('writing beside the server', () => {
  it('gives the bytes that writing here would give', async () => {
    expect((await writePdf(document())).equals(await writePdfHere(document()))).toBe(true);
  });

  it('takes several at once and mixes nothing up', async () => {
    const all = await Promise.all([writePdf(document()), writeXlsx(document()), writeDocx(document())]);
    expect(all.map((file) => file.toString('latin1', 0, 2))).toEqual(['%P', 'PK', 'PK']);
    expect(all[1]?.equals(await writeXlsx(document()))).toBe(true);
  });

  it('what cannot be drawn is refused, and the next document is written', async () => {
    const broken = writePdf(document('blink'));
    const next = writePdf(document());
    await expect(broken).rejects.toThrow();
    expect((await next).equals(await writePdfHere(document()))).toBe(true);
  });

  it('leaves the server free: less than a tenth of the work is done here', async () => {
    await writePdf(document());
    const own = process.threadCpuUsage();
    const all = process.cpuUsage();
    for (let i = 0; i < 10; i++) await writeDocx(document());
    const here = process.threadCpuUsage(own);
    const together = process.cpuUsage(all);
    expect(here.user + here.system).toBeLessThan((together.user + together.system) / 10);
  });
});
