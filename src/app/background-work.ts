import { casesWork } from '../modules/cases/work.ts';
import { hotlineWork } from '../modules/hotline/work.ts';
import { peopleWork } from '../modules/people/work.ts';
import { countedAhead, statisticsWork } from '../modules/statistics/work.ts';
import { auditWriter, zoneReader } from '../platform/audit/index.ts';
import { openSecrets } from '../platform/config/index.ts';
import { openDatabase } from '../platform/database/index.ts';
import { writeEvents } from '../platform/events/index.ts';
import { runJobs } from '../platform/jobs/index.ts';
import { systemClock } from '../platform/kernel/index.ts';
import type { ModuleWork } from '../platform/operations/index.ts';
import type { WorkerSettings } from './worker-channel.ts';

/**
 * Background work of every module with the login of the jobs role and no other, and no key. Of each module it loads what
 * runs while nobody asks (work.ts), because the worker's process stands beside the server all day.
 */
export interface Working {
  readonly lost: Promise<void>;
  stop(): Promise<void>;
}

type Log = (line: Readonly<Record<string, unknown>>) => void;

/** What is counted, lower storeys first: the same order as in modules.ts, because rollups are marked by it. */
const counted: readonly ModuleWork[] = [peopleWork, hotlineWork, casesWork];

export const rollups = countedAhead(counted);

export const workOfModules: readonly ModuleWork[] = [statisticsWork(rollups), ...counted];

export async function beginWork(settings: WorkerSettings, log: Log): Promise<Working> {
  const { passwordOf } = openSecrets(settings);
  const database = openDatabase({ ...settings.place, rolePrefix: settings.rolePrefix, passwordOf });
  database.registerWriters({ audit: auditWriter(systemClock, zoneReader()), events: writeEvents });
  try {
    const jobs = await runJobs({ database, modules: workOfModules, clock: systemClock, log });
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

/** For whoever waits for an end that may not come. */
export const seconds = (n: number) =>
  new Promise<'too long'>((done) => setTimeout(() => done('too long'), n * 1000).unref());
