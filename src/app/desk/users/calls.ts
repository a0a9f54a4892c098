import type * as contract from '../../../platform/accounts/contract.ts';
import type { Endpoint, Method } from '../../../platform/kernel/endpoint.ts';

/**
 * What Today asks about joining and keys: types of the contract without its schemas, so that the first screen of a shift
 * does not wait for the schema library; calls.test.ts holds that every address is the contract's.
 */
const at = <E extends Endpoint>(id: E['id'], method: Method, path: `/${string}`): E => ({ id, method, path }) as E;

type C = typeof contract;

export const showOwnKey = at<C['showOwnKey']>('accounts.show-own-key', 'GET', '/accounts/own-key');
export const listWaiting = at<C['listWaiting']>('accounts.list-waiting', 'GET', '/accounts/waiting');
export const listKeyWarnings = at<C['listKeyWarnings']>('accounts.list-key-warnings', 'GET', '/accounts/key-warnings');
export const settleKeyWarning = at<C['settleKeyWarning']>(
  'accounts.settle-key-warning',
  'POST',
  '/accounts/key-warnings/:id/settle',
);
