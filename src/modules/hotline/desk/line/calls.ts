import type { Endpoint, Method } from '../../../../platform/kernel/endpoint.ts';
import type * as lines from '../../line-contract.ts';
import type * as shifts from '../../shift-contract.ts';

/** Lines, shifts and handovers as their screens call them: types without schemas; calls.test.ts holds the addresses. */
const at = <E extends Endpoint>(id: E['id'], method: Method, path: `/${string}`): E => ({ id, method, path }) as E;

type L = typeof lines;
type S = typeof shifts;
const call = '/hotline/line-calls/:id';

export const listLineCalls = at<L['listLineCalls']>('hotline.list-line-calls', 'GET', '/hotline/line-calls');
export const noteLineCall = at<L['noteLineCall']>('hotline.note-line-call', 'POST', '/hotline/line-calls');
export const actOnLine = at<L['actOnLine']>('hotline.act-on-line', 'POST', `${call}/actions`);
export const takeLineCall = at<L['takeLineCall']>('hotline.take-line-call', 'POST', `${call}/take`);
export const listLinePorts = at<L['listLinePorts']>('hotline.list-line-ports', 'GET', '/hotline/line-ports');
export const setLinePort = at<L['setLinePort']>('hotline.set-line-port', 'PUT', '/hotline/line-ports');
export const makeLineKey = at<L['makeLineKey']>('hotline.make-line-key', 'POST', '/hotline/line-keys');
export const getLineFigures = at<L['getLineFigures']>('hotline.get-line-figures', 'GET', '/hotline/line-figures');
export const planShift = at<S['planShift']>('hotline.plan-shift', 'PUT', '/hotline/shifts/:id');
export const cancelShift = at<S['cancelShift']>('hotline.cancel-shift', 'POST', '/hotline/shifts/:id/cancel');
export const listShifts = at<S['listShifts']>('hotline.list-shifts', 'GET', '/hotline/shifts');
export const getShiftNow = at<S['getShiftNow']>('hotline.get-shift-now', 'GET', '/hotline/shift-now');
export const getHandover = at<S['getHandover']>('hotline.get-handover', 'GET', '/hotline/handover');
export const writeHandoverNote = at<S['writeHandoverNote']>(
  'hotline.write-handover-note',
  'PUT',
  '/hotline/handover/note',
);
export const acceptHandover = at<S['acceptHandover']>('hotline.accept-handover', 'POST', '/hotline/shifts/:id/accept');
export const takeOverAtHandover = at<S['takeOverAtHandover']>(
  'hotline.take-over-at-handover',
  'POST',
  '/hotline/handover/drafts/:id/take-over',
);
