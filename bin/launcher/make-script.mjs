// Builds one script with the server's settings, so that TSX, .sql and locale files mean the same there.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../', import.meta.url));
const [file, folder] = process.argv.slice(2);
await build({
  configFile: join(root, 'vite.server.config.ts'),
  logLevel: 'warn',
  build: { outDir: folder, emptyOutDir: true, rolldownOptions: { input: { main: file } } },
});
