import type { Tx } from '../../../platform/database/index.ts';
import type { GroupId, Id } from '../../../platform/kernel/index.ts';

/** Blind indexes of document numbers: who is found by one, never what it says. */
export interface IndexedDocument {
  readonly personId: string;
  readonly blindIndex: Buffer;
}

export async function insertDocuments(tx: Tx, group: GroupId, documents: readonly IndexedDocument[]): Promise<void> {
  if (documents.length === 0) return;
  await tx.query(
    `insert into people.document_index (org_id, person_id, group_id, blind_index)
     select $1, d.person_id, $2, d.blind_index from unnest($3::uuid[], $4::bytea[]) as d (person_id, blind_index)
     on conflict (org_id, person_id, blind_index) do nothing`,
    [tx.actor.org, group, documents.map((one) => one.personId), documents.map((one) => one.blindIndex)],
  );
}

export async function deleteDocuments(tx: Tx, person: string): Promise<void> {
  await tx.query('delete from people.document_index where org_id = $1 and person_id = $2', [tx.actor.org, person]);
}

export interface FoundByIndex {
  readonly person: Id<'person'>;
  readonly index: Buffer;
}

/** Persons of the reader's groups with one of these numbers, addresses, accounts or documents, ended ones too. */
export const findByBlindIndexes = (tx: Tx, indexes: readonly Buffer[]): Promise<FoundByIndex[]> =>
  tx.query<FoundByIndex>(
    `select person_id as person, blind_index as index from people.contact_point
      where org_id = $1 and blind_index = any ($2::bytea[])
     union
     select person_id, blind_index from people.document_index where org_id = $1 and blind_index = any ($2::bytea[])
     order by person limit 50`,
    [tx.actor.org, indexes],
  );
