'use strict';
// Running other programs: beside us while preparing, or in our place at the end.
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const { root } = require('./places.js');

/** Runs to the end; what it says goes to our standard error, or to our own output with `own`. @returns the exit code */
function run(program, args, options = {}) {
  return new Promise((done, fail) => {
    const child = spawn(program, args, {
      cwd: root,
      env: options.env || process.env,
      stdio: options.own ? 'inherit' : ['ignore', 2, 2],
      shell: options.shell || false,
    });
    const release = forward(child);
    child.once('error', fail);
    child.once('exit', (code, signal) => {
      release();
      done(signal ? 128 : code);
    });
  });
}

/**
 * A crash of a process that holds keys leaves no core file, and it may lock as much memory as the system allows it. Only a
 * shell can set these limits; its command is this constant and nothing else, program and arguments come beside it and are
 * never read as a command.
 */
const SHELL = '/bin/sh';
const WITH_LIMITS = 'ulimit -c 0 2>/dev/null; ulimit -S -l "$(ulimit -H -l)" 2>/dev/null; exec "$@"';

/** Becomes the other program. Where Node cannot (before 22.15, Windows), it stays as a messenger for signals and exit code. */
function become(program, args, env) {
  if (typeof process.execve === 'function' && process.platform !== 'win32') {
    const whole = [program, ...args];
    if (!fs.existsSync(SHELL)) return process.execve(program, whole, definedOnly(env));
    return process.execve(SHELL, ['sh', '-c', WITH_LIMITS, 'wayout', ...whole], definedOnly(env));
  }
  const child = spawn(program, args, { env, stdio: 'inherit' });
  const release = forward(child);
  child.once('error', (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
  child.once('exit', (code, signal) => {
    release();
    if (signal) process.kill(process.pid, signal);
    else process.exit(code);
  });
}

/** Ctrl-C at a terminal reaches the child by itself: passing it on as well would be a second, impatient one. */
function forward(child) {
  const handlers = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => {
    const handler = () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    process.on(signal, handler);
    return () => process.removeListener(signal, handler);
  });
  return () => {
    for (const remove of handlers) remove();
  };
}

const definedOnly = (env) => Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined));

module.exports = { run, become };
