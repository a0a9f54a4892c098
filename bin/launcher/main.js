'use strict';
// What a start does, in order: Node, dependencies, build, program. A few verbs are for those who work on the program.
const { ensureBuild, markUse } = require('./build.js');
const { ensureDependencies } = require('./dependencies.js');
const { findNode } = require('./node.js');
const { programArguments, programEnvironment } = require('./program.js');
const { become } = require('./run.js');
const { say, Stop } = require('./say.js');

const WORKSHOP = {
  dev: () => require('./dev.js').dev,
  check: () => require('./check.js').check,
  test: () => require('./test.js').test,
  bench: () => require('./script.js').bench,
  screens: () => require('./script.js').screens,
};

async function main(args) {
  try {
    const node = await findNode();
    await ensureDependencies();
    const [verb, ...rest] = args;
    if (Object.hasOwn(WORKSHOP, verb)) {
      process.exitCode = await WORKSHOP[verb]()(node, rest);
      return;
    }
    const build = await ensureBuild(node);
    markUse(build);
    become(node, programArguments(build, args), programEnvironment());
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    say(error.message);
    process.exitCode = error.exitCode;
  }
}

module.exports = { main };
