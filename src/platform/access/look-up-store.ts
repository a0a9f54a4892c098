import type { Tx } from '../database/index.ts';

/** Hours since 1970: the window of a count begins with the clock's hour, in every process the same. */
export const hourOf = (at: Date): number => Math.floor(at.getTime() / 3_600_000);

/**
 * Counts one look-up of whoever acts. The row is held until the commit, so that several at once do not slip past each other.
 * @returns how many there were in this hour, this one too
 */
export async function countLookUp(tx: Tx, hour: number): Promise<number> {
  const [row] = await tx.query<{ look_ups: number }>(
    `insert into access.look_up as l (org_id, user_id, hour, look_ups) values ($1, $2, $3, 1)
     on conflict (org_id, user_id) do update set hour = excluded.hour,
       look_ups = case when l.hour = excluded.hour then l.look_ups else 0 end + 1,
       names = case when l.hour = excluded.hour then l.names else 0 end
     returning look_ups`,
    [tx.actor.org, tx.actor.user, hour],
  );
  return row?.look_ups ?? 1;
}

/** The same for names that this process did not hear before from her. @returns different names in this hour */
export async function countName(tx: Tx, hour: number): Promise<number> {
  const [row] = await tx.query<{ names: number }>(
    `insert into access.look_up as l (org_id, user_id, hour, names) values ($1, $2, $3, 1)
     on conflict (org_id, user_id) do update set hour = excluded.hour,
       names = case when l.hour = excluded.hour then l.names else 0 end + 1,
       look_ups = case when l.hour = excluded.hour then l.look_ups else 0 end
     returning names`,
    [tx.actor.org, tx.actor.user, hour],
  );
  return row?.names ?? 1;
}
