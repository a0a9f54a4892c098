'use strict';
// A Chrome or Chromium for the stories in tests/e2e: one that is there, or on Debian as root the distribution's, or
// Playwright's own.
const fs = require('node:fs');
const path = require('node:path');
const { inModules, runtime } = require('./places.js');
const { run } = require('./run.js');
const { say, Stop } = require('./say.js');

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'chrome.exe'];
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** @returns the path of the browser's program */
async function findBrowser(node) {
  const there = installed();
  if (there) return there;
  if (process.platform === 'linux' && process.getuid() === 0 && fs.existsSync('/etc/debian_version')) {
    say("No Chrome or Chromium here: installing the distribution's chromium for the browser tests.");
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-q'], { env });
    await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], { env });
    if (installed()) return installed();
  }
  say("No Chrome or Chromium here: fetching Playwright's own for the browser tests.");
  const folder = path.join(runtime, 'browsers');
  const env = { ...process.env, PLAYWRIGHT_BROWSERS_PATH: folder };
  await run(node, [inModules('playwright-core', 'cli.js'), 'install', 'chromium'], { env });
  const fetched = inFolder(folder);
  if (fetched) return fetched;
  throw new Stop('No browser for the tests: install Chrome or Chromium, or name one in CHROME_PATH.');
}

function installed() {
  if (process.env.CHROME_PATH && fs.existsSync(process.env.CHROME_PATH)) return process.env.CHROME_PATH;
  const folders = (process.env.PATH || '').split(path.delimiter);
  const candidates = folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name)));
  return [...candidates, ...ELSEWHERE].find((file) => fs.existsSync(file)) || inFolder(path.join(runtime, 'browsers'));
}

function inFolder(folder) {
  if (!fs.existsSync(folder)) return undefined;
  const programs = new Set(['chrome', 'chrome.exe', 'Chromium', 'Google Chrome for Testing']);
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && programs.has(entry.name))
    .map((entry) => path.join(entry.parentPath || entry.path, entry.name))[0];
}

module.exports = { findBrowser };
