/**
 * Builds `out/` when a source is newer than the last build: the processes (main, central, emulator, commands),
 * the preload and the screen. Run as a program it always builds.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, packagesPath, tillNode } from './node-runtime.js';
import { setUp } from './set-up.js';
import { fail, say } from './words.js';

const STAMP = join(ROOT, 'out', 'built');
const SOURCES = ['loyalty', 'contract', 'native', 'main', 'preload', 'renderer', 'central', 'test/bench'];
const CONFIGS = ['vite.node.config.ts', 'vite.preload.config.ts', 'vite.renderer.config.ts'];

function sourcesHash() {
  const hash = createHash('sha256');
  const add = (path) => {
    const { mtimeMs, size } = statSync(path);
    hash.update(`${path} ${mtimeMs} ${size}\n`);
  };
  for (const folder of SOURCES) {
    if (!existsSync(join(ROOT, folder))) continue;
    for (const entry of readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) add(join(entry.parentPath, entry.name));
    }
  }
  for (const name of [...CONFIGS, 'package-lock.json']) add(join(ROOT, name));
  return hash.digest('hex');
}

function runVite(config) {
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  const { status, stderr, stdout } = spawnSync(tillNode(), [vite, 'build', '-c', config, '--logLevel', 'warn'], {
    cwd: ROOT,
    env: { ...process.env, PATH: packagesPath(), NODE_ENV: 'production' },
    encoding: 'utf8',
  });
  if (status !== 0) fail(`The build failed in ${config}:\n${stdout}${stderr}`);
}

export function build({ force = false } = {}) {
  const hash = sourcesHash();
  if (!force && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return;
  say('Building …');
  rmSync(STAMP, { force: true });
  for (const config of CONFIGS) runVite(config);
  mkdirSync(join(ROOT, 'out'), { recursive: true });
  writeFileSync(STAMP, hash);
}

if (process.argv[1] === import.meta.filename) {
  setUp();
  build({ force: true });
}
