/**
 * The front door of the demonstration: its records, loading them into an organisation, and asking whether it shows what it
 * must. Whoever wants records alone takes synthetic-organisation.ts, which knows no module and no database.
 */
export type { Desk } from './at-desk.ts';
export { type Checked, checkDemonstration } from './check.ts';
export { CHUNK, chunkLines, chunksOf, RECORD_KINDS, type RecordKind } from './chunks.ts';
export { type Filling, fillDemonstration } from './fill.ts';
export { type LabelledFiles, labelledFiles } from './labelled.ts';
export { type Pin, pins, type Question } from './pins.ts';
export type { ClientRecord, ContactRecord, ContactTexts, StaffCode, VictimRecord } from './records.ts';
export { everyOfShare, usualShare } from './selection.ts';
export {
  type LineRecord,
  type StaffRecord,
  type SyntheticOrganisation,
  syntheticOrganisation,
} from './synthetic-organisation.ts';
export { timing } from './timing.ts';
export { writeRecords } from './write-records.ts';
