'use strict';
// Where things are: the project, and .runtime/, which can be deleted at any time and is made again.
const fs = require('node:fs');
const path = require('node:path');

const root = path.dirname(path.dirname(fs.realpathSync(__dirname)));
const runtime = path.join(root, '.runtime');

module.exports = {
  root,
  runtime,
  builds: path.join(runtime, 'build'),
  inModules: (...parts) => path.join(root, 'node_modules', ...parts),
};
