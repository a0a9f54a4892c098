import { type Login, withConnection } from '../connect.ts';

// turns of a rhythm are set anew where the next worker begins; what was handed on already would be lost
const WAITING = `select count(*)::integer as n from graphile_worker._private_jobs j
  join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'hand-on' and j.attempts < j.max_attempts`;

/** How much of the queue would be lost with it: the queue is its worker's, and stays behind in a move. */
export const waitingWork = (jobs: Login): Promise<number> =>
  withConnection(jobs, async (client) => Number((await client.query<{ n: number }>(WAITING)).rows[0]?.n ?? 0));
