/** The other end of the control channel, for tests and the till's demonstration. */
import { createConnection, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { ControlResults } from './control-commands.ts';

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

export interface ControlClient {
  /** Rejects with the emulator's own words when it refuses. Results: see control-commands.ts. */
  send<Name extends keyof ControlResults>(
    command: Name,
    args?: Readonly<Record<string, unknown>>,
  ): Promise<ControlResults[Name]>;
  close(): void;
}

export async function connectControl(path: string): Promise<ControlClient> {
  const socket = await opened(path);
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  const lines = createInterface({ input: socket, crlfDelay: Infinity });
  lines.on('line', (line) => settle(waiting, line));
  // The socket's own listener tells of it; unheard here it would end the process.
  lines.on('error', () => undefined);
  socket.on('error', (error) => failAll(waiting, error));
  socket.on('close', () => failAll(waiting, closed()));
  return {
    send: <Name extends keyof ControlResults>(command: Name, args: Readonly<Record<string, unknown>> = {}) => {
      lastId += 1;
      const id = lastId;
      return new Promise<ControlResults[Name]>((resolve, reject) => {
        // What is written to a socket that is gone is never answered, and nobody is told.
        if (socket.destroyed) return reject(closed());
        waiting.set(id, { resolve: (result) => resolve(result as ControlResults[Name]), reject });
        socket.write(`${JSON.stringify({ ...args, id, command })}\n`);
      });
    },
    close: () => socket.destroy(),
  };
}

const closed = () => new Error('the emulator closed the control channel');

function opened(path: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(path);
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      resolve(socket);
    });
  });
}

function settle(waiting: Map<number, Waiting>, line: string): void {
  const reply = JSON.parse(line) as { id: number; ok: boolean; result?: unknown; error?: string };
  const call = waiting.get(reply.id);
  waiting.delete(reply.id);
  if (reply.ok) call?.resolve(reply.result);
  else call?.reject(new Error(reply.error));
}

function failAll(waiting: Map<number, Waiting>, error: Error): void {
  for (const call of waiting.values()) call.reject(error);
  waiting.clear();
}
