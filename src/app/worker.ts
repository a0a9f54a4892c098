import { auditWriter, zoneReader } from '../platform/audit/index.ts';
import { openSecrets, type Settings } from '../platform/config/index.ts';
import { openDatabase } from '../platform/database/index.ts';
import { writeEvents } from '../platform/events/index.ts';
import { runJobs } from '../platform/jobs/index.ts';
import { Refusal, systemClock } from '../platform/kernel/index.ts';
import { databasePlace } from './database-place.ts';
import { modules } from './modules.ts';
import { CHILD, type FromWorker, type ToWorker, type WorkerSettings } from './worker-channel.ts';

/**
 * The worker: background work of every module with the login of the jobs role and no other, and no key. `serve` starts it
 * as a child (worker-process.ts), `wayout work` runs it alone. It reads the role's password in the home's secrets folder,
 * never in its environment.
 */
interface Working {
  readonly lost: Promise<void>;
  stop(): Promise<void>;
}

type Log = (line: Readonly<Record<string, unknown>>) => void;

async function work(settings: WorkerSettings, log: Log): Promise<Working> {
  const { passwordOf } = openSecrets(settings);
  const database = openDatabase({ ...settings.place, rolePrefix: settings.rolePrefix, passwordOf });
  database.registerWriters({ audit: auditWriter(systemClock, zoneReader()), events: writeEvents });
  try {
    const jobs = await runJobs({ database, modules, clock: systemClock, log });
    return {
      lost: jobs.lost,
      async stop() {
        await jobs.stop();
        await database.close();
      },
    };
  } catch (cause) {
    await database.close();
    throw cause;
  }
}

const seconds = (n: number) => new Promise<'too long'>((done) => setTimeout(() => done('too long'), n * 1000).unref());

/** Everything that waits is done, for a database that is to be moved: the queue itself stays behind. */
export async function workOff(settings: Settings, waiting: () => Promise<number>): Promise<void> {
  const working = await work({ ...settings, place: await databasePlace(settings) }, () => undefined);
  try {
    for (let tries = 0; tries < 600; tries++) {
      if ((await waiting()) === 0) return;
      await new Promise((done) => setTimeout(done, 100));
    }
  } finally {
    await working.stop();
  }
  throw new Refusal('worker.not-done', 409, {
    data: {
      sentence: 'Background work does not come to an end. Serve the organisation for a while and look into its log.',
    },
  });
}

/** Until SIGINT or SIGTERM; ends the process with 1 when the queue is lost, for whoever supervises it to start it again. */
export async function runWorker(settings: Settings): Promise<void> {
  const asked = new Promise<'asked'>((done) => {
    process.once('SIGINT', () => done('asked'));
    process.once('SIGTERM', () => done('asked'));
  });
  const place = await databasePlace(settings);
  const working = await work({ ...settings, place }, (line) => process.stderr.write(`${JSON.stringify(line)}\n`));
  const why = await Promise.race([asked, working.lost.then(() => 'lost' as const)]);
  await Promise.race([working.stop(), seconds(10)]);
  if (why === 'lost') process.exitCode = 1;
}

/** The child of serve: ends with its parent (the channel closes), on SIGTERM, and when the queue is lost. */
function beChild(): void {
  let working: Working | undefined;
  let ending = false;
  const say = (message: FromWorker) => void (process.connected && process.send?.(message));
  const end = async (code: number) => {
    if (ending) return;
    ending = true;
    await Promise.race([working?.stop(), seconds(10)]).catch(() => undefined);
    process.exit(code);
  };
  process.once('disconnect', () => end(0));
  process.once('SIGTERM', () => end(0));
  process.on('SIGINT', () => undefined); // Ctrl-C reaches parent and child; the parent decides
  process.once('message', async ({ begin }: ToWorker) => {
    try {
      working = await work(begin, (log) => say({ log }));
      void working.lost.then(() => end(1));
      say({ working: true, residentMiB: Math.round(process.memoryUsage.rss() / 2 ** 20) });
    } catch (cause) {
      say({ log: { level: 'error', event: 'worker-failed', error: (cause as Error).name } });
      await end(1);
    }
  });
}

if (process.argv[2] === CHILD && process.send) beChild();
