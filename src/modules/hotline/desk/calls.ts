import type { Endpoint, Method } from '../../../platform/kernel/endpoint.ts';
import type * as contract from '../contract.ts';

/**
 * The hotline's operations as its screens call them: types of the contract, without its schemas. The schema library alone
 * would be half of what a screen may weigh; calls.test.ts holds that every address is the contract's.
 */
const at = <E extends Endpoint>(
  id: E['id'],
  method: Method,
  path: `/${string}`,
  file: Pick<Endpoint, 'upload' | 'download'> = {},
): E => ({ id, method, path, ...file }) as E;

type C = typeof contract;
const contact = '/hotline/contacts/:id';

export const recordContact = at<C['recordContact']>('hotline.record-contact', 'PUT', contact);
export const saveContact = at<C['saveContact']>('hotline.save-contact', 'PATCH', contact);
export const getContact = at<C['getContact']>('hotline.get-contact', 'GET', contact);
export const finaliseContact = at<C['finaliseContact']>('hotline.finalise-contact', 'POST', `${contact}/finalise`);
export const correctContact = at<C['correctContact']>('hotline.correct-contact', 'POST', `${contact}/versions`);
export const voidContact = at<C['voidContact']>('hotline.void-contact', 'POST', `${contact}/void`);
export const discardDraft = at<C['discardDraft']>('hotline.discard-draft', 'POST', `${contact}/discard`);
export const takeOverDraft = at<C['takeOverDraft']>('hotline.take-over-draft', 'POST', `${contact}/take-over`);
export const listVersions = at<C['listVersions']>('hotline.list-versions', 'GET', `${contact}/versions`);
export const confirmCaller = at<C['confirmCaller']>('hotline.confirm-caller', 'POST', `${contact}/confirm-caller`);
export const listRecent = at<C['listRecent']>('hotline.list-recent', 'GET', '/hotline/contacts');
export const searchContacts = at<C['searchContacts']>('hotline.search-contacts', 'POST', '/hotline/contacts/search');
export const findNumber = at<C['findNumber']>('hotline.find-number', 'POST', '/hotline/number-look-up');
export const getToday = at<C['getToday']>('hotline.get-today', 'GET', '/hotline/today');
export const addDuty = at<C['addDuty']>('hotline.add-duty', 'POST', `${contact}/duties`);
export const listDuties = at<C['listDuties']>('hotline.list-duties', 'GET', `${contact}/duties`);
export const settleDuty = at<C['settleDuty']>('hotline.settle-duty', 'POST', '/hotline/duties/:id/settle');
export const listLines = at<C['listLines']>('hotline.list-lines', 'GET', '/hotline/lines');
export const setLines = at<C['setLines']>('hotline.set-lines', 'PUT', '/hotline/lines');
export const checkImport = at<C['checkImport']>('hotline.check-import', 'POST', '/hotline/imports', {
  upload: { type: 'text/csv', maxBytes: 1_000_000_000 },
});
export const applyImport = at<C['applyImport']>('hotline.apply-import', 'POST', '/hotline/imports/:id/apply');
export const getImportReport = at<C['getImportReport']>(
  'hotline.get-import-report',
  'GET',
  '/hotline/imports/:id/report',
  { download: true },
);
export const exportContacts = at<C['exportContacts']>('hotline.export-contacts', 'POST', '/hotline/exports', {
  download: true,
});
