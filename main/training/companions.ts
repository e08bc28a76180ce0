/**
 * What training mode puts in place of a shop's own equipment, as processes of their own: the register emulator on
 * a pseudo-terminal and an embedded central server with the demo shop. They stop when the till stops, however it dies.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface Companion {
  /** what the process printed when it was ready */
  ready: Record<string, string>;
  stop(): Promise<void>;
}

/** A socket's path may hold 107 bytes, a data folder's may be longer: the terminal's link lies in the system's own place. */
const LINK_PREFIX = join(tmpdir(), 'kopilka-');
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 10_000;

export function programPath(name: 'central/main' | 'native/fiscal-emulator'): string {
  return join(import.meta.dirname, '..', `${name}.js`);
}

/** Starts the register emulator. `fiscal` is the address for `openRegister`; `control` takes commands. */
export async function startEmulator(
  dataFolder: string,
  onWords: (line: string) => void,
): Promise<Companion & { fiscal: string; control: string | null }> {
  const folder = join(dataFolder, 'register');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const links = mkdtempSync(LINK_PREFIX);
  const link = join(links, 'register');
  const hasTerminals = process.platform !== 'win32';
  const where = hasTerminals ? ['--tty-link', link] : ['--tcp', '0'];
  const companion = await startCompanion(
    programPath('native/fiscal-emulator'),
    [...where, '--state', join(folder, 'state.json'), '--profile', 'real'],
    onWords,
  );
  return {
    ...companion,
    fiscal: hasTerminals ? `tty:${link}@115200` : `tcp:127.0.0.1:${companion.ready.port}`,
    control: companion.ready.control ?? null,
    stop: async () => {
      await companion.stop();
      rmSync(links, { recursive: true, force: true });
    },
  };
}

/** Starts the embedded centre with the demo shop. */
export async function startCentre(
  dataFolder: string,
  onWords: (line: string) => void,
): Promise<Companion & { url: string }> {
  const folder = join(dataFolder, 'centre');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const companion = await startCompanion(
    programPath('central/main'),
    ['--data', folder, '--demo', '--port', '0'],
    onWords,
  );
  return { ...companion, url: companion.ready.url ?? '' };
}

/** The first line of standard output is JSON and means "ready"; words come on standard error. */
async function startCompanion(program: string, args: string[], onWords: (line: string) => void): Promise<Companion> {
  // Its own process group: Ctrl-C in a terminal reaches the till alone, which stops the others in order.
  const child = spawn(process.execPath, [program, ...args, '--stop-with-stdin'], {
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  createInterface({ input: child.stderr }).on('line', onWords);
  const lines = createInterface({ input: child.stdout });
  const ready = await new Promise<Record<string, string>>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${program} did not become ready`)), START_TIMEOUT_MS);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${program} ended with ${code}`)));
    lines.once('line', (line) => {
      clearTimeout(timer);
      resolve(JSON.parse(line) as Record<string, string>);
    });
  });
  return { ready, stop: () => stopChild(child) };
}

function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.stdin?.end();
  });
}
