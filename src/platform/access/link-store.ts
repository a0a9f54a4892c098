import type { Database, Tx } from '../database/index.ts';
import type { OrganisationId, UserId } from '../kernel/index.ts';

/**
 * Links that work once: an invitation, or a reset after a forgotten password. The database has the hash of a link's secret;
 * who comes with it is found before anybody is known, like a session.
 */
export const linkHours = 24;

export type LinkKind = 'invitation' | 'reset';

export interface FoundLink {
  readonly org: OrganisationId;
  readonly user: UserId;
  readonly kind: LinkKind;
  /** of the key pair that it will begin */
  readonly keyEpoch: number;
  readonly username: string;
  readonly displayName: Buffer;
  readonly roles: readonly string[];
  readonly organisation: string;
  readonly zone: string;
  readonly synthetic: boolean;
}

/** Null for a link that was used, replaced, is too old or never was: after one and the same look. */
export async function findLink(database: Database, secretHash: Buffer): Promise<FoundLink | null> {
  const [row] = await database.ask<{
    org_id: OrganisationId;
    user_id: UserId;
    kind: LinkKind;
    key_epoch: number;
    username: string;
    display_name: Buffer;
    roles: string[];
    org_name: string;
    zone: string;
    synthetic: boolean;
  }>('desk', 'select * from access.find_link($1)', [secretHash]);
  if (!row) return null;
  const { org_id: org, user_id: user, kind, key_epoch: keyEpoch, username, roles, zone, synthetic } = row;
  return {
    org,
    user,
    kind,
    keyEpoch,
    username,
    displayName: row.display_name,
    roles,
    organisation: row.org_name,
    zone,
    synthetic,
  };
}

/** The link of a person; the one before is dead with it. @returns until when it works */
export async function putLink(
  tx: Tx,
  link: { secretHash: Buffer; user: UserId; kind: LinkKind; keyEpoch: number; by: UserId; on: string },
): Promise<Date> {
  const [put] = await tx.query<{ ends: Date }>('select access.put_link($1, $2, $3) as ends', [
    link.secretHash,
    link.user,
    linkHours,
  ]);
  const { ends } = put as { ends: Date };
  await tx.query(
    `insert into access.join_link (org_id, user_id, kind, key_epoch, ends_at, made_by, made_on)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (org_id, user_id) do update
     set kind = excluded.kind, key_epoch = excluded.key_epoch, ends_at = excluded.ends_at, made_by = excluded.made_by,
       made_on = excluded.made_on`,
    [tx.actor.org, link.user, link.kind, link.keyEpoch, ends, link.by, link.on],
  );
  return ends;
}

/** What was promised to somebody who has not joined; held until the commit. */
export async function readLink(tx: Tx, user: UserId): Promise<{ kind: LinkKind; keyEpoch: number } | null> {
  const [row] = await tx.query<{ kind: LinkKind; key_epoch: number }>(
    'select kind, key_epoch from access.join_link where org_id = $1 and user_id = $2 for update',
    [tx.actor.org, user],
  );
  return row ? { kind: row.kind, keyEpoch: row.key_epoch } : null;
}

/** Uses it up. Of two at once the second one gets false. */
export async function takeLink(tx: Tx, secretHash: Buffer, user: UserId): Promise<boolean> {
  const [row] = await tx.query<{ taken: boolean }>('select access.take_link($1) as taken', [secretHash]);
  if (!row?.taken) return false;
  await tx.query('delete from access.join_link where org_id = $1 and user_id = $2', [tx.actor.org, user]);
  return true;
}

/** It opens nothing any more; that she was invited stays known. */
export async function killLink(tx: Tx, user: UserId): Promise<void> {
  await tx.query('select access.drop_link($1)', [user]);
  await tx.query('update access.join_link set ends_at = now() where org_id = $1 and user_id = $2', [
    tx.actor.org,
    user,
  ]);
}
