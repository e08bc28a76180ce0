/** Brings node_modules level with the lockfile. Does nothing, in milliseconds, when it already is. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runsFromPackages, systemPath, tillNode } from './node-runtime.js';
import { fail, say } from './words.js';

const STAMP = join(ROOT, '.setup', 'installed');
const OLDEST_NODE = 20;

function lockfileHash() {
  const hash = createHash('sha256');
  for (const name of ['package.json', 'package-lock.json', '.npmrc']) hash.update(readFileSync(join(ROOT, name)));
  return hash.digest('hex');
}

function isInstalled(hash) {
  return existsSync(join(ROOT, 'node_modules')) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash;
}

/** The command to start npm with: the one we were started by, else the one on the system's PATH. */
function npmCommand() {
  const { npm_execpath: npmScript, npm_node_execpath: npmNode } = process.env;
  const ours = join(ROOT, 'node_modules');
  if (npmScript?.endsWith('.js') && npmNode && !npmNode.startsWith(ours)) return [npmNode, npmScript];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

/** Installs what the lockfile names. `npm ci` deletes node_modules first, and with it the Node we may be running on. */
export function setUp() {
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
    fail(`Node ${OLDEST_NODE} or newer is needed to set up; this is ${process.versions.node}.`);
  }
  const hash = lockfileHash();
  if (isInstalled(hash)) return;
  const env = { ...process.env, PATH: systemPath(), npm_config_loglevel: 'error' };
  if (runsFromPackages()) {
    const again = spawnSync('node', process.argv.slice(1), { env, stdio: 'inherit' });
    process.exit(again.status ?? 1);
  }
  say('Setting up: installing packages, about a minute the first time …');
  const [command, ...before] = npmCommand();
  const install = spawnSync(command, [...before, 'ci', '--strict-allow-scripts', '--no-audit', '--no-fund'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 2, 2],
    shell: command.endsWith('.cmd'),
  });
  if (install.status !== 0) {
    fail('Packages could not be installed (the lines above say why). Check the network and run the command again.');
  }
  tillNode();
  mkdirSync(join(ROOT, '.setup'), { recursive: true });
  writeFileSync(STAMP, hash);
}
