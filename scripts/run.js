/** `npm run NAME -- …`: sets up, builds when needed and runs one command of the product. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from './build.js';
import { ROOT, packagesPath, tillNode } from './node-runtime.js';
import { setUp } from './set-up.js';
import { fail } from './words.js';

const COMMANDS = {
  sale: 'main/sale.js',
  import: 'main/import.js',
  programme: 'main/programme.js',
  central: 'central/main.js',
  'fiscal-emulator': 'native/fiscal-emulator.js',
  'fiscal-replay': 'native/fiscal-replay.js',
  bench: 'test/bench.js',
};

const [name, ...args] = process.argv.slice(2);
const script = COMMANDS[name];
if (!script) fail(`No such command: ${name}. There are: ${Object.keys(COMMANDS).join(', ')}.`, 2);
setUp();
build();
const child = spawn(tillNode(), [join(ROOT, 'out', script), ...args], {
  stdio: 'inherit',
  env: { ...process.env, PATH: packagesPath() },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
