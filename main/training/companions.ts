/**
 * What training mode puts in place of a shop's own equipment, as processes of their own: the register emulator on
 * a pseudo-terminal and an embedded central server with the demo shop. Their addresses are known before they are
 * up, so the till starts at once and finds them as it would find real ones.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Launch } from './launch.ts';

export interface Companion {
  /** where the till finds it: `tty:…` or `tcp:…` of the register, the URL of the centre */
  address: string;
  /** resolves when it serves, rejects when it ended before */
  ready: Promise<void>;
  /** Asks it to end and waits; ends it at once after 10 s. */
  stop(): Promise<void>;
}

/** A socket's path may hold 107 bytes and a data folder's may be longer, so the terminal's link lies in the system's own place. */
const LINK_PREFIX = join(tmpdir(), 'kopilka-');
const STOP_TIMEOUT_MS = 10_000;
const program = (name: string) => join(import.meta.dirname, '..', `${name}.js`);

/** The register emulator, and where it can be asked for its paper. */
export interface EmulatorCompanion extends Companion {
  /** path of its control channel, once it serves */
  control: Promise<string>;
}

export type OnWords = (line: string) => void;

export async function startEmulator(launch: Launch, dataFolder: string, onWords: OnWords): Promise<EmulatorCompanion> {
  const folder = join(dataFolder, 'register');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const state = ['--state', folder, '--durable', '--profile', 'real'];
  const script = program('native/fiscal-emulator');
  if (process.platform === 'win32') {
    const port = await freePort();
    const { firstLine, ...companion } = run(launch, script, ['--tcp', String(port), ...state], onWords);
    return { address: `tcp:127.0.0.1:${port}`, control: controlOf(firstLine), ...companion };
  }
  const links = mkdtempSync(LINK_PREFIX);
  const link = join(links, 'register');
  const { ready, firstLine, stop } = run(launch, script, ['--tty-link', link, ...state], onWords);
  return {
    address: `tty:${link}@115200`,
    control: controlOf(firstLine),
    ready,
    stop: () => stop().finally(() => rmSync(links, { recursive: true, force: true })),
  };
}

export async function startCentre(launch: Launch, dataFolder: string, onWords: OnWords): Promise<Companion> {
  const folder = join(dataFolder, 'centre');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const port = await freePort();
  const args = ['--data', folder, '--demo', '--port', String(port)];
  const { ready, stop } = run(launch, program('central/main'), args, onWords);
  return { address: `http://127.0.0.1:${port}`, ready, stop };
}

interface Running extends Omit<Companion, 'address'> {
  firstLine: Promise<string>;
}

/** Rejects with `ready`, which is watched: nobody need wait for this one. */
function controlOf(firstLine: Promise<string>): Promise<string> {
  const control = firstLine.then((line) => (JSON.parse(line) as { control: string }).control);
  control.catch(() => undefined);
  return control;
}

/** The first line on standard output means "ready"; words come on standard error. */
function run(launch: Launch, script: string, args: readonly string[], onWords: OnWords): Running {
  const child = launch(script, args);
  createInterface({ input: child.stderr }).on('line', onWords);
  const ended = new Promise<void>((resolve) => child.onExit(() => resolve()));
  const firstLine = new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.onExit((code) => reject(new Error(`${script} ended with ${code}`)));
  });
  return {
    firstLine,
    ready: firstLine.then(() => undefined),
    stop: async () => {
      child.stop();
      const timer = setTimeout(() => child.kill(), STOP_TIMEOUT_MS);
      await ended;
      clearTimeout(timer);
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
