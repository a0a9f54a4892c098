import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

/** The program, and the threads that write documents and read notes: files by themselves, because a thread begins with one. */
const entries = [
  ['cli', 'src/app/cli.ts'],
  ['writing-thread', 'src/platform/documents/writing-thread.ts'],
  ['scanning-thread', 'src/modules/hotline/operations/scanning-thread.ts'],
].map(([name, file]) => [name as string, join(import.meta.dirname, file as string)] as const);

const wide = /(\\*)([\u0100-\uffff])/g;
const rawWide = /String\.raw`[^`]*[\u0100-\uffff]/;
/** One letter beyond Latin makes a program's whole text take two bytes a letter in memory: such letters are written as \uXXXX. */
export const oneByteText = (): Plugin => ({
  name: 'one-byte-text',
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      if (rawWide.test(chunk.code)) throw new Error('String.raw keeps letters as they are');
      chunk.code = chunk.code.replace(wide, (_both, slashes: string, letter: string) => {
        const before = slashes.length % 2 === 1 ? slashes.slice(1) : slashes;
        return `${before}\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
      });
    }
  },
});

/**
 * The server's bundle: our own sources with the pages (TSX), the .sql and the locale files in them; dependencies stay in
 * node_modules, but for those of which most would lie in memory unused (zod alone carries fifty languages). All chunks lie in
 * one folder, so `import.meta.dirname` is `<build>/server` everywhere, the desk is at `../desk` and the worker at `../worker`.
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
    assetsInlineLimit: 0,
    outDir: '.runtime/build/by-hand/server',
    rolldownOptions: {
      input: Object.fromEntries(entries.filter(([, file]) => existsSync(file))),
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: '[name]-[hash].js',
        assetFileNames: '[name]-[hash][extname]',
      },
    },
  },
});
