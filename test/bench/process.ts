import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** A program of the product and the first thing it says on standard output. */
export interface Started {
  said: string;
  /** asks it to end and waits until it has */
  stop(): Promise<void>;
}

/** Starts a script under this Node. @throws with its words where it ends before it has said anything */
export async function startProgram(args: readonly string[]): Promise<Started> {
  const child = spawn(process.execPath, [...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const words = text(child.stderr);
  const first = await Promise.race([once(child.stdout, 'data'), once(child, 'exit').then(() => null)]);
  if (first === null) throw new Error(`${args[0]} ended by itself:\n${await words}`);
  const [chunk] = first as [Buffer];
  return { said: chunk.toString(), stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
