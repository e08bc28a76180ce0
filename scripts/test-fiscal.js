/**
 * `npm run test:fiscal -- --receipts 10000 --seed S`: random sales and returns with random faults in each, on a real
 * terminal, with tills and registers that are killed; ends with 0 when no receipt was lost, doubled or misjudged.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT, packagesPath, tillNode } from './node-runtime.js';
import { setUp } from './set-up.js';

setUp();
const script = join(ROOT, 'test', 'fiscal', 'main.ts');
const child = spawn(tillNode(), [script, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, PATH: packagesPath() },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
