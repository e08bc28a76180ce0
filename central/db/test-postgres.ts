/** A throw-away PostgreSQL server for tests that need real concurrency, from Debian's package. */
import { execFile } from 'node:child_process';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const BIN = '/usr/lib/postgresql/15/bin';

export interface TestPostgres {
  url: string;
  stop(): Promise<void>;
}

/** Where Debian's server is not installed, tests that need it are skipped and say so. */
export const hasPostgres = existsSync(join(BIN, 'initdb'));

export async function startTestPostgres(): Promise<TestPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'centre-pg-'));
  const isRoot = userInfo().uid === 0;
  // initdb refuses root
  const asServer = isRoot ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups'] : [];
  if (isRoot) await chown(folder, await idOf('-u'), await idOf('-g'));
  const server = async (program: string, ...args: string[]): Promise<void> => {
    const [command, ...rest] = [...asServer, join(BIN, program), ...args];
    if (command !== undefined) await run(command, rest, { cwd: folder });
  };
  const data = join(folder, 'data');
  const port = await freePort();
  await server('initdb', '-D', data, '-U', 'till', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync');
  const options = `-c listen_addresses=127.0.0.1 -p ${port} -k ${folder} -c fsync=off -c max_connections=60`;
  await server('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), 'start', '-o', options);
  return {
    url: `postgresql://till@127.0.0.1:${port}/postgres`,
    async stop() {
      await server('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function idOf(flag: '-u' | '-g'): Promise<number> {
  return Number((await run('id', [flag, 'postgres'])).stdout);
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no free port')),
      );
    });
  });
}
