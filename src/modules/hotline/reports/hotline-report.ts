import { defineReport } from '../../statistics/index.ts';
import { computeHotlineReport } from './compute-hotline-report.ts';
import schema from './hotline.schema.json' with { type: 'json' };
import { hotlinePage } from './hotline-page.ts';
import en from './locales/en.json' with { type: 'json' };
import sr from './locales/sr.json' with { type: 'json' };
import type { HotlineReport } from './report-data.ts';

/** The annual hotline report: a layout over facts, asked by definition. It reads no table and knows no other module. */
export const hotlineReport = defineReport<HotlineReport>({
  id: 'hotline',
  schema,
  words: { name: 'hotline-report', en, sr },
  compute: computeHotlineReport,
  page: hotlinePage,
});
