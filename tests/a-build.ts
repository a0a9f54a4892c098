import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

/** The build that the run was given, or one of our own for a few named files. */
export async function aBuild(): Promise<{ folder: string; remove(): void }> {
  const given = process.env.WAYOUT_TEST_BUILD;
  if (given && existsSync(join(given, 'server/cli.js'))) return { folder: given, remove: () => undefined };
  const folder = join(import.meta.dirname, '..', '.runtime/build', `test-${process.pid}`);
  // under a test runner the pages would be built for development, and they run in production
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    for (const part of ['server', 'worker', 'desk']) {
      await build({
        configFile: `vite.${part}.config.ts`,
        logLevel: 'error',
        build: { outDir: join(folder, part), emptyOutDir: true },
      });
    }
  } finally {
    process.env.NODE_ENV = before;
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
