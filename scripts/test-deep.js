/**
 * `npm run test:deep [-- --times N --seed N]`: the laws of the engine over N times the random cases of `npm test`,
 * a hundred times by default (1 000 000 visits a law), in one process for each core, each from its own seed.
 */
import { spawn } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT, packagesPath, tillNode } from './node-runtime.js';
import { setUp } from './set-up.js';
import { fail, say } from './words.js';

const { values } = parseArgs({
  options: { times: { type: 'string', default: '100' }, seed: { type: 'string', default: String(Date.now() % 1e9) } },
});
const [times, seed] = [Number(values.times), Number(values.seed)];
if (!(Number.isInteger(times) && times >= 1 && Number.isInteger(seed)))
  fail('--times and --seed take whole numbers.', 2);

/** The laws are the tests that take the number of their cases from here. */
const isLaw = (file) => readFileSync(join(ROOT, file), 'utf8').includes('testing/cases.ts');
const laws = globSync('{loyalty,test}/**/*.test.ts', { cwd: ROOT }).filter(isLaw);

const shards = Math.min(cpus().length, times);
const timesOf = (shard) => Math.floor(times / shards) + (shard < times % shards ? 1 : 0);

function run(shard) {
  return new Promise((resolve) => {
    const env = {
      ...process.env,
      PATH: packagesPath(),
      TIMES_CASES: String(timesOf(shard)),
      CASE_SEED: String(seed + shard),
    };
    const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
    const args = [vitest, 'run', '--project', 'unit', '--maxWorkers=1', '--reporter=verbose', ...laws];
    spawn(tillNode(), args, { cwd: ROOT, env, stdio: 'inherit' }).on('exit', (code) => resolve(code ?? 1));
  });
}

setUp();
say(`${laws.length} files of laws, ${times} times the usual cases, ${shards} processes, seed ${seed} …`);
const start = performance.now();
const codes = await Promise.all(Array.from({ length: shards }, (_, shard) => run(shard)));
say(
  `${Math.round((performance.now() - start) / 1000)} s; ${codes.every((code) => code === 0) ? 'all laws hold' : 'FAILED'}.`,
);
process.exit(Math.max(...codes));
