/**
 * `npm test`: sets up, then format, lint, types, arrows, unused code, unit and property tests, build, end-to-end
 * and crash tests. Ends with `N passed, N failed`. With --quick: without the build and what needs it.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.js';
import { ROOT, packagesPath, tillNode } from './node-runtime.js';
import { setUp } from './set-up.js';
import { installSystemPackages } from './system-packages.js';
import { say } from './words.js';

const isQuick = process.argv.includes('--quick');
const total = { passed: 0, failed: 0 };

function binary(name) {
  const { bin } = JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8'));
  return join(ROOT, 'node_modules', name, typeof bin === 'string' ? bin : Object.values(bin)[0]);
}

/** Runs a tool on the till's Node; resolves to its exit status and what it said. */
function runTool(script, args, stdio) {
  return new Promise((resolve) => {
    const env = { ...process.env, PATH: packagesPath(), FORCE_COLOR: '0' };
    const child = spawn(tillNode(), [script, ...args], { cwd: ROOT, env, stdio });
    let words = '';
    child.stdout?.on('data', (chunk) => (words += chunk));
    child.stderr?.on('data', (chunk) => (words += chunk));
    child.on('exit', (status) => resolve({ status: status ?? 1, words }));
  });
}

function count(title, hasPassed, words = '') {
  total[hasPassed ? 'passed' : 'failed'] += 1;
  say(`${hasPassed ? 'passed' : 'FAILED'}  ${title}`);
  if (!hasPassed && words) say(words.trim());
}

async function check(title, script, args) {
  const { status, words } = await runTool(script, args, ['ignore', 'pipe', 'pipe']);
  count(title, status === 0, words);
}

const FOLDERS = ['loyalty', 'contract', 'native', 'main', 'preload', 'renderer', 'central', 'test'];

async function staticChecks() {
  await Promise.all([
    check('types', join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'), ['-b']),
    check('lint', binary('eslint'), ['.', '--max-warnings', '0']),
  ]);
  await Promise.all([
    check('format', binary('prettier'), ['--check', '.', '--log-level', 'warn']),
    check('arrows between folders', join(ROOT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs'), [
      '--config',
      '.dependency-cruiser.cjs',
      ...FOLDERS,
    ]),
    check('unused code and packages', join(ROOT, 'node_modules', 'knip', 'bin', 'knip.js'), []),
  ]);
}

/** Says which tests failed and how, out of vitest's report. */
function tellFailures(files) {
  for (const { name, message, assertionResults } of files) {
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    if (failed.length === 0 && message) say(`FAILED  ${name}\n${message}`);
    for (const { fullName, failureMessages } of failed)
      say(`FAILED  ${name}: ${fullName}\n${failureMessages.join('\n')}`);
  }
}

async function vitest(project) {
  const report = join(ROOT, '.setup', `${project}.json`);
  mkdirSync(join(ROOT, '.setup'), { recursive: true });
  rmSync(report, { force: true });
  say(`running   ${project} tests …`);
  const args = ['run', '--project', project, '--reporter=json', `--outputFile=${report}`];
  const { status, words } = await runTool(binary('vitest'), args, ['ignore', 'pipe', 'pipe']);
  if (!existsSync(report)) return count(`${project} tests`, false, words);
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  total.passed += numPassedTests;
  total.failed += numFailedTests;
  tellFailures(testResults);
  say(`${project} tests: ${numPassedTests} passed, ${numFailedTests} failed`);
  // A file that could not even be loaded fails no test of its own.
  if (status !== 0 && numFailedTests === 0) count(`${project} tests`, false, words);
}

setUp();
if (!isQuick) installSystemPackages();
await staticChecks();
await vitest('unit');
if (!isQuick) {
  build();
  await vitest('e2e');
}
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exit(total.failed === 0 ? 0 : 1);
