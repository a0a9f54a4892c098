import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDemonstration } from '../../demo/index.ts';
import { statistics } from '../../src/app/modules.ts';
import { type Day, day } from '../../src/platform/kernel/index.ts';
import { aDemonstration, type DemonstrationHouse } from './demonstration.ts';

/** What of hotline.schema.json is looked at here. */
interface Row {
  readonly code: string;
  readonly calls: number | null;
  readonly subcategories?: readonly Row[];
}
interface HotlineReport {
  readonly synthetic: boolean;
  readonly totals: object;
  readonly callsByMonth: readonly { readonly calls: number | null }[];
  readonly callsByCategory: readonly Row[];
  readonly reports: object;
  readonly atRisk: object;
  readonly cumulative: object;
}

let made: DemonstrationHouse;

beforeAll(async () => {
  made = await aDemonstration();
}, 300_000);

afterAll(() => made?.close());

const today = day('2026-11-21');

const hotline = (asOf: Day): Promise<HotlineReport> =>
  made.as('stats', async (tx) => {
    const period = { from: day('2012-01-01'), to: day('2012-12-31') };
    const asked = {
      report: 'hotline',
      period,
      asOf,
      today,
      line: 'sos',
      audience: 'internal',
      language: 'en',
    } as const;
    return (await statistics.compute(tx, asked)).data as HotlineReport;
  });

/** What ASTRA published for 2012; the months as a set (demo-data.md section 3). */
const published = {
  totals: { calls: 3050, clients: 546, firstTimeClients: 380, returningClients: 166, identifiedVictims: 33 },
  months: [304, 230, 285, 252, 311, 294, 258, 299, 272, 244, 217, 84],
  categories: { thb_related: 2061, preventive_educational: 684, other: 305 },
  related: { post_festum: 1793, support_followup: 208, report: 60 },
};

const callsBy = (rows: readonly Row[]) => Object.fromEntries(rows.map((row) => [row.code, row.calls]));

describe('the annual report of 2012, over the demonstration', () => {
  for (const asOf of [day('2012-12-31'), today]) {
    it(`says what was published, as of ${asOf}`, async () => {
      const report = await hotline(asOf);
      expect(report.synthetic).toBe(true);
      expect(report.totals).toEqual(published.totals);
      expect(report.callsByMonth.map((row) => row.calls)).toEqual(published.months);
      expect(callsBy(report.callsByCategory)).toMatchObject(published.categories);
      const related = report.callsByCategory.find((row) => row.code === 'thb_related');
      expect(callsBy(related?.subcategories ?? [])).toMatchObject(published.related);
      expect(report.reports).toEqual({ received: 60, ledToIdentification: 29 });
      expect(report.atRisk).toEqual({ calls: 416, of: 684 });
    });
  }

  it('counts since March 2002 what was known at the end of the year', async () => {
    const { cumulative } = await hotline(day('2012-12-31'));
    expect(cumulative).toMatchObject({ calls: 17_871, clients: 3086, identifiedVictims: 420 });
  });

  it('every figure of the demonstration holds, each as of its own day', async () => {
    const wrong: unknown[] = [];
    await made.as('stats', async (tx) => {
      for await (const { pin, expected, found } of checkDemonstration((asked) => statistics.ask(tx, asked), {
        scale: 1,
        today,
      }))
        if (found !== expected) wrong.push({ id: pin.id, expected, found });
    });
    expect(wrong).toEqual([]);
  });
});
