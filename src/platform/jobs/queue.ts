import { Logger, makeWorkerUtils, run, type TaskList } from 'graphile-worker';
import type { ConnectionFacts, Tx } from '../database/index.ts';
import { Refusal } from '../kernel/index.ts';

/**
 * The queue: graphile-worker over its own schema, as the jobs role. One worker works at a time, others wait behind a lock;
 * so what is locked when one begins was left by a dead one and is taken up again at once.
 */
export interface Queue {
  /** settles when the queue is gone without having been stopped: a lost connection, a lost lock */
  readonly lost: Promise<void>;
  stop(): Promise<void>;
}

export type Work = (payload: Readonly<Record<string, unknown>>, attempt: number) => Promise<void>;

export type WorkLog = (line: Readonly<Record<string, unknown>>) => void;

const ONE_WORKER = 7_726_032;

// what the queue says may repeat what a driver said, and that may repeat a value
const silent = new Logger(() => () => undefined);

function addressOf(facts: ConnectionFacts): string {
  const user = `${facts.rolePrefix}jobs`;
  const login = `${encodeURIComponent(user)}:${encodeURIComponent(facts.passwordOf('jobs'))}`;
  const place = new URLSearchParams({
    host: facts.host,
    port: String(facts.port),
    application_name: 'wayout queue',
  });
  return `postgres://${login}@/${encodeURIComponent(facts.database)}?${place}`;
}

/** Name or code of what went wrong: all of it that may be stored or logged. */
export const nameOfError = (cause: unknown): string => {
  if (cause instanceof Refusal) return cause.code;
  const code = (cause as { code?: unknown } | null)?.code;
  const name = cause instanceof Error ? cause.name : typeof cause;
  return typeof code === 'string' && /^[A-Z0-9_]{3,40}$/.test(code) ? `${name} ${code}` : name;
};

/** Begins to work; waits where another worker holds the lock. */
export async function openQueue(
  facts: ConnectionFacts,
  work: Readonly<Record<string, Work>>,
  log: WorkLog,
): Promise<Queue> {
  const options = { connectionString: addressOf(facts), maxPoolSize: 4, logger: silent, pollInterval: 1000 };
  const utils = await makeWorkerUtils(options);
  let letGo: () => void = () => undefined;
  const hold = new Promise<void>((done) => {
    letGo = done;
  });
  let holding = Promise.resolve();
  try {
    await new Promise<void>((taken, failed) => {
      holding = utils.withPgClient(async (client) => {
        const gone = new Promise<void>((done) => {
          client.once('error', () => done());
          client.once('end', () => done());
        });
        for (;;) {
          const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [
            ONE_WORKER,
          ]);
          if (rows[0]?.mine) break;
          await new Promise((done) => setTimeout(done, 500));
        }
        taken();
        await Promise.race([hold, gone]);
      });
      holding.catch(failed);
    });
    await utils.withPgClient((client) =>
      client.query(
        `select graphile_worker.force_unlock_workers(array(
           select distinct locked_by from graphile_worker._private_jobs where locked_by is not null))`,
      ),
    );
    const taskList: TaskList = {};
    for (const [name, one] of Object.entries(work)) {
      taskList[name] = async (payload, { job }) => {
        try {
          await one(payload as Readonly<Record<string, unknown>>, job.attempts);
        } catch (cause) {
          log({ level: 'error', event: 'work-failed', work: name, attempt: job.attempts, error: nameOfError(cause) });
          // the queue stores the message of what is thrown
          const safe = new Error(nameOfError(cause));
          safe.stack = safe.message;
          throw safe;
        }
      };
    }
    const runner = await run({ ...options, taskList, concurrency: 2, noHandleSignals: true });
    const lost = Promise.race([holding.catch(() => undefined), runner.promise.catch(() => undefined)]);
    // without the lock another worker may be at work: this one takes nothing more
    void lost.then(() => runner.stop().catch(() => undefined));
    return {
      lost,
      async stop() {
        await runner.stop().catch(() => undefined);
        letGo();
        await holding.catch(() => undefined);
        await Promise.resolve(utils.release()).catch(() => undefined);
      },
    };
  } catch (cause) {
    letGo();
    await holding.catch(() => undefined);
    await Promise.resolve(utils.release()).catch(() => undefined);
    throw cause;
  }
}

export interface NewWork {
  readonly work: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly attempts: number;
}

/** Into the queue, in the transaction of what asks for it. */
export async function addWork(tx: Tx, all: readonly NewWork[]): Promise<void> {
  await tx.query(
    `select graphile_worker.add_job(w.work, w.payload::json, max_attempts => w.attempts)
     from unnest($1::text[], $2::text[], $3::int[]) as w (work, payload, attempts)`,
    [all.map((one) => one.work), all.map((one) => JSON.stringify(one.payload)), all.map((one) => one.attempts)],
  );
}

/**
 * The one waiting turn of a rhythm. `first` leaves a turn alone that is waiting already; otherwise the waiting turn is
 * replaced, and a turn that is being worked on gives up its name.
 */
export async function setTurn(
  tx: Tx,
  turn: NewWork & { readonly name: string; readonly at: Date; readonly first: boolean },
): Promise<void> {
  await tx.query(
    `select graphile_worker.add_job($1, $2::json, run_at => $3, max_attempts => $4, job_key => $5, job_key_mode => $6)`,
    [
      turn.work,
      JSON.stringify(turn.payload),
      turn.at,
      turn.attempts,
      turn.name,
      turn.first ? 'unsafe_dedupe' : 'replace',
    ],
  );
}
