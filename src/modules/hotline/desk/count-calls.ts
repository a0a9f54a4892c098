import type { Endpoint } from '../../../platform/kernel/endpoint.ts';
import type * as contract from '../contract.ts';

/** The two questions whose numbers stand in the navigation: alone, because the shell carries them. See calls.ts. */
const at = <E extends Endpoint>(id: E['id'], path: `/${string}`): E => ({ id, method: 'GET', path }) as E;

type C = typeof contract;

export const getMissedOutline = at<C['getMissedOutline']>('hotline.get-missed-outline', '/hotline/missed/outline');
export const countSupervision = at<C['countSupervision']>('hotline.count-supervision', '/hotline/supervision/count');
