import type { Client } from 'pg';
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

/**
 * How far a move is, as one side of it says. `leaving`: begun, and still the copy that lives. `arriving`: everything is here, and
 * the other side has not been left yet, or nobody looked whether it was. `gone`: everything is at `place`, nothing here is served.
 */
export interface MoveMark {
  readonly state: 'leaving' | 'arriving' | 'gone';
  /** the target of the move: host and name */
  readonly place: string;
  readonly on: string;
  /** null: made before moves had a number */
  readonly move: string | null;
}

export async function moveMark(client: Pick<Client, 'query'>): Promise<MoveMark | undefined> {
  const { rows } = await client.query<MoveMark>(
    'select state, place, moved_on::text as on, move_id as move from platform.moved',
  );
  return rows[0];
}

/** Why a database with this mark is not served. @returns undefined: it may be */
export function moveRefusal(mark: MoveMark | undefined): Refusal | undefined {
  if (mark?.state === 'gone')
    return new Refusal('database.moved', 409, {
      data: { sentence: `Everything in this database was moved to ${mark.place} on ${mark.on}. Serve that one.` },
    });
  if (mark?.state === 'arriving')
    return new Refusal('database.arriving', 409, {
      data: {
        sentence:
          'A move into this database was cut short: the copy it came from may still be the one that lives. Make the same move again, and it is finished.',
      },
    });
  return undefined;
}

/** @throws Refusal `database.moved`, `database.arriving` 409 */
export async function refuseMoved(owner: Login): Promise<void> {
  const refusal = moveRefusal(await withConnection(owner, moveMark));
  if (refusal) throw refusal;
}
