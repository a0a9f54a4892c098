import { operation } from '../../../platform/operations/index.ts';
import { listRecent as face } from '../contract.ts';
import { findPage } from '../store/search-store.ts';
import { page, readCursor } from './contact-rows.ts';

export const listRecent = operation(face, {
  async run(it, input) {
    const found = await findPage(it.tx, {}, readCursor(input.cursor));
    it.tx.record({ kind: 'hotline.list-contacts', payload: { count: found.rows.length } });
    return page(it, found, null);
  },
});
