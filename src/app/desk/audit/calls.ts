import type * as contract from '../../../platform/audit-reading/contract.ts';
import type { Endpoint, Method } from '../../../platform/kernel/endpoint.ts';

/** Types of the contract without its schemas; calls.test.ts holds that every address is the contract's. */
const at = <E extends Endpoint>(id: E['id'], method: Method, path: `/${string}`): E => ({ id, method, path }) as E;

type C = typeof contract;

export const listActs = at<C['listActs']>('audit.list-acts', 'GET', '/audit/acts');
export const verifyActs = at<C['verifyActs']>('audit.verify-acts', 'POST', '/audit/verification');
export const listOpenings = at<C['listOpenings']>('audit.list-openings', 'GET', '/audit/contacts/:id/openings');
