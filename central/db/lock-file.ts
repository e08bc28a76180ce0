import { open, readFile, rm } from 'node:fs/promises';

export class CentreInUseError extends Error {
  override name = 'CentreInUseError';
}

/** In a container every process has the same pid, so a file with our own number may be a dead one's. */
const heldHere = new Set<string>();

/**
 * Takes the lock file for this process and returns how to give it back. A lock whose process is dead is taken over.
 * @throws CentreInUseError if the process named in it lives
 */
export async function takeLock(path: string): Promise<() => Promise<void>> {
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const file = await open(path, 'wx');
      await file.writeFile(String(process.pid));
      await file.close();
      heldHere.add(path);
      return async () => {
        heldHere.delete(path);
        await rm(path, { force: true });
      };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const holder = Number(await readFile(path, 'utf8').catch(() => ''));
      if (holder === process.pid ? heldHere.has(path) : isAlive(holder)) break;
      await rm(path, { force: true });
    }
  }
  throw new CentreInUseError(`another centre works in this folder: ${path}`);
}

function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
