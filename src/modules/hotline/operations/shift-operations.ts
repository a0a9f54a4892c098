import type { Operation } from '../../../platform/operations/index.ts';
import { acceptHandover, getHandover, takeOverAtHandover, writeHandoverNote } from './handover.ts';
import { cancelShift, getShiftNow, listShifts, planShift } from './shifts.ts';

/** What the manifest hands over of shifts and handovers. */
export const shiftOperations: readonly Operation[] = [
  planShift,
  cancelShift,
  listShifts,
  getShiftNow,
  getHandover,
  writeHandoverNote,
  acceptHandover,
  takeOverAtHandover,
];
