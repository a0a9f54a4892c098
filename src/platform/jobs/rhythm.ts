import type { Database } from '../database/index.ts';
import type { Clock, OrganisationId } from '../kernel/index.ts';
import type { Job } from '../operations/index.ts';
import { setTurn, type Work } from './queue.ts';
import { jobsActor } from './relay.ts';

/**
 * Work at a rhythm, for each organisation by itself. The next turn is set before this one is worked on, so a turn that
 * fails or is cut off does not end the rhythm; turns fall on whole multiples of the period, so they tell nothing about when
 * the program was started.
 */
export const RHYTHM = 'rhythm';
const ATTEMPTS = 3;

export function nextTurn(now: Date, everySeconds: number): Date {
  const period = everySeconds * 1000;
  return new Date((Math.floor(now.getTime() / period) + 1) * period);
}

const turnOf = (org: OrganisationId, job: Job, at: Date, first: boolean) => ({
  work: RHYTHM,
  payload: { org, job: job.id },
  attempts: ATTEMPTS,
  name: `${job.id}:${org}`,
  at,
  first,
});

/** Every rhythm of an organisation has a turn waiting; the very first one is now. */
export async function beginRhythms(
  database: Database,
  jobs: readonly Job[],
  org: OrganisationId,
  clock: Clock,
): Promise<void> {
  if (jobs.length === 0) return;
  await database.withActor(jobsActor(org), async (tx) => {
    for (const job of jobs) await setTurn(tx, turnOf(org, job, clock.now(), true));
  });
}

export const workTurn = (
  database: Database,
  jobs: readonly Job[],
  clock: Clock,
  isThere: (org: OrganisationId) => Promise<boolean>,
): Work => {
  const known = new Map(jobs.map((job) => [job.id, job]));
  return async (payload) => {
    const { org, job: id } = payload as { org: OrganisationId; job: string };
    const job = known.get(id);
    if (!job || !(await isThere(org))) return; // a job of an older version, or an organisation that is gone
    await database.withActor(jobsActor(org), (tx) =>
      setTurn(tx, turnOf(org, job, nextTurn(clock.now(), job.everySeconds), false)),
    );
    await database.withActor(jobsActor(org), (tx) => job.run(tx));
  };
};
