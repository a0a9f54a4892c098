import type { Endpoint, Method } from '../../../platform/kernel/endpoint.ts';
import type * as contract from '../contract.ts';

/** The operations of findings as their screens call them: types without schemas; calls.test.ts holds the addresses. */
const at = <E extends Endpoint>(id: E['id'], method: Method, path: `/${string}`): E => ({ id, method, path }) as E;

type C = typeof contract;

export const recordFinding = at<C['recordFinding']>('cases.record-finding', 'POST', '/cases/findings');
export const correctFinding = at<C['correctFinding']>('cases.correct-finding', 'POST', '/cases/findings/:id/versions');
export const listFindingsOfPerson = at<C['listFindingsOfPerson']>(
  'cases.list-findings-of-person',
  'GET',
  '/cases/persons/:personId/findings',
);
export const findingChoices = at<C['findingChoices']>(
  'cases.list-finding-choices',
  'GET',
  '/cases/persons/:personId/finding-choices',
);
