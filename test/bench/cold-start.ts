import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { limitFigure, type Figure } from './figure.ts';
import { summarise } from './measure.ts';
import { TILL } from './places.ts';
import { startProgram } from './process.ts';
import type { Session } from './session.ts';

const STARTS = 5;
const MOST_MS = 1000;

/** A till with its customers, whose centre is not there and whose register takes the call and says nothing. */
export async function benchColdStart(session: Session): Promise<Figure[]> {
  if (!existsSync(TILL)) throw new Error('the till is not built: run npm run build first');
  const till = await session.filledTill();
  await till.close();
  const silent = await listen(session);
  const gone = await closedPort();
  const address = ['--central', `http://127.0.0.1:${gone}`, '--fiscal', `tcp:127.0.0.1:${silent}`];
  const times = { ours: [] as number[], floor: [] as number[] };
  for (let start = 0; start < STARTS; start += 1) {
    times.ours.push(await untilReady([TILL, '--headless', '--data', till.folder, ...address]));
    times.floor.push(await untilReady(['-e', 'console.log(1); setInterval(() => 0, 1000)']));
  }
  const [ours, floor] = [summarise(times.ours).median, summarise(times.floor).median];
  const what = `cold start of the till to its address, ${till.customers} in the store, against bare Node`;
  return [limitFigure({ what, ours, floor }, MOST_MS)];
}

async function untilReady(args: readonly string[]): Promise<number> {
  const start = performance.now();
  const program = await startProgram(args);
  const taken = performance.now() - start;
  await program.stop();
  return taken;
}

async function listen(session: Session): Promise<number> {
  const server = createServer();
  await listening(server);
  server.unref();
  session.onEnd(async () => void server.close());
  return portOf(server);
}

async function closedPort(): Promise<number> {
  const server = createServer();
  await listening(server);
  const port = portOf(server);
  server.close();
  await once(server, 'close');
  return port;
}

async function listening(server: Server): Promise<void> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
}

const portOf = (server: Server) => (server.address() as AddressInfo).port;
