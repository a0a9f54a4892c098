import { expect, it } from 'vitest';
import { modules, statistics } from '../../src/app/modules.ts';
import {
  type Definition,
  openStatistics,
  type PageSection,
  type ReportLayout,
  type ReportResult,
} from '../../src/modules/statistics/index.ts';

/** A report whose one chart lays two figures side by side. */
const layoutOf = (left: string, right: string): ReportLayout => {
  const column = (definition: string) => ({ label: 'n ◇', measure: 'n', unit: 'person', definition });
  const section = {
    id: 'H1',
    title: '◇',
    kind: 'figure',
    chart: { svg: '', narrow: '' },
    table: { id: 't', rowHead: '', dim1: '', columns: [column(left), column(right)], rows: [] },
    notes: [],
  } as unknown as PageSection;
  return {
    id: 'two',
    schema: {},
    words: { name: 'two', en: {}, sr: {} } as never,
    compute: async () => ({}),
    page: () => ({ report: 'two', sections: [section] }) as never,
  };
};

const page = (left: string, right: string) =>
  openStatistics({
    definitions: modules.flatMap((module) => (module.definitions ?? []) as readonly Definition[]),
    reports: [layoutOf(left, right)],
  }).page({ report: 'two', language: 'en', data: {} } as ReportResult);

it('persons whom we identified and persons whom the Centre recognised are never in one chart', () => {
  expect(() => page('victims.identified-own@1', 'victims.formally-identified@1')).toThrow(
    expect.objectContaining({ code: 'statistics.mixed-counting-rules', status: 422 }),
  );
  expect(() => page('victims.by-form-each@1', 'victims.by-form-single@1')).toThrow(
    expect.objectContaining({ code: 'statistics.mixed-counting-rules' }),
  );
});

it('figures of one rule may be, and figures of different things', () => {
  expect(page('hotline.contacts@1', 'hotline.contacts@1').sections).toHaveLength(1);
  expect(page('cumulative.calls@1', 'cumulative.identified-own@1').sections).toHaveLength(1);
  expect(statistics.layouts.length).toBeGreaterThan(0);
});
