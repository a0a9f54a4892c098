import type * as contract from '../../../platform/disabled-codes/contract.ts';
import type { Endpoint, Method } from '../../../platform/kernel/endpoint.ts';

/** Types of the contract without its schemas; calls.test.ts holds that every address is the contract's. */
const at = <E extends Endpoint>(id: E['id'], method: Method, path: `/${string}`): E => ({ id, method, path }) as E;

type C = typeof contract;

export const listCodeLists = at<C['listCodeLists']>('codelists.list-code-lists', 'GET', '/codelists');
export const setDisabled = at<C['setDisabled']>('codelists.set-disabled', 'PUT', '/codelists/disabled');
