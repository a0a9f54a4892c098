import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** Counts for the last line of `npm test`. A file that could not be read and an error outside a test are failures too. */
export default class TotalsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const file = process.env.WAYOUT_TEST_TOTALS;
    if (!file) return;
    let passed = 0;
    let failed = unhandled.length;
    for (const module of modules) {
      let failedInside = 0;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed += 1;
        else failedInside += 1; // also what was skipped or never ran: nothing here is optional
      }
      failed += failedInside;
      if (module.state() === 'failed' && failedInside === 0) failed += 1;
    }
    writeFileSync(file, JSON.stringify({ passed, failed }));
  }
}
