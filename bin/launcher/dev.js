'use strict';
// `npm run dev`: serve, and build and start again after every change. A build that fails leaves the running one alone.
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { ensureBuild, markUse } = require('./build.js');
const { root } = require('./places.js');
const { programArguments, programEnvironment } = require('./program.js');
const { say, Stop } = require('./say.js');
const { FOLDERS } = require('./sources.js');

async function dev(node, args) {
  let server;
  let current;
  let busy = Promise.resolve();
  let timer;

  const restart = async () => {
    const build = await ensureBuild(node).catch((error) => {
      if (!(error instanceof Stop)) throw error;
      say(error.message);
    });
    if (!build || build === current) return;
    markUse(build);
    await end(server);
    current = build;
    server = spawn(node, programArguments(build, ['serve', ...args]), { env: programEnvironment(), stdio: 'inherit' });
  };
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      busy = busy.then(restart);
    }, 150);
  };
  for (const folder of FOLDERS.map((name) => path.join(root, name))) {
    if (fs.existsSync(folder)) fs.watch(folder, { recursive: true }, changed);
  }
  await restart();
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => end(server).then(() => process.exit(0)));
    void done;
  });
}

function end(server) {
  if (!server || server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    server.once('exit', done);
    server.kill('SIGTERM');
  });
}

module.exports = { dev };
