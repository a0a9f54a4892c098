'use strict';
// The dependencies as package-lock.json names them: installed once, looked at with every start, without a network.
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { alone } = require('./lock.js');
const { npm } = require('./npm.js');
const { inModules, root, runtime } = require('./places.js');
const { say, Stop } = require('./say.js');

async function ensureDependencies() {
  if (areThere()) return;
  await alone(async () => {
    if (areThere()) return;
    say('Installing the dependencies (once; a minute or two).');
    const code = await npm([
      'ci',
      '--ignore-scripts',
      '--include=dev',
      '--include=optional',
      '--no-audit',
      '--no-fund',
    ]);
    if (code !== 0) throw new Stop('The dependencies could not be installed; the lines above say why.');
    writeStamp();
  });
}

const stampFile = path.join(runtime, 'dependencies');

/** A lockfile's hash says which installation was the last that was complete. */
const stamp = () =>
  createHash('sha256')
    .update(fs.readFileSync(path.join(root, 'package-lock.json')))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex');

function writeStamp() {
  fs.mkdirSync(runtime, { recursive: true });
  fs.writeFileSync(stampFile, stamp());
}

function areThere() {
  if (!fs.existsSync(inModules('.package-lock.json'))) return false;
  if (fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === stamp()) return true;
  if (!sameAsInstalled()) return false;
  writeStamp();
  return true;
}

/** Somebody installed by hand: npm keeps its own record of what is in node_modules. */
function sameAsInstalled() {
  const read = (file) => JSON.parse(fs.readFileSync(file, 'utf8')).packages;
  const wanted = read(path.join(root, 'package-lock.json'));
  const installed = read(inModules('.package-lock.json'));
  return Object.entries(wanted).every(([name, entry]) => {
    if (name === '') return true;
    const has = installed[name];
    return has ? has.version === entry.version : Boolean(entry.optional || entry.devOptional);
  });
}

module.exports = { ensureDependencies };
