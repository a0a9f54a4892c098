import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vite';

/**
 * The server's bundle: our own sources with the pages (TSX), the .sql and the locale files in them; dependencies stay in
 * node_modules. All chunks lie in one folder, so `import.meta.dirname` is `<build>/server` everywhere, the desk is at
 * `../desk` and the worker's entry at `./worker.js`.
 */
const app = join(import.meta.dirname, 'src/app');
const entries = ['cli', 'worker'].filter((name) => existsSync(join(app, `${name}.ts`)));

export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  cacheDir: '.runtime/vite',
  build: {
    ssr: true,
    target: 'node24',
    minify: false,
    sourcemap: false,
    assetsInlineLimit: 0,
    outDir: '.runtime/build/by-hand/server',
    rolldownOptions: {
      input: Object.fromEntries(entries.map((name) => [name, join(app, `${name}.ts`)])),
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: '[name]-[hash].js',
        assetFileNames: '[name]-[hash][extname]',
      },
    },
  },
});
