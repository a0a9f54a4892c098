import { join } from 'node:path';
import { defineConfig } from 'vite';
import { oneByteText } from './vite.server.config.ts';

/**
 * The worker's bundle, made by itself: what only the server uses is not in it. Its process stands beside the server all day,
 * so a module of ours of which nothing is used is left out whole; none of ours does anything by being imported.
 */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  cacheDir: '.runtime/vite',
  plugins: [oneByteText()],
  ssr: { noExternal: ['zod', 'i18next', 'libphonenumber-js'] },
  build: {
    ssr: true,
    target: 'node24',
    minify: false,
    sourcemap: false,
    outDir: '.runtime/build/by-hand/worker',
    rolldownOptions: {
      input: { worker: join(import.meta.dirname, 'src/app/worker.ts') },
      treeshake: { moduleSideEffects: (id) => !/[\\/]src[\\/]/.test(id) || /[\\/]worker\.ts$/.test(id) },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
