import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

/** The build that the run was given, or one of our own for a few named files. */
export async function aBuild(): Promise<{ folder: string; remove(): void }> {
  const given = process.env.WAYOUT_TEST_BUILD;
  if (given && existsSync(join(given, 'server/cli.js'))) return { folder: given, remove: () => undefined };
  const folder = join(import.meta.dirname, '..', '.runtime/build', `test-${process.pid}`);
  for (const part of ['server', 'desk']) {
    await build({
      configFile: `vite.${part}.config.ts`,
      logLevel: 'error',
      build: { outDir: join(folder, part), emptyOutDir: true },
    });
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
