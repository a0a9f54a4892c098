import type { Endpoint, Method } from '../../../platform/kernel/endpoint.ts';
import type * as alarms from '../alarm-contract.ts';
import type * as contract from '../contract.ts';
import type * as links from '../links-contract.ts';
import type * as cards from '../safety-card-contract.ts';

/**
 * The operations of people as its screens call them: types of the contracts, without their schemas. A safety card that is
 * asked for during a call does not wait for the schema library; calls.test.ts holds that every address is the contract's.
 */
const at = <E extends Endpoint>(id: E['id'], method: Method, path: `/${string}`): E => ({ id, method, path }) as E;

type C = typeof contract;
type L = typeof links;
type A = typeof alarms;
type S = typeof cards;

export const createPerson = at<C['createPerson']>('people.create-person', 'PUT', '/people/persons/:id');
export const updatePerson = at<C['updatePerson']>('people.update-person', 'PATCH', '/people/persons/:id');
export const getPerson = at<C['getPerson']>('people.get-person', 'GET', '/people/persons/:id');
export const listRecentPersons = at<C['listRecentPersons']>('people.list-recent-persons', 'GET', '/people/persons');
export const findPerson = at<C['findPerson']>('people.find-person', 'POST', '/people/find');
export const addContactPoint = at<C['addContactPoint']>(
  'people.add-contact-point',
  'POST',
  '/people/persons/:personId/contact-points',
);
export const endContactPoint = at<C['endContactPoint']>(
  'people.end-contact-point',
  'POST',
  '/people/contact-points/:id/end',
);
export const openContactPoint = at<C['openContactPoint']>(
  'people.open-contact-point',
  'POST',
  '/people/contact-points/:id/open',
);
export const setSafetyCard = at<C['setSafetyCard']>(
  'people.set-safety-card',
  'PUT',
  '/people/persons/:personId/safety-card',
);
export const erasePerson = at<C['erasePerson']>('people.erase-person', 'POST', '/people/persons/:id/erase');
export const comparePersons = at<L['comparePersons']>('people.compare-persons', 'POST', '/people/compare');
export const linkPersons = at<L['linkPersons']>('people.link-persons', 'POST', '/people/links');
export const markPersons = at<L['markPersons']>('people.mark-persons', 'POST', '/people/links/marks');
export const unlinkPersons = at<L['unlinkPersons']>('people.unlink-persons', 'POST', '/people/links/:id/undo');
export const listLinks = at<L['listLinks']>('people.list-links', 'GET', '/people/persons/:id/links');
export const listUnsure = at<L['listUnsure']>('people.list-unsure', 'GET', '/people/links/unsure');
export const sweepDuplicates = at<L['sweepDuplicates']>('people.sweep-duplicates', 'POST', '/people/sweep');
export const listDuplicates = at<L['listDuplicates']>('people.list-duplicates', 'GET', '/people/duplicates');
export const listSearchAlarms = at<A['listSearchAlarms']>('people.list-search-alarms', 'GET', '/people/search-alarms');
export const settleSearchAlarm = at<A['settleSearchAlarm']>(
  'people.settle-search-alarm',
  'POST',
  '/people/search-alarms/:id/settle',
);
export const getSafetyCard = at<S['getSafetyCard']>('people.get-safety-card', 'GET', '/people/persons/:id/safety-card');
