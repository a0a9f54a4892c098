'use strict';
// Types, lint and format, and the walls of the house. All of them, even when the first says no.
const { inModules } = require('./places.js');
const { run } = require('./run.js');
const { say } = require('./say.js');

const STEPS = [
  ['types', inModules('typescript', 'bin', 'tsc'), ['--noEmit', '-p', '.']],
  ['lint and format', inModules('@biomejs', 'biome', 'bin', 'biome'), ['check', '--error-on-warnings']],
  ['architecture', inModules('vitest', 'vitest.mjs'), ['run', '--project', 'architecture', '--passWithNoTests']],
];

async function check(node) {
  const refused = [];
  for (const [name, program, args] of STEPS) {
    if ((await run(node, [program, ...args], { own: true })) !== 0) refused.push(name);
  }
  say(refused.length === 0 ? 'check: nothing to object to' : `check: refused by ${refused.join(', ')}`);
  return refused.length === 0 ? 0 : 1;
}

module.exports = { check };
