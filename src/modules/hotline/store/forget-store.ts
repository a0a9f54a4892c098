import type { Tx } from '../../../platform/database/index.ts';

/**
 * Takes a person's id out of every row. No count changes: contact_client keeps the row and its subject key. Concerned
 * persons are not counted; their place stays with an empty id, so that relations keep their order. May run twice.
 */
export async function dropPerson(tx: Tx, person: string): Promise<void> {
  const values = [tx.actor.org, person];
  await Promise.all([
    tx.query(
      `update hotline.contact set client_ids = array_replace(client_ids, $2::uuid, null),
         concern_ids = array_replace(concern_ids, $2::uuid, null)
       where org_id = $1 and ($2::uuid = any (client_ids) or $2::uuid = any (concern_ids))`,
      values,
    ),
    tx.query(
      `update hotline.contact_version set client_ids = array_replace(client_ids, $2::uuid, null),
         concern_ids = array_replace(concern_ids, $2::uuid, null)
       where org_id = $1 and ($2::uuid = any (client_ids) or $2::uuid = any (concern_ids))`,
      values,
    ),
    tx.query('update hotline.contact_client set person_id = null where org_id = $1 and person_id = $2', values),
    tx.query('update hotline.import_client set person_id = null where org_id = $1 and person_id = $2', values),
  ]);
}
