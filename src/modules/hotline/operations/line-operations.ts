import type { Operation, Webhook } from '../../../platform/operations/index.ts';
import { getLineFigures } from './get-line-figures.ts';
import { actOnLine, noteLineCall, takeLineCall } from './line-by-hand.ts';
import { listLinePorts, makeLineKey, setLinePort } from './line-ports.ts';
import { listLineCalls } from './list-line-calls.ts';
import { reconcileLineCalls } from './reconcile-line-calls.ts';
import { reportLineEvent } from './report-line-event.ts';

/** What the manifest hands over of lines and their calls. */
export const lineOperations: readonly Operation[] = [
  listLineCalls,
  noteLineCall,
  actOnLine,
  takeLineCall,
  reconcileLineCalls,
  listLinePorts,
  setLinePort,
  makeLineKey,
  getLineFigures,
];

export const lineWebhooks: readonly Webhook[] = [reportLineEvent];
