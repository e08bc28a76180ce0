/** A till in a process of its own, which a test may kill. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface TillProcess {
  pid: number;
  /** lines of standard output so far */
  lines: readonly string[];
  /** Resolves with the first line, past or to come, that fits; rejects when the process ends without one. */
  line(fits?: (line: string) => boolean): Promise<string>;
  /** Every line to come. */
  onLine(listener: (line: string) => void): void;
  /** One line on its standard input. */
  say(line: string): void;
  /** Asks it to end and waits. */
  stop(): Promise<Exit>;
  /** No more instruction of it runs. */
  kill(): Promise<Exit>;
  exited: Promise<Exit>;
  /** words on standard error so far */
  words(): string;
}

export interface Program {
  /** a TypeScript program, run by this very Node, or a built one */
  script: string;
  args: readonly string[];
  /** where Node keeps what it has compiled: half of a till's start is spent on that */
  compiled: string;
}

export function startTillProcess({ script, args, compiled }: Program): TillProcess {
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${script} could not be started`);
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  const look = () => {
    for (const waiter of waiting) waiter();
  };
  let words = '';
  let isOver = false;
  // Whoever speaks to a till that has just died is told of it by its exit.
  child.stdin.on('error', () => undefined);
  child.stderr.on('data', (chunk: Buffer) => (words += chunk.toString()));
  const output = createInterface({ input: child.stdout });
  output.on('line', (line) => {
    lines.push(line);
    look();
  });
  const exited = new Promise<Exit>((resolve) => {
    child.once('close', (code, signal) => {
      isOver = true;
      look();
      resolve({ code, signal });
    });
  });
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return exited;
  };
  return {
    pid,
    lines,
    exited,
    words: () => words,
    onLine: (listener) => void output.on('line', listener),
    say: (line) => void child.stdin.write(`${line}\n`),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    line: (fits = () => true) =>
      new Promise((resolve, reject) => {
        const waiter = () => {
          const found = lines.find(fits);
          if (found !== undefined) resolve(found);
          else if (isOver) reject(new Error(`the till ended without the line that was awaited: ${words}`));
          else return;
          waiting.delete(waiter);
        };
        waiting.add(waiter);
        waiter();
      }),
  };
}
