import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { isRunning, type ProcessIdentity, thisProcess } from '../../src/platform/database/embedded/process-identity.ts';
import { endTestServer } from './test-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** the run's folder: the one database server of the run is made there by the first test that needs it */
    readonly databaseRun: string;
  }
}

const PREFIX = 'wayout-test-';

/** One folder a run. A run whose tests need no database never starts one. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeCutOffRuns();
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  writeFileSync(join(folder, 'run.json'), JSON.stringify(thisProcess()));
  project.provide('databaseRun', folder);
  return async () => {
    await endTestServer(folder);
    rmSync(folder, { recursive: true, force: true });
  };
}

/** A run that was killed leaves its server running: the next run ends it. */
async function removeCutOffRuns(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    try {
      const run = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as ProcessIdentity;
      if (isRunning(run)) continue;
      await endTestServer(folder);
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // just being made, or somebody else's
    }
  }
}
