// Runs under Node 24 with the dependencies there: one build each of the server, its worker and the desk, into one folder.
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = process.argv[2];
mkdirSync(folder, { recursive: true });

const make = (name) =>
  build({
    configFile: join(root, `vite.${name}.config.ts`),
    logLevel: 'warn',
    build: { outDir: join(folder, name), emptyOutDir: true },
  });

await make('server');
if (existsSync(join(root, 'src/app/worker.ts'))) await make('worker');
if (existsSync(join(root, 'src/app/desk/index.html'))) await make('desk');
