import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Builds the screens as they stand into a folder of their own, so that no other build pulls the files away. */
export async function buildScreens(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'kopilka-screens-'));
  await build({
    configFile: fileURLToPath(new URL('../../vite.renderer.config.ts', import.meta.url)),
    logLevel: 'error',
    build: { outDir },
  });
  return outDir;
}
