import { defineConfig } from 'vitest/config';

/** One project a kind of test; `npx vitest run --project unit path/to/file` runs one file. */
const project = (name: string, include: string[], timeout = 20_000) => ({
  extends: true as const,
  test: { name, include, testTimeout: timeout, hookTimeout: Math.max(timeout, 60_000) },
});

export default defineConfig({
  cacheDir: '.runtime/vitest',
  test: {
    globalSetup: ['tests/database/global-setup.ts'],
    reporters: ['default', 'tests/totals-reporter.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // how long a story waits for what it expects to see; a busy machine shows it later, not otherwise
    expect: { poll: { timeout: 10_000 } },
    projects: [
      project('unit', [
        'src/**/*.test.{ts,tsx}',
        'demo/**/*.test.ts',
        'bench/**/*.test.ts',
        'tests/database/*.test.ts',
      ]),
      project('launcher', ['tests/launcher/*.test.ts'], 180_000),
      project('architecture', ['tests/architecture/**/*.test.ts'], 60_000),
      project('security', ['tests/security/**/*.test.ts'], 60_000),
      project('faults', ['tests/faults/**/*.test.ts'], 180_000),
      project('e2e', ['tests/e2e/**/*.test.ts'], 180_000),
    ],
  },
});
