/**
 * `npm run fiscal:replay -- FILE`: sends what a till said in an incident to the emulated register, command by command,
 * and shows its answers beside the recorded ones.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { replay, type Replayed } from './trace/replay.ts';
import type { WireWord } from './trace/read-wire.ts';

const [path] = process.argv.slice(2);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

function rowOf({ code, words, recorded, answered }: Replayed): string {
  const mark = recorded === answered ? ' ' : recorded === null ? '?' : '≠';
  const figure = (error: number | null) => (error === null ? '--' : error.toString(16).padStart(2, '0'));
  return `${mark} ${code.toUpperCase().padEnd(5)} ${figure(recorded)}  ${figure(answered)}  ${words}`;
}

if (path === undefined) {
  process.stderr.write('Usage: npm run fiscal:replay -- FILE\n');
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'kopilka-replay-'));
try {
  const { wire } = JSON.parse(readFileSync(path, 'utf8')) as { wire: WireWord[] };
  say('  code  then now  command      ≠ another answer, ? none was recorded');
  for (const replayed of await replay(wire, join(folder, 'register'))) say(rowOf(replayed));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
