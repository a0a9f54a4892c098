import { monthOf } from '../../../platform/kernel/index.ts';
import { childOf, durationOf, type Finding } from '../finding.ts';

/**
 * The coded columns of a finding's version and what is written into each, once: the store inserts by it, a correction is
 * compared by it. Month and majority follow from others; they stand here because they are stored.
 */
export const codedColumns = {
  outcome: (finding: Finding) => finding.outcome,
  rule: (finding: Finding) => finding.rule,
  day: (finding: Finding) => finding.day,
  month: (finding: Finding) => monthOf(finding.day),
  forms: (finding: Finding) => finding.forms,
  sexual_kinds: (finding: Finding) => finding.sexualKinds,
  means: (finding: Finding) => finding.means,
  acts: (finding: Finding) => finding.acts,
  sector: (finding: Finding) => finding.sector,
  recruiter_relation: (finding: Finding) => finding.recruiterRelation,
  countries: (finding: Finding) => finding.countries,
  cross_border: (finding: Finding) => finding.crossBorder,
  district: (finding: Finding) => finding.district,
  from_month: (finding: Finding) => finding.fromMonth,
  to_month: (finding: Finding) => finding.toMonth,
  duration_band: durationOf,
  sex: (finding: Finding) => finding.sex,
  age_band: (finding: Finding) => finding.ageBand,
  child: childOf,
  citizenship: (finding: Finding) => finding.citizenship,
} as const;

export type CodedColumn = keyof typeof codedColumns;
/** A row as far as it is coded. */
export type CodedRow = { readonly [Column in CodedColumn]: ReturnType<(typeof codedColumns)[Column]> };

export const codedColumnNames = Object.keys(codedColumns) as readonly CodedColumn[];

export const codedValues = (finding: Finding): unknown[] => codedColumnNames.map((name) => codedColumns[name](finding));

/** Column → value, as a row of a bulk load. */
export const codedRow = (finding: Finding): Readonly<Record<string, unknown>> =>
  Object.fromEntries(codedColumnNames.map((name) => [name, codedColumns[name](finding)]));

/** Does the row say already what the finding says? */
export const isWritten = (row: Readonly<Record<CodedColumn, unknown>>, finding: Finding): boolean =>
  JSON.stringify(codedColumnNames.map((name) => row[name])) === JSON.stringify(codedValues(finding));
