/** Where the till keeps its files. */
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { mappingStorageErrors } from './storage-errors.ts';

export interface FolderSurroundings {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  home: string;
}

/** The user's own data folder by the custom of the system. A training till has its own, so that the two never mix. */
export function defaultDataFolder(
  options: { training?: boolean } = {},
  { platform, env, home }: FolderSurroundings = { platform: process.platform, env: process.env, home: homedir() },
): string {
  const folder = join(systemDataFolder(platform, env, home), platform === 'linux' ? 'kopilka' : 'Kopilka');
  return options.training === true ? join(folder, 'training') : folder;
}

function systemDataFolder(platform: NodeJS.Platform, env: FolderSurroundings['env'], home: string): string {
  switch (platform) {
    case 'win32':
      return env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local');
    case 'darwin':
      return join(home, 'Library', 'Application Support');
    default:
      return env['XDG_DATA_HOME'] || join(home, '.local', 'share');
  }
}

/**
 * Makes the folder, for its owner alone, and tries whether files can be written in it.
 * @throws TillError DATA_READ_ONLY, DISK_FULL
 */
export function prepareDataFolder(folder: string): void {
  mappingStorageErrors(folder, () => {
    const made = mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (made !== undefined) chmodSync(folder, 0o700);
    const probe = join(folder, `.write-test-${process.pid}`);
    writeFileSync(probe, 'kopilka', { mode: 0o600 });
    rmSync(probe);
  });
}
