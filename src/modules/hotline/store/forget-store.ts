import type { Tx } from '../../../platform/database/index.ts';
import { deleteWraps } from '../../../platform/vault/index.ts';

/**
 * Text, number and key of the contacts that were hers alone: nothing that was copied opens again. One that is also
 * another client's stays hers; a draft belongs to whoever writes it until it is closed. @returns the contacts that were hers
 */
export async function destroyContactsOf(tx: Tx, person: string): Promise<readonly string[]> {
  const rows = await tx.query<{ id: string }>(
    `update hotline.contact set number_index = null, address_index = null
     where org_id = $1 and $2::uuid = any (client_ids) and state in ('finalised', 'voided')
       and array_remove(array_remove(client_ids, $2::uuid), null) = '{}' returning id`,
    [tx.actor.org, person],
  );
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return ids;
  await Promise.all([
    tx.query('delete from hotline.contact_text where org_id = $1 and contact_id = any ($2::uuid[])', [
      tx.actor.org,
      ids,
    ]),
    deleteWraps(tx, ids),
    destroyNumbersOfCalls(tx, ids),
    destroyWordsBeside(tx, [], ids),
  ]);
  return ids;
}

/** Why a card was overridden, and why a flag was set, is words about her: they end with their keys, the coded row stays. */
async function destroyWordsBeside(tx: Tx, persons: readonly string[], contacts: readonly string[]): Promise<void> {
  const values = [tx.actor.org, persons, contacts];
  const [outgoing, flags] = await Promise.all([
    tx.query<{ id: string }>(
      `update hotline.outgoing set sealed = null where org_id = $1 and (person_id = any ($2::uuid[])
         or contact_id = any ($3::uuid[]) or draft_id = any ($3::uuid[])) returning id`,
      values,
    ),
    tx.query<{ id: string }>(
      `update hotline.flag set sealed = null
       where org_id = $1 and (person_id = any ($2::uuid[]) or contact_id = any ($3::uuid[])) returning id`,
      values,
    ),
  ]);
  await deleteWraps(
    tx,
    [...outgoing, ...flags].map((row) => row.id),
  );
}

/** The number that a line brought for one of these contacts, and its key: the call stays, as what it was measured. */
async function destroyNumbersOfCalls(tx: Tx, contacts: readonly string[]): Promise<void> {
  const calls = await tx.query<{ id: string }>(
    `update hotline.line_call set sealed_number = null, number_index = null
     where org_id = $1 and contact_id = any ($2::uuid[]) returning id`,
    [tx.actor.org, contacts],
  );
  await deleteWraps(
    tx,
    calls.map((call) => call.id),
  );
}

/** May run twice. */
export const rememberForgotten = (tx: Tx, person: string) =>
  tx.query('insert into hotline.forgotten (org_id, mark) values ($1, sha256($2::bytea)) on conflict do nothing', [
    tx.actor.org,
    Buffer.from(person),
  ]);

/** Was she erased before this was told? */
export async function isForgotten(tx: Tx, person: string): Promise<boolean> {
  const rows = await tx.query('select mark from hotline.forgotten where org_id = $1 and mark = sha256($2::bytea)', [
    tx.actor.org,
    Buffer.from(person),
  ]);
  return rows.length > 0;
}

/** Call-backs that were agreed with her by name, on whosever contact. Asked before her id is dropped. */
export async function findCallbacksTo(tx: Tx, person: string): Promise<readonly string[]> {
  const rows = await tx.query<{ task_id: string }>(
    'select task_id from hotline.callback where org_id = $1 and person_id = $2',
    [tx.actor.org, person],
  );
  return rows.map((row) => row.task_id);
}

/**
 * Takes a person's id out of every row. No count changes: contact_client keeps the row and its subject key. Concerned
 * persons are not counted; their place stays with an empty id, so that relations keep their order. May run twice.
 */
export async function dropPerson(tx: Tx, person: string): Promise<void> {
  const values = [tx.actor.org, person];
  await destroyWordsBeside(tx, [person], []);
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
    tx.query('update hotline.flag set person_id = null where org_id = $1 and person_id = $2', values),
    tx.query('update hotline.outgoing set person_id = null where org_id = $1 and person_id = $2', values),
    tx.query(
      'update hotline.callback set person_id = null, sealed = null where org_id = $1 and person_id = $2',
      values,
    ),
  ]);
}
