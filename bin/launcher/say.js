'use strict';
// Words for the person at the terminal: never on standard output.

const say = (line) => process.stderr.write(`${line}\n`);

/** An end that is nobody's bug: said in one sentence, without a stack. */
class Stop extends Error {
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

module.exports = { say, Stop };
