import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Asked, aReportWorld, many, type ReportWorld, risk, thb } from '../../../../tests/report-world.ts';
import type { Day } from '../../../platform/kernel/index.ts';
import type { FactsWorld } from '../../statistics/testing.ts';
import schema from './hotline.schema.json' with { type: 'json' };
import type { HotlineReport } from './report-data.ts';

// the report as it leaves the house, and what holds whatever happened before
let place: ReportWorld;
let world: FactsWorld;
beforeAll(async () => {
  place = await aReportWorld();
});
afterAll(() => place.close());
beforeEach(async () => {
  world = await place.begin();
});

const report = async (asked?: Asked): Promise<HotlineReport> => (await place.compute(asked)).data as HotlineReport;

const validate = new Ajv2020({ strict: false, formats: { date: /^\d{4}-\d{2}-\d{2}$/ } }).compile(schema);

describe('the report as a file', () => {
  it('is valid by its published schema in every language, for every audience and line', async () => {
    await world.contact(
      ...many(6, { day: '2012-01-10', ...thb, clients: ['ana'] }),
      ...many(2, { day: '2012-02-10', line: '116000', category: 'mc_case' }),
    );
    for (const language of ['en', 'sr-Latn', 'sr-Cyrl'] as const)
      for (const audience of ['internal', 'partner', 'public'] as const)
        for (const line of ['sos', '116000']) {
          const made = await report({ language, audience, line });
          expect(validate(made), JSON.stringify(validate.errors)).toBe(true);
        }
  });

  it('gives the same bytes for the same data, and a figure behind every value', async () => {
    await world.contact({ day: '2012-01-10', ...thb, clients: ['ana'] });
    const one = await place.engine.render(await place.compute(), 'json');
    expect(await place.engine.render(await place.compute(), 'json')).toBe(one);
    const made = JSON.parse(one) as HotlineReport;
    for (const pointer of pointersOf(made)) {
      expect(
        Object.keys(made.figures).some(
          (known) => known === pointer || (known.endsWith('/*') && pointer.startsWith(known.slice(0, -1))),
        ),
        pointer,
      ).toBe(true);
    }
  });

  it('speaks three languages with the same numbers; codes are never translated', async () => {
    await world.contact(...many(1234, { day: '2012-01-10' }).slice(0, 12));
    const [english, latin, cyrillic] = await Promise.all(
      (['en', 'sr-Latn', 'sr-Cyrl'] as const).map((language) => report({ language })),
    );
    expect(english!.callsByCategory.map((row) => row.code)).toEqual(cyrillic!.callsByCategory.map((row) => row.code));
    expect(latin!.callsByCategory[0]?.label).toBe('Pozivi direktno u vezi sa trgovinom ljudima');
    expect(cyrillic!.callsByCategory[0]?.label).toBe('Позиви директно у вези са трговином људима');
    expect(english!.callsByMonth).toEqual(cyrillic!.callsByMonth);
    expect(place.engine.page(await place.compute({ language: 'sr-Cyrl' })).prose).toContain('Током 2012.');
  });

  it('leaves one row in the audit and is refused for tomorrow', async () => {
    await place.compute();
    expect(place.audited).toEqual(['statistics.compute-report']);
    await expect(place.compute({ asOf: '2021-12-15' })).rejects.toMatchObject({ code: 'statistics.as-of-in-future' });
    await expect(place.compute({ from: '2012-02-01', to: '2012-01-01' })).rejects.toMatchObject({
      code: 'statistics.period-reversed',
    });
  });
});

/** JSON pointers of every number in the body. */
function pointersOf(value: unknown, at = ''): string[] {
  if (typeof value === 'number') return /\/(sharePct|year|schemaVersion)$/.test(at) ? [] : [at];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    at === '' && key === 'figures' ? [] : pointersOf(inner, `${at}/${key}`),
  );
}

describe('whatever happened', () => {
  const days = fc
    .integer({ min: 0, max: 365 })
    .map((n) => new Date(Date.UTC(2012, 0, 1) + n * 86_400_000).toISOString().slice(0, 10) as Day);
  const contact = fc.record({
    day: days,
    late: fc.integer({ min: 0, max: 90 }),
    voidedAfter: fc.option(fc.integer({ min: 1, max: 200 }), { nil: undefined }),
    kind: fc.constantFrom(thb, risk, { category: 'other', subcategory: null }),
    hour: fc.option(fc.integer({ min: 0, max: 23 }), { nil: null }),
    channel: fc.constantFrom('phone', 'email', 'chat_messenger'),
  });
  const plus = (of: string, n: number): string =>
    new Date(Date.parse(`${of}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);

  it('calls are the sum of months, categories, subcategories, channels and of the rows valid on the as-of day', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(contact, { maxLength: 12 }), days, async (contacts, asOf) => {
        const here = await place.begin();
        const rows = contacts.map((one) => {
          const recorded = plus(one.day, one.late);
          return {
            ...one.kind,
            day: one.day,
            recorded,
            hour: one.hour,
            channel: one.channel,
            ...(one.voidedAfter ? { replaced: plus(recorded, one.voidedAfter) } : {}),
          };
        });
        await here.contact(...rows);
        const made = await report({ asOf });
        const valid = rows.filter(
          (row) => row.recorded <= asOf && (!('replaced' in row) || row.replaced! > asOf) && row.day <= '2012-12-31',
        ).length;
        const sum = (numbers: readonly (number | null | undefined)[]): number =>
          numbers.reduce<number>((a, b) => a + (b ?? 0), 0);
        expect(made.totals.calls).toBe(valid);
        expect(sum(made.callsByMonth.map((row) => row.calls))).toBe(valid);
        expect(sum(made.callsByCategory.map((row) => row.calls))).toBe(valid);
        expect(
          sum(made.callsByCategory.flatMap((row) => row.subcategories?.map((inner) => inner.calls) ?? [row.calls])),
        ).toBe(valid);
        expect(sum(made.byChannel.map((row) => row.calls))).toBe(valid);
        if (made.byCallerRole) expect(sum(made.byCallerRole.map((row) => row.calls))).toBe(valid);
      }),
      { numRuns: 25 },
    );
  });
});
