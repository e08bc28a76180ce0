/** The emulated register in a process of its own, which may be killed at any moment and comes back with its memory. */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { connectControl, type ControlClient, type ControlResults } from '../../native/fiscal/emulator/index.ts';

const PROGRAM = fileURLToPath(new URL('../../native/fiscal/fiscal-emulator.ts', import.meta.url));

const TRIES_MAX = 5;

export interface RegisterProcess {
  /** where it comes up, and the other ports it may be plugged into */
  readonly ports: readonly [string, ...string[]];
  /** 0 while it is down */
  pid(): number;
  kill(): Promise<void>;
  /** Brings it up unless it is. */
  start(): Promise<void>;
  /** Started first where it is down. */
  control<Name extends keyof ControlResults>(
    command: Name,
    args?: Readonly<Record<string, unknown>>,
  ): Promise<ControlResults[Name]>;
  /** Called when the process has ended without `kill` or `stop`. */
  onDeath(listener: () => void): void;
  stop(): Promise<void>;
}

/**
 * Each register has a works number of its own, as real ones have: a till that meets another one is not taken in.
 *
 * @param seed of the faults left to chance
 */
export function registerProcess(folder: string, seed: number): RegisterProcess {
  const ports = [`${folder}/register`, `${folder}/register-b`, `${folder}/register-c`] as const;
  const [tty] = ports;
  const serial = randomInt(100_000, 1_000_000);
  let child: ChildProcess | null = null;
  let client: ControlClient | null = null;
  let starting: Promise<void> | null = null;
  /** the end of the process before this one */
  let gone: Promise<void> = Promise.resolve();
  let onDeath: () => void = () => {};
  let isStopped = false;

  async function bringUp(): Promise<void> {
    // Two on one memory would undo each other's documents.
    await end('SIGKILL');
    await gone;
    if (isStopped) throw new Error('the run is over');
    const args = ['--tty-link', tty, '--state', `${folder}/register.json`, '--profile', 'instant'];
    const born = spawn(process.execPath, [PROGRAM, ...args, '--serial', `${serial}`, '--seed', `${seed}`], {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, NODE_COMPILE_CACHE: `${folder}/../compiled` },
    });
    child = born;
    gone = new Promise((resolve) => {
      born.once('exit', () => {
        // The system gives the number of its terminal to the next one that is made, which is another till's register.
        for (const port of ports) rmSync(port, { force: true });
        resolve();
        if (child !== born) return;
        child = null;
        client = null;
        onDeath();
      });
    });
    const { control } = await new Promise<{ control: string }>((resolve, reject) => {
      createInterface({ input: born.stdout }).once('line', (line) => resolve(JSON.parse(line) as { control: string }));
      born.once('exit', (code) => reject(new Error(`the emulator ended with ${code} before it was ready`)));
    });
    const connected = await connectControl(control);
    if (child === born) client = connected;
    else connected.close();
  }

  const start = () => {
    if (client !== null && child !== null) return Promise.resolve();
    starting ??= bringUp().finally(() => (starting = null));
    return starting;
  };

  async function end(signal: NodeJS.Signals): Promise<void> {
    const dying = child;
    child = null;
    client?.close();
    client = null;
    if (dying === null) return;
    dying.kill(signal);
    await gone;
  }

  return {
    ports,
    pid: () => child?.pid ?? 0,
    kill: () => end('SIGKILL'),
    start,
    async control(command, args) {
      for (let tries = 1; ; tries += 1) {
        try {
          await start();
          if (client === null) throw new Error('the emulator died again');
          return await client.send(command, args);
        } catch (error) {
          // It was killed under the question: it is brought up and asked again.
          if (tries >= TRIES_MAX || isStopped) throw error;
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      }
    },
    onDeath: (listener) => void (onDeath = listener),
    async stop() {
      isStopped = true;
      // One that is only just coming up is waited for, or it would outlive the run.
      await starting?.catch(() => undefined);
      await end('SIGTERM');
    },
  };
}
