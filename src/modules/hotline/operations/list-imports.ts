import { type It, operation } from '../../../platform/operations/index.ts';
import { getImport as getFace, listImports as listFace } from '../contract.ts';
import { refuse } from '../errors.ts';
import { findImports, type ListedImport } from '../store/import-list-store.ts';
import { findBatch } from '../store/import-store.ts';
import { openPiece } from '../store/own-piece.ts';
import { reportOf } from './import-report.ts';

const SHOWN = 50;

/** Whoever left an import finds it again: what was checked, what came in, what was refused, by whom. */
export const listImports = operation(listFace, {
  async run(it) {
    return shownImports(it, await findImports(it.tx, SHOWN));
  },
});

async function shownImports(it: It, found: readonly ListedImport[]) {
  if (found.length === 0) return [];
  const act = { kind: 'hotline.open-imports', payload: { count: found.length } };
  const keys = await it.keys.openKeys(
    it.tx,
    found.flatMap((one) => one.label?.key ?? []),
    act,
  );
  return found.map(({ label, madeBy, madeOn, madeHour, ...one }) => {
    const key = label && keys.get(label.key);
    const words =
      key && openPiece<{ source: string }>(it.keys, key, 'hotline.import_batch', label.key, 1, label.sealed);
    return { ...one, by: madeBy, day: madeOn, hour: madeHour, source: words?.source ?? '' };
  });
}

/** One of them, with its first errors. */
export const getImport = operation(getFace, {
  async run(it, { id }) {
    const batch = await findBatch(it.tx, id);
    if (!batch) throw refuse('not-found');
    it.tx.record({ kind: 'hotline.get-import', payload: { batch: id } });
    return reportOf(batch);
  },
});
