import type { Day } from '../../../platform/kernel/days.ts';
import type { FindingInput, FindingVersion } from '../contract.ts';

/** What is on the form: nothing but whose view, which day and the outcome is needed. */
export type FindingFields = Omit<FindingInput, 'id' | 'personId' | 'outcome'> & {
  readonly outcome: FindingInput['outcome'] | null;
};

export const emptyFields = (today: Day): FindingFields => ({
  outcome: null,
  rule: 'own',
  day: today,
  decidedBy: [],
  forms: [],
  sexualKinds: [],
  means: [],
  acts: [],
  sector: 'unknown',
  recruiterRelation: 'unknown',
  countries: [],
  crossBorder: 'unknown',
  district: null,
  fromMonth: null,
  toMonth: null,
  durationBand: 'unknown',
  sex: null,
  ageBand: null,
  citizenship: null,
  report: null,
  note: '',
});

/** A version that is to be corrected, as it was written. */
export const fieldsOf = (version: FindingVersion): FindingFields => ({
  outcome: version.outcome,
  rule: version.rule,
  day: version.day,
  decidedBy: version.decidedBy,
  forms: version.forms,
  sexualKinds: version.sexualKinds,
  means: version.means,
  acts: version.acts,
  sector: version.sector,
  recruiterRelation: version.recruiterRelation,
  countries: version.countries,
  crossBorder: version.crossBorder,
  district: version.district,
  fromMonth: version.fromMonth,
  toMonth: version.toMonth,
  durationBand: version.durationBand,
  sex: version.sex,
  ageBand: version.ageBand,
  citizenship: version.citizenship,
  report: version.report && { kind: 'hotline.contact', id: version.report.id },
  note: version.note ?? '',
});
