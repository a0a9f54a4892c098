import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { endTestServer } from './test-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** the run's folder: the one database server of the run is made there by the first test that needs it */
    readonly databaseRun: string;
  }
}

/** One folder a run. A run whose tests need no database never starts one. */
export default function setup(project: TestProject): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'wayout-test-'));
  project.provide('databaseRun', folder);
  return async () => {
    await endTestServer(folder);
    rmSync(folder, { recursive: true, force: true });
  };
}
