import { open, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** File times are coarse on some file systems: what changed this shortly before the last look is synced again. */
const COARSE_MS = 2_000;

/** A function that fsyncs every file under `folder` changed since its last call, and the folders they lie in. */
export function syncedSince(folder: string): () => Promise<void> {
  let since = 0;
  return async () => {
    const started = Date.now();
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    const changed = (await Promise.all(files.map((path) => changedSince(path, since - COARSE_MS)))).flat();
    await Promise.all(changed.map((path) => sync(path, 'r+')));
    // Windows cannot open a folder, and keeps its entries without being asked.
    if (process.platform !== 'win32') {
      await Promise.all([...new Set(changed.map((path) => dirname(path)))].map((path) => sync(path, 'r')));
    }
    since = started;
  };
}

async function changedSince(path: string, instant: number): Promise<string[]> {
  const facts = await stat(path).catch(ifGone);
  return facts !== undefined && facts.mtimeMs >= instant ? [path] : [];
}

async function sync(path: string, flags: 'r' | 'r+'): Promise<void> {
  const handle = await open(path, flags).catch(ifGone);
  if (handle === undefined) return;
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The engine removes files while we look; a file that is gone needs no sync. */
function ifGone(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
