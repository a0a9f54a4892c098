/**
 * The front door of `cases`. Higher modules (court) may import this file only. Its counting rules are here for whoever prints
 * a figure outside the house. Events: cases.finding-recorded, -corrected, cases.findings-loaded.
 */

export { casesDefinitions } from './definitions/index.ts';
export type { FindingId } from './finding.ts';
export type { FindingOutcome } from './finding-lists.ts';
