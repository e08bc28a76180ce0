import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';

/** Each entry is one process or one worker of the product; packages stay in node_modules. */
const ENTRIES = {
  'main/electron': 'main/electron-main.ts',
  'main/browser': 'main/browser.ts',
  'main/stop-with-parent': 'main/training/stop-with-parent.ts',
  'main/directory-worker': 'main/store/directory-worker.ts',
  'main/sale': 'main/cli/sale.ts',
  'main/import': 'main/cli/import.ts',
  'central/main': 'central/main.ts',
  'native/fiscal-emulator': 'native/fiscal/fiscal-emulator.ts',
  'test/bench': 'test/bench/main.ts',
};

export default defineConfig({
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
