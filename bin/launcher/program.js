'use strict';
// The program itself, from its build: in our place, or (for `dev`) beside us.
const path = require('node:path');
const { runtime } = require('./places.js');
const { say } = require('./say.js');

/** No inspector by signal and no __proto__: a process that holds keys opens no side door. */
// a small young generation: much less memory at the same speed; and it may sweep when nobody asks (tidy-when-quiet.ts)
const FLAGS = ['--disable-proto=delete', '--disable-sigusr1', '--max-semi-space-size=8', '--expose-gc'];

/** glibc keeps an arena a thread and returns little of it; other systems do not read this. */
const SMALL = { MALLOC_ARENA_MAX: '2' };

/** Whoever makes records by the million throws away as many: without a bound the heap grows before it is swept. */
const MAKES_RECORDS = '--max-old-space-size=128';

function programArguments(build, args, entry = 'cli.js') {
  const more = args[0] === 'demo' && args[1] === 'create' ? [MAKES_RECORDS] : [];
  return [...FLAGS, ...more, path.join(build, 'server', entry), ...args];
}

function programEnvironment() {
  const env = {
    ...SMALL,
    NODE_COMPILE_CACHE: path.join(runtime, 'compile-cache'),
    ...process.env,
    NODE_ENV: 'production',
  };
  if (/--inspect/.test(env.NODE_OPTIONS || '')) {
    say('NODE_OPTIONS asks for an inspector: left out, because this process will hold keys.');
    delete env.NODE_OPTIONS;
  }
  return env;
}

module.exports = { programArguments, programEnvironment };
