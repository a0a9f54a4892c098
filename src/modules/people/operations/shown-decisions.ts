import type { It } from '../../../platform/operations/index.ts';
import type { LinkKind } from '../link-kinds.ts';
import type { LinkDecision, NamedRecord } from '../links-contract.ts';
import type { PersonId } from '../person.ts';
import type { DecisionRow } from '../store/link-store.ts';
import { findPersons } from '../store/person-store.ts';
import { linkPlace } from '../store/places.ts';
import type { DecisionWords } from './decide.ts';
import { labelsOf } from './person-summaries.ts';

/** Records by id, as they are called on screen; whoever is missing was erased or may not be seen. */
export async function namedRecords(it: It, ids: readonly PersonId[]): Promise<(id: PersonId) => NamedRecord> {
  const rows = await findPersons(it.tx, [...new Set(ids)]);
  const labels = await labelsOf(it, rows);
  const records = new Map(
    rows.map((row) => [
      row.id,
      { id: row.id, code: row.code ?? '', label: labels.get(row.id) ?? '', state: row.state },
    ]),
  );
  return (id) => records.get(id) ?? { id, code: '', label: '', state: 'erased' };
}

/**
 * Decisions with their words, opened in one act; an undoing stands with what it took back.
 * @param of whose they are, for the log: who looked at whom
 */
export async function shownDecisions(
  it: It,
  rows: readonly DecisionRow[],
  of: Readonly<Record<string, string>> = {},
): Promise<LinkDecision[]> {
  const keyIds = rows.flatMap((row) => row.key_id ?? []);
  const act = { kind: 'people.open-links', payload: { ...of, count: rows.length } };
  const [keys, named] = await Promise.all([
    keyIds.length > 0 ? it.keys.openKeys(it.tx, keyIds, act) : new Map(),
    namedRecords(
      it,
      rows.flatMap((row) => [row.left_id, row.right_id]),
    ),
  ]);
  const wordsOf = (row: DecisionRow): DecisionWords => {
    const key = row.key_id ? keys.get(row.key_id) : undefined;
    if (!key || !row.sealed) return { reason: '', explanation: null };
    return JSON.parse(it.keys.openText(key, linkPlace(row.id), row.sealed));
  };
  const last = new Map<string, string>();
  const undoings = new Map(rows.flatMap((row) => (row.undoes ? [[row.undoes as string, row]] : [])));
  for (const row of [...rows].sort((a, b) => a.step - b.step))
    if (row.kind !== 'undone' && !undoings.has(row.id)) last.set(`${row.left_id} ${row.right_id}`, row.id);
  return rows
    .filter((row) => row.kind !== 'undone')
    .map((row) => {
      const undoing = undoings.get(row.id);
      const { reason, explanation } = wordsOf(row);
      return {
        id: row.id,
        left: named(row.left_id),
        right: named(row.right_id),
        kind: row.kind as LinkKind,
        day: row.made_on,
        by: row.made_by,
        reason,
        explanation,
        holds: last.get(`${row.left_id} ${row.right_id}`) === row.id,
        undone: undoing ? { day: undoing.made_on, by: undoing.made_by, reason: wordsOf(undoing).reason } : null,
      };
    });
}
