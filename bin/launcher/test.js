'use strict';
// The whole suite, or the files named. Its last line is `N passed, N failed`, whatever happened before.
const fs = require('node:fs');
const path = require('node:path');
const { findBrowser } = require('./browser.js');
const { ensureBuild } = require('./build.js');
const { inModules, runtime } = require('./places.js');
const { run } = require('./run.js');
const { Stop } = require('./say.js');

async function test(node, args) {
  const totals = path.join(runtime, `test-totals-${process.pid}.json`);
  let code = 1;
  try {
    const env = { ...process.env, WAYOUT_TEST_TOTALS: totals };
    // A few named files rarely need either; the stories in the browser fetch what they miss by themselves.
    if (args.length === 0) {
      env.WAYOUT_TEST_BUILD = await ensureBuild(node);
      env.CHROME_PATH = await findBrowser(node);
    }
    code = await run(node, [inModules('vitest', 'vitest.mjs'), 'run', ...args], { own: true, env });
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    process.stdout.write(`${error.message}\n`);
  }
  const { passed, failed } = readTotals(totals, code);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed > 0 ? 1 : code;
}

/** Where the run ended before it could count, that is a failure too. */
function readTotals(file, code) {
  try {
    const totals = JSON.parse(fs.readFileSync(file, 'utf8'));
    fs.rmSync(file, { force: true });
    return { passed: totals.passed, failed: code !== 0 && totals.failed === 0 ? 1 : totals.failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

module.exports = { test };
