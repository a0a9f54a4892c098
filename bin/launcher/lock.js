'use strict';
// Two first starts of one clone must not install or build into each other. A lock whose holder no longer runs is no lock.
const fs = require('node:fs');
const path = require('node:path');
const { runtime } = require('./places.js');
const { say, Stop } = require('./say.js');

const LONGEST_WAIT_MS = 15 * 60 * 1000;

/** Runs `work` as the only launcher of this clone. `work` must look again whether there is still something to do. */
async function alone(work) {
  fs.mkdirSync(runtime, { recursive: true });
  const lock = path.join(runtime, 'launcher.lock');
  await take(lock);
  try {
    return await work();
  } finally {
    fs.rmSync(lock, { force: true });
  }
}

async function take(lock) {
  const mine = `${lock}.${process.pid}`;
  const deadline = Date.now() + LONGEST_WAIT_MS;
  let said = false;
  fs.writeFileSync(mine, JSON.stringify({ pid: process.pid, started: startOf(process.pid) }));
  try {
    for (;;) {
      try {
        return fs.linkSync(mine, lock); // with its holder's name in it from the first moment
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      const holder = read(lock);
      if (holder && startOf(holder.pid) !== holder.started) {
        const aside = `${mine}.aside`;
        try {
          fs.renameSync(lock, aside);
          if (JSON.stringify(read(aside)) !== JSON.stringify(holder)) fs.linkSync(aside, lock);
        } catch (error) {
          if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
        }
        fs.rmSync(aside, { force: true });
        continue;
      }
      if (holder && !said) say(`Another start of this clone (process ${holder.pid}) is preparing it; waiting.`);
      said = true;
      if (Date.now() > deadline)
        throw new Stop(`Waited 15 minutes for another start of this clone. If none runs, delete ${lock}.`);
      await new Promise((done) => setTimeout(done, 200));
    }
  } finally {
    fs.rmSync(mine, { force: true });
  }
}

function read(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** When a process began: its number alone is given again. Null when it has ended. */
function startOf(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code === 'ESRCH') return null;
  }
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return 'running';
  }
}

module.exports = { alone };
