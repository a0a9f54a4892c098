import { Refusal } from '../kernel/index.ts';
import { canConnect, type Login, withConnection } from './connect.ts';

/** Whose database is it? Before roles are made in it, and before it is served. */

/**
 * A database that another home made: its passwords are not changed under that home, and its keys need that home's pepper.
 * @throws Refusal `database.other-home` 409
 */
export async function refuseForeign(admin: Login): Promise<void> {
  if (!(await canConnect(admin))) return;
  const there = await withConnection(admin, (client) =>
    client.query("select 1 from pg_namespace where nspname = 'access'"),
  );
  if (there.rowCount === 0) return;
  throw new Refusal('database.other-home', 409, {
    data: {
      sentence:
        'This database was made by another home. Copy the folder `secrets` of that home here first; where only the passwords of the database roles are lost: wayout migrate --renew-passwords.',
    },
  });
}

/** Where everything went, if it went. */
export async function movedTo(owner: Login): Promise<{ readonly place: string; readonly on: string } | undefined> {
  const { rows } = await withConnection(owner, (client) =>
    client.query<{ place: string; on: string }>('select place, moved_on::text as on from platform.moved'),
  );
  return rows[0];
}

/** @throws Refusal `database.moved` 409 */
export async function refuseMoved(owner: Login): Promise<void> {
  const gone = await movedTo(owner);
  if (!gone) return;
  throw new Refusal('database.moved', 409, {
    data: { sentence: `Everything in this database was moved to ${gone.place} on ${gone.on}. Serve that one.` },
  });
}
