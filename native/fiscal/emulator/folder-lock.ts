/** One register lives in a folder once: two on one memory would undo each other's documents. */
import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError';

  constructor(folder: string) {
    super(`another emulator lives in ${folder}: end it, or give this one a folder of its own; nothing was changed`);
  }
}

export interface FolderLock {
  release(): Promise<void>;
}

/** An emulator whose till was killed notices and ends; who starts the till again need not know of it. */
const TRIES = { most: 20, everyMs: 100 };

/**
 * Takes the folder for this process. The lock is a name of the system's, a pipe on Windows and a socket in no file
 * system on Linux: it goes with the process however that ends, so a kill leaves nothing to clear away.
 *
 * @param folder made when absent
 * @throws FolderInUseError after 2 s
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const id = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 32);
  const name = `kopilka-register-${id}`;
  const address = process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : `\0${name}`;
  for (let tries = 1; tries <= TRIES.most; tries += 1) {
    const server = await listen(address);
    if (server !== null) return { release: () => new Promise((resolve) => server.close(() => resolve())) };
    await pause(TRIES.everyMs);
  }
  throw new FolderInUseError(folder);
}

/** @returns null where the name is taken */
function listen(address: string): Promise<Server | null> {
  const server = createServer((socket) => socket.destroy());
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
    );
    server.listen(address, () => resolve(server.unref()));
  });
}
