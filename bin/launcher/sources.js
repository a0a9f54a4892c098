'use strict';
// One hash over everything that goes into a build. Contents are read only of files whose size or time changed.
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { root, runtime } = require('./places.js');

const FOLDERS = ['src', 'demo'];
const FILES = [
  'package-lock.json',
  'tsconfig.json',
  'vite.desk.config.ts',
  'vite.server.config.ts',
  'vite.worker.config.ts',
  'bin/launcher/make-build.mjs',
];
/** Tests and pages for readers do not go into a build. */
const LEFT_OUT = /\.test\.tsx?$|\.md$/;

function hashSources() {
  const cacheFile = path.join(runtime, 'sources.json');
  const known = readCache(cacheFile);
  const now = {};
  const whole = createHash('sha256');
  let changed = false;
  for (const file of listSources()) {
    const { mtimeNs, size } = fs.statSync(path.join(root, file), { bigint: true });
    const mark = `${mtimeNs}-${size}`;
    let entry = known[file];
    if (!entry || entry[0] !== mark) {
      changed = true;
      entry = [
        mark,
        createHash('sha256')
          .update(fs.readFileSync(path.join(root, file)))
          .digest('base64'),
      ];
    }
    now[file] = entry;
    whole.update(`${file}\0${entry[1]}\n`);
  }
  if (changed || Object.keys(known).length !== Object.keys(now).length) writeCache(cacheFile, now);
  return whole.digest('hex').slice(0, 16);
}

function listSources() {
  const found = FILES.filter((file) => fs.existsSync(path.join(root, file)));
  const walk = (folder) => {
    for (const entry of fs.readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const file = `${folder}/${entry.name}`;
      if (entry.isDirectory()) walk(file);
      else if (!LEFT_OUT.test(entry.name)) found.push(file);
    }
  };
  for (const folder of FOLDERS) if (fs.existsSync(path.join(root, folder))) walk(folder);
  return found.sort();
}

function readCache(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}

function writeCache(file, cache) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(`${file}.${process.pid}`, JSON.stringify(cache));
  fs.renameSync(`${file}.${process.pid}`, file);
}

module.exports = { hashSources, FOLDERS };
