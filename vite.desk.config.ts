import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * The staff desk for the browser: hashed files under /desk-assets/, no inline script or style and nothing as a data
 * address (the content security policy allows neither), no source maps.
 */
export default defineConfig({
  root: join(import.meta.dirname, 'src/app/desk'),
  base: '/desk-assets/',
  publicDir: false,
  cacheDir: join(import.meta.dirname, '.runtime/vite-desk'),
  plugins: [react()],
  build: {
    target: 'es2022',
    sourcemap: false,
    assetsInlineLimit: 0,
    assetsDir: '',
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      // what every screen uses comes with the shell, once; what only some use (tables, timelines, schemas, long code lists) stays
      // with them. What many screens share in small pieces travels together: sixty files cost an old laptop more than their bytes
      output: {
        codeSplitting: {
          groups: [
            { name: 'kit', test: /\/src\/platform\/desk-kit\/(?!(table|timeline)\.tsx)/ },
            {
              name: 'codes',
              test: /\/src\/codelists\/(?!countries|districts|languages)/,
              minShareCount: 5,
              includeDependenciesRecursively: false,
            },
            {
              name: 'work',
              test: /\/src\/(modules\/hotline\/desk\/)/,
              minShareCount: 5,
              includeDependenciesRecursively: false,
            },
            {
              name: 'today',
              test: /\/src\/(app\/desk\/today|modules\/\w+\/desk\/(today\/|month-so-far|month-call))/,
              includeDependenciesRecursively: false,
            },
          ],
        },
      },
      // rooms and modules do nothing when they are merely imported: a screen loads the parts it uses, not their whole front door
      treeshake: {
        moduleSideEffects: [{ test: /\/src\/(platform|modules|codelists)\/.*\.tsx?$/, sideEffects: false }],
      },
    },
    outDir: join(import.meta.dirname, '.runtime/build/by-hand/desk'),
  },
});
