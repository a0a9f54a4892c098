import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';

/**
 * What was written is settled for a look only when every transaction that was open beside it has ended, in the whole server:
 * another test's as well. Waits for that, so that a story about a settled house is not told in a busy one.
 */
export async function whenOlderAreOver(superuser: Client): Promise<void> {
  const { rows } = await superuser.query<{ now: string }>('select pg_current_xact_id()::text as now');
  for (let tries = 0; tries < 600; tries++) {
    const { rows: seen } = await superuser.query<{ over: boolean }>(
      'select pg_snapshot_xmin(pg_current_snapshot())::text::bigint > $1::bigint as over',
      [rows[0]?.now],
    );
    if (seen[0]?.over) return;
    await sleep(50);
  }
  throw new Error('a transaction of before is still open after half a minute');
}
