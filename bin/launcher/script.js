'use strict';
// Programs for the workshop (benchmarks, screenshots): built like the server, because they import the same sources.
const path = require('node:path');
const { findBrowser } = require('./browser.js');
const { ensureBuild } = require('./build.js');
const { root, runtime } = require('./places.js');
const { programEnvironment } = require('./program.js');
const { run } = require('./run.js');
const { Stop } = require('./say.js');

async function runScript(node, file, args, env) {
  const folder = path.join(runtime, 'scripts', path.basename(file, '.ts'));
  const made = await run(node, [path.join(__dirname, 'make-script.mjs'), path.join(root, file), folder]);
  if (made !== 0) throw new Stop(`${file} could not be built.`);
  return run(node, [path.join(folder, 'main.js'), ...args], { own: true, env: { ...programEnvironment(), ...env } });
}

async function bench(node, args) {
  return runScript(node, 'bench/run.ts', args, { WAYOUT_TEST_BUILD: await ensureBuild(node) });
}

async function screens(node, args) {
  const env = { WAYOUT_TEST_BUILD: await ensureBuild(node), CHROME_PATH: await findBrowser(node) };
  return runScript(node, 'tests/e2e/screens.ts', args, env);
}

module.exports = { bench, screens };
