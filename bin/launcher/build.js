'use strict';
// The build for the sources as they are: .runtime/build/<hash>/{desk,server}, made when it is missing.
const fs = require('node:fs');
const path = require('node:path');
const { alone } = require('./lock.js');
const { builds } = require('./places.js');
const { run } = require('./run.js');
const { say, Stop } = require('./say.js');
const { hashSources } = require('./sources.js');

const KEPT = 2;

/** @returns the build's folder */
async function ensureBuild(node) {
  const there = path.join(builds, hashSources());
  if (fs.existsSync(there)) return there;
  return alone(async () => {
    const folder = path.join(builds, hashSources());
    if (fs.existsSync(folder)) return folder;
    say('Building (once for this state of the sources).');
    const making = `${folder}.making`;
    fs.rmSync(making, { recursive: true, force: true });
    const env = { ...process.env, NODE_ENV: 'production' };
    const code = await run(node, [path.join(__dirname, 'make-build.mjs'), making], { env });
    if (code !== 0) throw new Stop('The build failed; the lines above say why.');
    fs.renameSync(making, folder);
    removeOld(folder);
    return folder;
  });
}

/** Leaves a mark with the process that will run from this build, so that it is not removed under it. */
function markUse(folder) {
  isUsed(folder); // drops the marks of those that ended
  fs.writeFileSync(path.join(folder, `used-by-${process.pid}`), '');
}

function removeOld(newest) {
  const byAge = fs
    .readdirSync(builds)
    .map((name) => path.join(builds, name))
    .map((folder) => ({ folder, made: fs.statSync(folder).mtimeMs }))
    .sort((a, b) => b.made - a.made)
    .map(({ folder }) => folder);
  const others = byAge.filter((folder) => folder !== newest);
  for (const folder of others.slice(KEPT - 1)) {
    if (!isUsed(folder)) fs.rmSync(folder, { recursive: true, force: true });
  }
}

function isUsed(folder) {
  return fs
    .readdirSync(folder)
    .filter((name) => name.startsWith('used-by-'))
    .some((name) => {
      try {
        return process.kill(Number(name.slice('used-by-'.length)), 0);
      } catch (error) {
        if (error.code === 'EPERM') return true;
        fs.rmSync(path.join(folder, name), { force: true });
        return false;
      }
    });
}

module.exports = { ensureBuild, markUse };
