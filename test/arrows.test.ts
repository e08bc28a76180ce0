/**
 * The net that holds the arrows between folders is itself tested: it sees every source file, and a planted
 * breach is reported. (With TypeScript 7 the cruiser sees nothing and reports success.)
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const CRUISER = join(ROOT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
const FOLDERS = ['loyalty', 'contract', 'native', 'main', 'preload', 'renderer', 'central', 'test'];
const scratch = mkdtempSync(join(tmpdir(), 'kopilka-arrows-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function cruise(folder: string) {
  const args = [CRUISER, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...FOLDERS];
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(stdout) as {
    modules: { source: string }[];
    summary: { violations: { from: string; to: string; rule: { name: string } }[] };
  };
}

describe('the arrows between folders', () => {
  it('are checked on every source file of ours', () => {
    const listed = execFileSync('git', ['ls-files', '--', ...FOLDERS.map((folder) => `${folder}/**/*.ts*`)], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    const sources = listed.split('\n').filter((path) => /\.tsx?$/.test(path));
    const seen = new Set(cruise(ROOT).modules.map((module) => module.source));
    expect(sources.length).toBeGreaterThan(50);
    expect(sources.filter((path) => !seen.has(path))).toEqual([]);
  });

  it.each([
    ['loyalty/breach.ts', "import '../contract/units.ts';", 'loyalty-uses-only-itself'],
    ['native/breach.ts', "import '../loyalty/index.ts';", 'native-uses-only-itself'],
    ['renderer/breach.ts', "import '../main/options.ts';", 'renderer-uses-only-contract'],
    ['central/breach.ts', "import '../main/options.ts';", 'central-uses-only-loyalty-contract'],
    ['main/breach.ts', "import '../loyalty/money/units.ts';", 'engine-through-its-door'],
    ['main/breach.ts', "import 'electron';", 'electron-in-its-host-only'],
    ['loyalty/breach.ts', "import 'node:fs';", 'engine-does-no-io'],
    ['main/breach.ts', "import '../test/arrows.test.ts';", 'only-tests-use-tests'],
  ])('report a breach planted in %s: %s', (path, source, rule) => {
    const folder = mkdtempSync(join(scratch, 'tree-'));
    for (const name of ['.dependency-cruiser.cjs', 'tsconfig.base.json', 'package.json'])
      cpSync(join(ROOT, name), join(folder, name));
    for (const name of FOLDERS) mkdirSync(join(folder, name));
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    for (const target of [
      'contract/units.ts',
      'loyalty/index.ts',
      'loyalty/money/units.ts',
      'main/options.ts',
      'test/arrows.test.ts',
    ]) {
      mkdirSync(join(folder, target, '..'), { recursive: true });
      writeFileSync(join(folder, target), 'export {};\n');
    }
    writeFileSync(join(folder, path), `${source}\n`);
    const broken = cruise(folder).summary.violations.filter((violation) => violation.from === path);
    expect(broken.map((violation) => violation.rule.name)).toContain(rule);
  });
});
