import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';

/** A program of ours that runs beside the till and ends with it. */
export interface Launched {
  stdout: Readable;
  stderr: Readable;
  onExit(listener: (code: number | null) => void): void;
  /** asks it to end in order */
  stop(): void;
  /** ends it at once */
  kill(): void;
}

/** How a host starts such a program: Node spawns, Electron forks a utility process. */
export type Launch = (program: string, args: readonly string[]) => Launched;

const STOP_WITH_PARENT = pathToFileURL(join(import.meta.dirname, '..', 'main', 'stop-with-parent.js')).href;

/** The program ends when its standard input does, so it does not outlive a till that was killed. */
export const launchWithNode: Launch = (program, args) => {
  const child = spawn(process.execPath, ['--import', STOP_WITH_PARENT, program, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // A shop's own database is never trained on; the emulated register's clock is that of the demo shop's town.
    env: { ...process.env, DATABASE_URL: '', TZ: 'Europe/Moscow' },
    // Its own process group: Ctrl-C in a terminal reaches the till alone, which stops the others in order.
    detached: process.platform !== 'win32',
  });
  let exited: number | null | undefined;
  child.once('exit', (code) => (exited = code));
  child.stdin.on('error', () => child.kill());
  return {
    stdout: child.stdout,
    stderr: child.stderr,
    onExit: (listener) => {
      if (exited !== undefined) listener(exited);
      else child.once('exit', listener);
      child.once('error', () => listener(null));
    },
    stop: () => void child.stdin.end(),
    kill: () => void child.kill('SIGKILL'),
  };
};
