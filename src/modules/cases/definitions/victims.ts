import type { Day } from '../../../platform/kernel/index.ts';
import { type Definition, defineDefinition, type Source } from '../../statistics/index.ts';

/** Under these names findings tell that facts changed: by month of identification, by month of the credited report. */
export const FINDINGS = 'cases.findings';
export const CREDITED_REPORTS = 'cases.credited-reports';

const daily: Source = {
  view: 'victims_daily',
  fact: FINDINGS,
  rollups: [['rule', 'child']],
  measure: 'sum',
  date: 'day',
  precision: 'day',
  dimensions: { child: 'child' },
  anyLine: true,
};

const persons: Source = {
  view: 'victims',
  measure: 'subjects',
  date: 'identified_month',
  precision: 'month',
  dimensions: {
    sex: 'sex',
    age_band: 'age_band',
    citizenship: 'citizenship',
    country: 'country_of_exploitation[]',
    cross_border: 'cross_border',
    form: 'forms[]',
    forms: 'forms',
    means: 'means[]',
    sector: 'sector',
    sexual_kind: 'sexual_kinds[]',
    recruiter_relation: 'recruiter_relation',
    duration_band: 'duration_band',
    report_month: 'report_month',
  },
  anyLine: true,
};

export const identifiedOwn: Definition = defineDefinition({
  id: 'victims.identified-own',
  version: 1,
  title: { en: 'Identified victims', sr: 'Identifikovane žrtve' },
  unit: 'person',
  rule: {
    en: 'Persons whom the organisation itself identified; once a person, by her first finding, also when she was exploited again.',
    sr: 'Osobe koje je identifikovala sama organizacija; jednom po osobi, po prvom nalazu, i kad je ponovo eksploatisana.',
  },
  dateBasis: { en: 'Day of the organisation’s own finding.', sr: 'Dan nalaza same organizacije.' },
  sources: [daily, persons],
  filter: { rule: ['own'] },
  class: 'A',
  comparabilityGroup: 'victims.own',
  validFrom: '2002-03-01' as Day,
});

export const formallyIdentified: Definition = defineDefinition({
  ...identifiedOwn,
  id: 'victims.formally-identified',
  title: { en: 'Formally identified victims', sr: 'Formalno identifikovane žrtve' },
  rule: {
    en: 'Persons whom the Centre for the Protection of Victims of Trafficking recognised; never in one chart with our own findings.',
    sr: 'Osobe kojima je Centar za zaštitu žrtava trgovine ljudima priznao status; nikad u istom grafikonu sa našim nalazima.',
  },
  dateBasis: { en: 'Day of the Centre’s decision.', sr: 'Dan odluke Centra.' },
  filter: { rule: ['centre'] },
  comparabilityGroup: 'victims.centre',
});

export const children: Definition = defineDefinition({
  ...identifiedOwn,
  id: 'victims.children',
  title: { en: 'Identified children', sr: 'Identifikovana deca' },
  unit: 'child',
  rule: {
    en: 'Identified persons who were under 18 on the day of the finding; under 18 at the time of exploitation is another figure.',
    sr: 'Identifikovane osobe koje su na dan nalaza imale manje od 18 godina; uzrast u vreme eksploatacije je druga brojka.',
  },
  sources: [daily],
  filter: { rule: ['own'], child: ['child'] },
  class: 'C',
  denominator: 'victims.identified-own',
});

export const byFormEach: Definition = defineDefinition({
  ...identifiedOwn,
  id: 'victims.by-form-each',
  title: {
    en: 'Identified victims by form, each form counted',
    sr: 'Identifikovane žrtve po obliku, svaki oblik se broji',
  },
  rule: {
    en: 'Each form of exploitation of an identified person is counted; shares may exceed 100 %.',
    sr: 'Broji se svaki oblik eksploatacije identifikovane osobe; udeli mogu preći 100 %.',
  },
  sources: [persons],
  class: 'C',
  denominator: 'victims.identified-own',
  comparabilityGroup: 'victims.own-each-form',
});

export const byFormSingle: Definition = defineDefinition({
  ...identifiedOwn,
  id: 'victims.by-form-single',
  title: {
    en: 'Identified victims by form, one row a person',
    sr: 'Identifikovane žrtve po obliku, jedan red po osobi',
  },
  rule: {
    en: 'One row a person; who was exploited in several forms stands under “multiple”, which is derived and never stored.',
    sr: 'Jedan red po osobi; ko je eksploatisan u više oblika stoji pod „više oblika“, što se izvodi i nikad ne upisuje.',
  },
  sources: [persons],
  class: 'C',
  denominator: 'victims.identified-own',
  comparabilityGroup: 'victims.own-single-form',
});

export const cumulativeIdentified: Definition = defineDefinition({
  ...identifiedOwn,
  id: 'cumulative.identified-own',
  title: { en: 'Identified victims since March 2002', sr: 'Identifikovane žrtve od marta 2002.' },
  sources: [daily],
  since: '2002-03-01' as Day,
});
