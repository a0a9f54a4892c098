import type { Endpoint } from '../../../../platform/kernel/endpoint.ts';
import type { searchNotes as Face } from '../../notes-contract.ts';

/** As the screen calls it: the contract's type without its schemas. */
const at = <E extends Endpoint>(id: E['id'], path: `/${string}`): E => ({ id, method: 'POST', path }) as E;

export const searchNotes = at<typeof Face>('hotline.search-notes', '/hotline/note-search');
