/**
 * The side channel: one JSON object a line over a Unix socket (a named pipe on Windows), never over the tty.
 *
 *     {"id":1,"command":"misbehave","faults":"paperOut@3"}  →  {"id":1,"ok":true,"result":…}
 *                                                              {"id":1,"ok":false,"error":"…"}
 */
import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

export interface ControlRequest {
  readonly command: string;
  readonly [argument: string]: unknown;
}

export type ControlHandler = (request: ControlRequest) => unknown;

/** A request longer than this is a mistake. */
const LINE_CHARS_MAX = 65_536;

export interface ControlServer {
  readonly path: string;
  close(): Promise<void>;
}

/** Whoever may open the tty is the user who started us: the socket is readable by its owner only. */
export async function serveControl(path: string, handle: ControlHandler): Promise<ControlServer> {
  const isPipe = path.startsWith('\\\\.\\pipe\\');
  if (!isPipe) rmSync(path, { force: true });
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    const lines = createInterface({ input: socket, crlfDelay: Infinity });
    lines.on('line', (line) => {
      answer(line, handle)
        .then((reply) => socket.write(`${JSON.stringify(reply)}\n`))
        .catch(() => socket.destroy());
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  if (!isPipe) chmodSync(path, 0o600);
  return {
    path,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(line: string, handle: ControlHandler): Promise<Record<string, unknown>> {
  let id: unknown = null;
  try {
    if (line.length > LINE_CHARS_MAX) throw new Error(`a request has at most ${LINE_CHARS_MAX} characters`);
    const request: unknown = JSON.parse(line);
    if (typeof request !== 'object' || request === null) throw new Error('a request is a JSON object');
    if ('id' in request) id = request.id;
    if (!('command' in request) || typeof request.command !== 'string') throw new Error('a request names its command');
    const result = await handle({ ...request, command: request.command });
    return { id, ok: true, result: result ?? null };
  } catch (error) {
    return { id, ok: false, error: error instanceof Error ? error.message : String(error) };
  }
}
