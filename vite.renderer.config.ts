import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import react from '@vitejs/plugin-react';

/** The till's window. Relative base: the same files are served over `kopilka://app/` and `http://127.0.0.1:<port>/`. */
export default defineConfig({
  root: fileURLToPath(new URL('renderer', import.meta.url)),
  base: './',
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('out/renderer', import.meta.url)),
    emptyOutDir: true,
    target: 'chrome134',
    // font-src is 'self': nothing may become a data: address
    assetsInlineLimit: 0,
    // the polyfill would be an inline script in old browsers; ours is Chromium of this year
    modulePreload: { polyfill: false },
  },
});
