import { operation } from '../../../platform/operations/index.ts';
import { reportAttempt as face } from '../contract.ts';
import { endCallBack } from './end-duty.ts';

/** What came of it: one of five results, never nothing. Only a call that somebody answered becomes a contact. */
export const reportAttempt = operation(face, { run: (it, input) => endCallBack(it, input) });
