/** The same bytes over TCP, for systems without pseudo-terminals. One client at a time: a new one replaces the old. */
import { createServer, type Server, type Socket } from 'node:net';
import type { Transport, TransportEvents } from './transport.ts';

const HOST = '127.0.0.1';

/** @param port 0 lets the system choose; the path then says which */
export async function openTcp(port: number, events: TransportEvents): Promise<Transport> {
  let server: Server | null = null;
  let client: Socket | null = null;
  let bound = port;

  const plug = async (): Promise<void> => {
    const next = createServer((socket) => {
      client?.destroy();
      client = socket;
      socket.setNoDelay(true);
      socket.on('data', (chunk) => events.onBytes(chunk));
      socket.on('error', (error) => events.onError(error));
      socket.on('close', () => {
        if (client === socket) client = null;
      });
    });
    await new Promise<void>((resolve, reject) => {
      next.once('error', reject);
      next.listen(bound, HOST, resolve);
    });
    const address = next.address();
    if (typeof address === 'object' && address !== null) bound = address.port;
    server = next;
  };
  const unplug = async (): Promise<void> => {
    const old = server;
    server = null;
    client?.destroy();
    client = null;
    if (old !== null) await new Promise((resolve) => old.close(resolve));
  };
  await plug();
  return {
    get path() {
      return `${HOST}:${bound}`;
    },
    write: (bytes) => {
      client?.write(bytes);
    },
    unplug,
    replug: async () => {
      await unplug();
      await plug();
    },
  };
}
