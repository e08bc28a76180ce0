import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';

/** Each entry is one process or one worker of the product. */
const ENTRIES = {
  'main/electron': 'main/electron-main.ts',
  'main/browser': 'main/browser.ts',
  'main/stop-with-parent': 'main/training/stop-with-parent.ts',
  'main/directory-worker': 'main/store/directory-worker.ts',
  'main/sale': 'main/cli/sale.ts',
  'main/import': 'main/cli/import.ts',
  'main/programme': 'main/cli/programme/programme.ts',
  'main/simulation-worker': 'main/simulation/simulation-worker.ts',
  'central/main': 'central/main.ts',
  'native/fiscal-emulator': 'native/fiscal/fiscal-emulator.ts',
  'native/fiscal-replay': 'native/fiscal/fiscal-replay.ts',
  'test/bench': 'test/bench/main.ts',
  'test/cold-quote': 'test/bench/quote/cold-process.ts',
};

/**
 * Packages of pure JavaScript that a till needs before its first scan lie in the bundle: hundreds of small files opened
 * one by one took a third of its start. Whatever is native or finds its own files stays in node_modules.
 */
const BUNDLED = [
  /^@orpc\//,
  /^temporal-/,
  'canonicalize',
  'csv-parse',
  'iconv-lite',
  'libphonenumber-js',
  'radash',
  'zod',
];

export default defineConfig({
  ssr: { noExternal: BUNDLED },
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'out',
    emptyOutDir: false,
    sourcemap: true,
    minify: false,
    rollupOptions: {
      input: ENTRIES,
      external: [...builtinModules, /^node:/, 'electron'],
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
