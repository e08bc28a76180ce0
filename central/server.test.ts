/** The centre as a process on a real folder: what it has called durable is there after `kill -9`. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROTOCOL } from '../contract/sync/api.ts';
import { CentreInUseError } from './db/lock-file.ts';
import { startCentral } from './server.ts';
import { startChain } from './testing/chain.ts';
import { clientOf, envelope } from './testing/client.ts';

describe('a centre on a folder', () => {
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'centre-'));
  });
  afterAll(() => rm(dataDir, { recursive: true, force: true }));

  const start = async (): Promise<{ child: ChildProcess; url: string }> => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), '--data', dataDir, '--port', '0'], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, DATABASE_URL: '' },
    });
    if (child.stdout === null) throw new Error('no output');
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    return { child, url: (JSON.parse(line) as { url: string }).url };
  };
  const end = async (child: ChildProcess, signal: NodeJS.Signals): Promise<unknown> => {
    const exited = once(child, 'exit');
    child.kill(signal);
    return (await exited)[0];
  };

  it('keeps what it called durable through kill -9, lets nobody else in, and stops cleanly', async () => {
    const tillUuid = randomUUID();
    const secret = randomUUID();
    const request = { tillUuid, name: 'Касса', protocol: PROTOCOL };
    const first = await start();
    const before = clientOf(first.url, tillUuid, secret);
    const { tillId, epoch } = await before.join(request);
    const chain = startChain({ tillUuid, tillId, epoch });
    chain.append('shiftOpened', { shift: 1, instant: 0, fd: 1 });
    const answer = await before.push(envelope(chain.batch()));
    expect(answer.durableSeq).toBe(1);
    await expect(startCentral({ dataDir })).rejects.toThrow(CentreInUseError);
    await end(first.child, 'SIGKILL');

    const second = await start();
    const after = clientOf(second.url, tillUuid, secret);
    expect(await after.join(request)).toMatchObject({ tillId, lastSeq: 1 });
    expect((await after.push(envelope(chain.batch()))).answers).toEqual(answer.answers);
    expect(await end(second.child, 'SIGTERM')).toBe(0);
  });
});
