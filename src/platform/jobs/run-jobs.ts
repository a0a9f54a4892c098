import { organisations } from '../access/index.ts';
import type { Database } from '../database/index.ts';
import type { Clock, OrganisationId } from '../kernel/index.ts';
import type { Module } from '../operations/index.ts';
import { nameOfError, openQueue, type WorkLog } from './queue.ts';
import { HAND_ON, handlersOf, handOn, relay } from './relay.ts';
import { beginRhythms, RHYTHM, workTurn } from './rhythm.ts';

/**
 * Background work of every module, with the jobs role and no key: looks into the outbox once a second, hands on, keeps the
 * rhythms. It never opens sealed text and makes no key.
 */
export interface Jobs {
  /** settles when the queue was lost; the process then ends and is started again */
  readonly lost: Promise<void>;
  stop(): Promise<void>;
}

export interface JobsParts {
  readonly database: Database;
  readonly modules: readonly Pick<Module, 'name' | 'handlers' | 'jobs'>[];
  readonly clock: Clock;
  readonly log: WorkLog;
  /** milliseconds between two looks into the outbox */
  readonly pause?: number;
}

export async function runJobs({ database, modules, clock, log, pause = 1000 }: JobsParts): Promise<Jobs> {
  const handlers = handlersOf(modules);
  const jobs = modules.flatMap((module) => module.jobs ?? []);
  const present = async () => (await organisations(database, 'jobs')).map((one) => one.id);
  const isThere = async (org: OrganisationId) => (await present()).includes(org);
  const stopping = new AbortController();
  const queue = await openQueue(
    database.facts,
    { [HAND_ON]: handOn(database, handlers), [RHYTHM]: workTurn(database, jobs, clock, isThere) },
    log,
  );

  const begun = new Set<OrganisationId>();
  async function look(): Promise<void> {
    for (const org of await present()) await lookInto(org).catch(notNow);
  }

  // one whose turn fails keeps nobody else waiting
  async function lookInto(org: OrganisationId): Promise<void> {
    if (!begun.has(org)) {
      await beginRhythms(database, jobs, org, clock);
      begun.add(org);
    }
    while (!stopping.signal.aborted && (await relay(database, handlers, org)));
  }

  const notNow = (cause: unknown) => log({ level: 'error', event: 'relay-failed', error: nameOfError(cause) });

  let wake: () => void = () => undefined;
  const looking = (async () => {
    while (!stopping.signal.aborted) {
      // the database may be away for a moment; what is in the outbox stays there
      await look().catch(notNow);
      if (stopping.signal.aborted) return;
      await new Promise<void>((done) => {
        const timer = setTimeout(done, pause);
        wake = () => {
          clearTimeout(timer);
          done();
        };
      });
    }
  })();

  let isStopped = false;
  function end(): Promise<void> {
    stopping.abort();
    wake();
    return looking;
  }
  void queue.lost.then(() => {
    if (!isStopped) log({ level: 'error', event: 'queue-lost' });
    return end();
  });

  return {
    lost: queue.lost,
    async stop() {
      isStopped = true;
      await end();
      await queue.stop();
    },
  };
}
