import type { Day } from '../../../platform/kernel/index.ts';
import { type Definition, defineDefinition } from '../../statistics/index.ts';
import { CREDITED_REPORTS } from './victims.ts';

export const reportsIdentified: Definition = defineDefinition({
  id: 'hotline.reports-identified',
  version: 1,
  title: { en: 'Reports that led to identification', sr: 'Prijave koje su dovele do identifikacije' },
  unit: 'report',
  rule: {
    en: 'Reports received in the period whose subject was identified by the as-of date, whenever that was; each person is credited to her earliest report on or before the finding only. Not the same as identified in the period.',
    sr: 'Prijave primljene u periodu čiji je subjekt identifikovan do dana preseka, kad god to bilo; svaka osoba pripisuje se samo svojoj najranijoj prijavi do dana nalaza. Nije isto što i identifikovane u periodu.',
  },
  dateBasis: { en: 'Month of the report.', sr: 'Mesec prijave.' },
  sources: [
    {
      view: 'reports_identified',
      fact: CREDITED_REPORTS,
      rollups: [[]],
      measure: 'rows',
      date: 'report_month',
      precision: 'month',
      ownMonth: 'identified_month',
      dimensions: {},
    },
  ],
  class: 'A',
  denominator: 'hotline.reports',
  comparabilityGroup: 'hotline.reports',
  validFrom: '2002-03-01' as Day,
});
