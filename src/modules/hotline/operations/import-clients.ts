import type { GroupId } from '../../../platform/kernel/index.ts';
import type { It } from '../../../platform/operations/index.ts';
import { bulkAddPersons } from '../../people/index.ts';
import type { PersonId } from '../contact.ts';
import type { Concern } from '../contact-fields.ts';
import type { ReadRow } from '../import-row.ts';
import { findImportClients, type KnownClient, putImportClients } from '../store/import-store.ts';
import { clientIndex } from './import-piece.ts';

/** The persons behind a row's refs. An erased one is counted under her key and has no id. */
export interface RowPersons {
  readonly clients: readonly PersonId[];
  readonly clientKeys: readonly Buffer[];
  readonly concerns: readonly Concern[];
}

const NOBODY: RowPersons = { clients: [], clientKeys: [], concerns: [] };

/**
 * Finds or makes the persons of up to a thousand rows: same ref and source = same person, across files; a data row
 * without a ref is a person of its own, unless it changes a contact that has one.
 */
export async function clientsOfRows(
  it: It,
  source: string,
  group: GroupId,
  rows: readonly (ReadRow & { readonly isNew: boolean })[],
): Promise<RowPersons[]> {
  const indexes = new Map<string, Buffer>();
  const firstSeen = new Map<string, ReadRow>();
  for (const row of rows) {
    for (const ref of row.clientRef === '' ? row.concernRefs : [row.clientRef, ...row.concernRefs]) {
      if (indexes.has(ref)) continue;
      indexes.set(ref, clientIndex(it, source, ref));
      firstSeen.set(ref, row);
    }
  }
  const known = indexes.size === 0 ? new Map() : await findImportClients(it.tx, [...indexes.values()]);
  const byRef = new Map<string, KnownClient>();
  const missing: string[] = [];
  for (const [ref, index] of indexes) {
    const client = known.get(index.toString('base64'));
    if (client) byRef.set(ref, client);
    else missing.push(ref);
  }
  const alone = rows.filter((row) => row.isNew && row.body.kind === 'data' && row.clientRef === '');
  const wanted = [...missing.map((ref) => firstSeen.get(ref) as ReadRow), ...alone];
  const made =
    wanted.length === 0
      ? []
      : await bulkAddPersons(
          it,
          wanted.map((row) => ({ group, madeOn: row.body.day })),
        );
  for (const [i, ref] of missing.entries()) {
    const person = made[i] as (typeof made)[number];
    byRef.set(ref, { id: person.id as PersonId, subjectKey: person.subjectKey });
  }
  if (missing.length > 0)
    await putImportClients(
      it.tx,
      missing.map((ref) => ({
        index: indexes.get(ref) as Buffer,
        ...(byRef.get(ref) as { id: PersonId; subjectKey: Buffer }),
      })),
    );
  const own = new Map(alone.map((row, i) => [row, made[missing.length + i]]));
  return rows.map((row) => {
    if (row.body.kind !== 'data' || (row.clientRef === '' && !row.isNew))
      return { ...NOBODY, concerns: concernsOf(row, byRef) };
    const fresh = own.get(row);
    const client =
      row.clientRef === ''
        ? fresh && { id: fresh.id as PersonId, subjectKey: fresh.subjectKey }
        : byRef.get(row.clientRef);
    if (!client) throw new Error('a row lost its client');
    return {
      clients: [client.id as PersonId],
      clientKeys: [client.subjectKey],
      concerns: concernsOf(row, byRef),
    };
  });
}

const concernsOf = (row: ReadRow, byRef: ReadonlyMap<string, KnownClient>): Concern[] =>
  row.concernRefs.flatMap((ref) => {
    const person = byRef.get(ref)?.id;
    return person ? [{ person: person as Concern['person'], relation: 'unknown' as const }] : [];
  });
