import { type It, operation } from '../../../platform/operations/index.ts';
import type { CodedFilters } from '../contact-filters.ts';
import * as contract from '../contract.ts';
import { refuse } from '../errors.ts';
import { beginPiece, openPiece, sealPiece } from '../store/own-piece.ts';
import { findView, findViews, insertView, removeView, updateView, type ViewRecord } from '../store/view-store.ts';
import type { SavedView } from '../view-contract.ts';
import { dutyDesk } from './guards.ts';

/** So many of one's own are a drawer. */
const MOST_OWN = 30;

interface ViewWords {
  readonly name: string;
  readonly filters: CodedFilters;
}

/** One's own, and as a supervisor the shared ones. */
const isMine = (it: It, view: Pick<ViewRecord, 'owner' | 'shared'>): boolean =>
  view.owner === it.actor.user || (view.shared && it.may('hotline.supervise'));

const shown = (it: It, { id, shared, owner, revision }: ViewRecord, words: ViewWords): SavedView => ({
  id,
  name: words.name,
  filters: words.filters,
  shared,
  owner,
  mine: isMine(it, { owner, shared }),
  revision,
});

export const listViews = operation(contract.listViews, {
  async run(it) {
    const views = await findViews(it.tx);
    if (views.length === 0) return [];
    const act = { kind: 'hotline.open-views', payload: { count: views.length } };
    const keys = await it.keys.openKeys(
      it.tx,
      views.map((one) => one.id),
      act,
    );
    return views.flatMap((view) => {
      const key = keys.get(view.id);
      if (!key) return [];
      return shown(
        it,
        view,
        openPiece<ViewWords>(it.keys, key, 'hotline.saved_view', view.id, view.revision, view.sealed),
      );
    });
  },
});

/** The same id twice is one view with the last words. Who keeps a shared one for herself has it from then on, and nobody else. */
export const saveView = operation(contract.saveView, {
  async run(it, { id, name, filters, shared }) {
    if (shared && !it.may('hotline.supervise')) throw refuse('supervisor-decides', { path: ['shared'] });
    if (filters.from !== undefined && filters.to !== undefined && filters.from > filters.to)
      throw refuse('days-reversed', { path: ['filters', 'to'] });
    const words: ViewWords = { name, filters };
    const before = await findView(it.tx, id);
    if (before && !isMine(it, before)) throw refuse('not-found');
    const view = before
      ? await changed(
          it,
          { ...before, owner: shared ? before.owner : it.actor.user, shared, revision: before.revision + 1 },
          words,
        )
      : await begun(it, id, shared, words);
    it.tx.record({ kind: 'hotline.save-view', payload: { view: id, shared, filters: Object.keys(filters) } });
    return shown(it, view, words);
  },
});

async function begun(it: It, id: ViewRecord['id'], shared: boolean, words: ViewWords): Promise<ViewRecord> {
  const own = (await findViews(it.tx)).filter((one) => one.owner === it.actor.user);
  if (own.length >= MOST_OWN) throw refuse('too-many-views', { params: { most: MOST_OWN } });
  const group = dutyDesk(it);
  const { sealed, wraps } = beginPiece(it.keys, group, 'hotline.saved_view', id, words);
  const view = { id, group, owner: it.actor.user, shared, revision: 1, sealed };
  if (!(await insertView(it.tx, view, it.today))) throw refuse('not-found');
  await it.keys.putWraps(it.tx, wraps);
  return view;
}

async function changed(it: It, view: ViewRecord, words: ViewWords): Promise<ViewRecord> {
  const keys = await it.keys.openKeys(it.tx, [view.id], { kind: 'hotline.open-views', payload: { count: 1 } });
  const key = keys.get(view.id);
  if (!key) throw refuse('not-found');
  const sealed = sealPiece(it.keys, key, 'hotline.saved_view', view.id, view.revision, words);
  await updateView(it.tx, { ...view, sealed });
  return { ...view, sealed };
}

export const deleteView = operation(contract.deleteView, {
  async run(it, { id }) {
    const view = await findView(it.tx, id);
    if (!view || !isMine(it, view)) throw refuse('not-found');
    await removeView(it.tx, id);
    it.tx.record({ kind: 'hotline.delete-view', payload: { view: id } });
    return null;
  },
});
