import type { Tx } from '../../../platform/database/index.ts';
import type { GroupId, UserId } from '../../../platform/kernel/index.ts';
import { type DataKey, deleteWraps, type Keys, type Wrap } from '../../../platform/vault/index.ts';
import type { ContactId } from '../contact.ts';
import { emptySealed, type Sealed } from '../contact-fields.ts';

/**
 * The texts of a contact: one sealed piece, all of them together, under the contact's own data key (key id = contact
 * id). A piece is bound to the revision that wrote it: one of an earlier save does not open in its place.
 */
export interface Texts extends Sealed {
  /** why a version was made or a contact voided */
  readonly reasonText?: string;
  /** what an imported row was called where it came from */
  readonly origin?: { readonly source: string; readonly externalId: string; readonly clientRef: string };
}

export interface TextRow {
  readonly contact: ContactId;
  readonly version: number;
  readonly group: GroupId;
  readonly revision: number;
  readonly sealed: Buffer;
}

const placeOf = (contact: ContactId, revision: number) =>
  ({ table: 'hotline.contact_text', row: contact, column: 'sealed', version: revision }) as const;

export const sealTexts = (keys: Keys, key: DataKey, contact: ContactId, revision: number, texts: Texts): Buffer =>
  keys.sealText(key, placeOf(contact, revision), JSON.stringify(compact(texts)));

/** @throws SealBroken */
export const openTexts = (keys: Keys, key: DataKey, row: TextRow): Texts => ({
  ...emptySealed,
  ...(JSON.parse(keys.openText(key, placeOf(row.contact, row.revision), row.sealed)) as Partial<Texts>),
});

/** As `openTexts`, not yet read: the JSON's bytes, in memory of their own that the caller wipes or hands over. @throws SealBroken */
export const openTextBytes = (keys: Keys, key: DataKey, row: TextRow): Buffer =>
  keys.openTextBytes(key, placeOf(row.contact, row.revision), row.sealed);

/** Empty fields are left out: most contacts have one text. */
const compact = (texts: Texts): Partial<Texts> =>
  Object.fromEntries(
    Object.entries(texts).filter(([, value]) => value !== '' && value !== null && value !== undefined),
  );

interface Row {
  contact_id: ContactId;
  version: number;
  group_id: GroupId;
  revision: number;
  sealed: Buffer;
}

const textOf = (row: Row): TextRow => ({
  contact: row.contact_id,
  version: row.version,
  group: row.group_id,
  revision: row.revision,
  sealed: row.sealed,
});

/** The piece that the contact points to now. */
export async function findText(tx: Tx, contact: ContactId): Promise<TextRow | undefined> {
  const rows = await tx.query<Row>(
    `select t.contact_id, t.version, t.group_id, t.revision, t.sealed from hotline.contact c
     join hotline.contact_text t on t.org_id = c.org_id and t.contact_id = c.id and t.version = c.text_version
     where c.org_id = $1 and c.id = $2`,
    [tx.actor.org, contact],
  );
  return rows.map(textOf)[0];
}

/** The piece of a draft that is open and this person's own; of anything else nothing. */
export async function findDraftText(tx: Tx, contact: ContactId, owner: UserId): Promise<TextRow | undefined> {
  const rows = await tx.query<Row>(
    `select t.contact_id, t.version, t.group_id, t.revision, t.sealed from hotline.contact c
     join hotline.contact_text t on t.org_id = c.org_id and t.contact_id = c.id and t.version = c.text_version
     where c.org_id = $1 and c.id = $2 and c.owner = $3 and c.state = 'draft'`,
    [tx.actor.org, contact, owner],
  );
  return rows.map(textOf)[0];
}

/** The current pieces of several contacts. */
export async function findTexts(tx: Tx, contacts: readonly ContactId[]): Promise<TextRow[]> {
  const rows = await tx.query<Row>(
    `select t.contact_id, t.version, t.group_id, t.revision, t.sealed from hotline.contact c
     join hotline.contact_text t on t.org_id = c.org_id and t.contact_id = c.id and t.version = c.text_version
     where c.org_id = $1 and c.id = any ($2::uuid[])`,
    [tx.actor.org, contacts],
  );
  return rows.map(textOf);
}

/** All pieces of one contact. */
export async function findTextVersions(tx: Tx, contact: ContactId): Promise<TextRow[]> {
  const rows = await tx.query<Row>(
    'select contact_id, version, group_id, revision, sealed from hotline.contact_text where org_id = $1 and contact_id = $2',
    [tx.actor.org, contact],
  );
  return rows.map(textOf);
}

const PUT = `insert into hotline.contact_text (org_id, contact_id, version, group_id, revision, sealed)
  select $1, t.contact_id, t.version, t.group_id, t.revision, t.sealed
  from unnest($2::uuid[], $3::integer[], $4::uuid[], $5::integer[], $6::bytea[]) as t (contact_id, version, group_id, revision, sealed)
  on conflict (org_id, contact_id, version) do update set revision = excluded.revision, sealed = excluded.sealed`;

export const putTexts = (tx: Tx, rows: readonly TextRow[]) =>
  tx.query(PUT, [
    tx.actor.org,
    rows.map((row) => row.contact),
    rows.map((row) => row.version),
    rows.map((row) => row.group),
    rows.map((row) => row.revision),
    rows.map((row) => row.sealed),
  ]);

/** The draft's piece becomes that of the first version, as it is. */
export const promoteText = (tx: Tx, contact: ContactId) =>
  tx.query('update hotline.contact_text set version = 1 where org_id = $1 and contact_id = $2 and version = 0', [
    tx.actor.org,
    contact,
  ]);

export const deleteDraftText = (tx: Tx, contact: ContactId) =>
  tx.query('delete from hotline.contact_text where org_id = $1 and contact_id = $2 and version = 0', [
    tx.actor.org,
    contact,
  ]);

/** Text and key are gone for good: nothing that was copied opens again. */
export const destroyTexts = (tx: Tx, contact: ContactId) =>
  Promise.all([
    tx.query('delete from hotline.contact_text where org_id = $1 and contact_id = $2', [tx.actor.org, contact]),
    deleteWraps(tx, [contact]),
  ]);

/** A new key for the first text of a contact, wrapped to its group. */
export const beginTexts = (keys: Keys, contact: ContactId, group: GroupId): { key: DataKey; wraps: Wrap[] } =>
  keys.newKey(contact, [group]);
