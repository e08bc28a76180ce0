import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TcpLine } from './tcp-line.ts';

describe('TcpLine', () => {
  let server: Server;
  let line: TcpLine;
  let device: Socket;

  beforeEach(async () => {
    server = createServer();
    await once(server.listen(0, '127.0.0.1'), 'listening');
    line = new TcpLine('127.0.0.1', (server.address() as AddressInfo).port);
    const connected = once(server, 'connection') as Promise<[Socket]>;
    await line.open();
    [device] = await connected;
  });

  afterEach(async () => {
    await line.close();
    device.destroy();
    server.close();
  });

  const closing = () => new Promise<Error | null>((resolve) => line.onClosed(resolve));

  it('carries bytes both ways', async () => {
    const heard = once(device, 'data') as Promise<[Buffer]>;
    await line.write(Uint8Array.of(0x05));
    expect([...(await heard)[0]]).toEqual([0x05]);
    const answered = new Promise<Uint8Array>((resolve) => line.onBytes(resolve));
    device.write(Uint8Array.of(0x15));
    expect([...(await answered)]).toEqual([0x15]);
  });

  it('tells the register’s hang-up with a cause and is closed', async () => {
    const closed = closing();
    device.end();
    expect(await closed).toBeInstanceOf(Error);
    expect(line.isOpen).toBe(false);
    await expect(line.write(Uint8Array.of(5))).rejects.toMatchObject({ kind: 'noLink' });
  });

  it('tells its own close without a cause, and opens again', async () => {
    const closed = closing();
    await line.close();
    expect(await closed).toBeNull();
    await line.open();
    expect(line.isOpen).toBe(true);
  });

  it('is no link where nobody listens', async () => {
    const { port } = server.address() as AddressInfo;
    const stopped = once(server, 'close');
    server.close();
    device.destroy();
    await stopped;
    await expect(new TcpLine('127.0.0.1', port).open()).rejects.toMatchObject({ kind: 'noLink' });
  });
});
