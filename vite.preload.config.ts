import { defineConfig } from 'vite';

/** A sandboxed preload may only be one CommonJS file that requires nothing but electron. */
export default defineConfig({
  build: {
    target: 'chrome150',
    outDir: 'out/preload',
    lib: { entry: 'preload/index.ts', formats: ['cjs'], fileName: () => 'index.cjs' },
    rollupOptions: { external: ['electron'] },
    minify: false,
  },
});
