/** `npm start`: sets up, builds when needed and opens the till, in Electron where its binary is there. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.js';
import { ROOT, packagesPath, tillNode } from './node-runtime.js';
import { setUp } from './set-up.js';
import { say } from './words.js';

/** Electron's binary if it was ever downloaded; asking the package itself would start the download. */
function findElectron() {
  const folder = join(ROOT, 'node_modules', 'electron');
  const name = join(folder, 'path.txt');
  if (!existsSync(name)) return null;
  const binary = join(
    process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'),
    readFileSync(name, 'utf8').trim(),
  );
  return existsSync(binary) ? binary : null;
}

const args = process.argv.slice(2);
setUp();
build();
const electron = args.includes('--headless') ? null : findElectron();
if (!electron && !args.includes('--headless')) say('Electron is not installed: the till opens in a browser.');
const [program, ...before] = electron ? [electron, ROOT] : [tillNode(), join(ROOT, 'out', 'main', 'browser.js')];
const till = spawn(program, [...before, ...args], {
  stdio: 'inherit',
  env: { ...process.env, PATH: packagesPath() },
});
// Ctrl-C reaches the till through the terminal as well; it stops what it started and then ends, and so do we.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => till.kill(signal));
till.on('exit', (code, signal) => process.exit(code ?? (signal ? 130 : 1)));
