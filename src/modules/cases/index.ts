/**
 * The front door of `cases`. Higher modules (court) may import this file only. For now: the kinds of event that this module
 * tells, and the permission that guards its findings.
 */

export type { FindingId } from './finding.ts';
export type { FindingOutcome } from './finding-lists.ts';
