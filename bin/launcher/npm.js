'use strict';
// npm comes with the Node that runs us; started by npm itself, it is the same one again.
const { run } = require('./run.js');
const { Stop } = require('./say.js');

async function npm(args) {
  const cli = process.env.npm_execpath;
  const env = { ...process.env, NODE_ENV: '', npm_config_loglevel: process.env.npm_config_loglevel || 'error' };
  try {
    if (cli && /npm-cli\.c?js$/.test(cli)) return await run(process.execPath, [cli, ...args], { env });
    return await run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, {
      env,
      shell: process.platform === 'win32',
    });
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    throw new Stop('npm was not found. Install Node 24 with npm (https://nodejs.org), and start again.');
  }
}

module.exports = { npm };
