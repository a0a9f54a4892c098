import type { Endpoint, Method } from '../../../platform/kernel/endpoint.ts';
import type * as contract from '../contract.ts';

export { countSupervision, getMissedOutline } from './count-calls.ts';

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
export const setClients = at<C['setClients']>('hotline.set-clients', 'PUT', `${contact}/clients`);
export const listRecent = at<C['listRecent']>('hotline.list-recent', 'GET', '/hotline/contacts');
export const searchContacts = at<C['searchContacts']>('hotline.search-contacts', 'POST', '/hotline/contacts/search');
export const findNumber = at<C['findNumber']>('hotline.find-number', 'POST', '/hotline/number-look-up');
export const getToday = at<C['getToday']>('hotline.get-today', 'GET', '/hotline/today');
export const addDuty = at<C['addDuty']>('hotline.add-duty', 'POST', `${contact}/duties`);
export const listDuties = at<C['listDuties']>('hotline.list-duties', 'GET', `${contact}/duties`);
export const settleDuty = at<C['settleDuty']>('hotline.settle-duty', 'POST', '/hotline/duties/:id/settle');
export const noteDuty = at<C['noteDuty']>('hotline.note-duty', 'POST', '/hotline/duties/:id/notes');
export const handDuty = at<C['handDuty']>('hotline.hand-duty', 'POST', '/hotline/duties/:id/hand');
export const takeBackDuty = at<C['takeBackDuty']>('hotline.take-back-duty', 'POST', '/hotline/duties/:id/take-back');
export const requestCallback = at<C['requestCallback']>('hotline.request-callback', 'POST', '/hotline/callbacks');
export const getCallback = at<C['getCallback']>('hotline.get-callback', 'GET', '/hotline/callbacks/:id');
export const openCallback = at<C['openCallback']>('hotline.open-callback', 'POST', '/hotline/callbacks/:id/open');
export const reportAttempt = at<C['reportAttempt']>(
  'hotline.report-attempt',
  'POST',
  '/hotline/callbacks/:id/attempts',
);
export const noteMissed = at<C['noteMissed']>('hotline.note-missed', 'POST', '/hotline/missed');
export const listMissed = at<C['listMissed']>('hotline.list-missed', 'GET', '/hotline/missed');
export const openMissed = at<C['openMissed']>('hotline.open-missed', 'POST', '/hotline/missed/:id/open');
export const settleMissed = at<C['settleMissed']>('hotline.settle-missed', 'POST', '/hotline/missed/:id/settle');
export const handMissed = at<C['handMissed']>('hotline.hand-missed', 'POST', '/hotline/missed/:id/hand');
export const setFlag = at<C['setFlag']>('hotline.set-flag', 'POST', '/hotline/flags');
export const clearFlag = at<C['clearFlag']>('hotline.clear-flag', 'POST', '/hotline/flags/:id/clear');
export const listFlags = at<C['listFlags']>('hotline.list-flags', 'GET', '/hotline/flags');
export const raiseDuress = at<C['raiseDuress']>('hotline.raise-duress', 'POST', `${contact}/duress`);
export const getSupervision = at<C['getSupervision']>('hotline.get-supervision', 'GET', '/hotline/supervision');
export const liftLookUps = at<C['liftLookUps']>('hotline.lift-look-ups', 'POST', '/hotline/look-up-lifts');
export const endLookUpLift = at<C['endLookUpLift']>(
  'hotline.end-look-up-lift',
  'POST',
  '/hotline/look-up-lifts/:id/end',
);
export const reviewItem = at<C['reviewItem']>('hotline.review-item', 'POST', '/hotline/supervision/:id');
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
export const listImports = at<C['listImports']>('hotline.list-imports', 'GET', '/hotline/imports');
export const getImport = at<C['getImport']>('hotline.get-import', 'GET', '/hotline/imports/:id');
export const listViews = at<C['listViews']>('hotline.list-views', 'GET', '/hotline/views');
export const saveView = at<C['saveView']>('hotline.save-view', 'PUT', '/hotline/views/:id');
export const deleteView = at<C['deleteView']>('hotline.delete-view', 'DELETE', '/hotline/views/:id');
export const exportList = at<C['exportList']>('hotline.export-list', 'POST', '/hotline/list-exports', {
  download: true,
});
export const exportContacts = at<C['exportContacts']>('hotline.export-contacts', 'POST', '/hotline/exports', {
  download: true,
});
