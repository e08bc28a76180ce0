/** The desk over a real connection to a register that takes the call and says nothing. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openRegister } from '../../native/fiscal/index.ts';
import { systemTimers } from '../sync/timers.ts';
import { createRegisterDesk } from './register-desk.ts';

const ENQ = 0x05;

describe('a desk told to stop', () => {
  it('does not wait for a register that is silent: of its enquiries only the first is sent', async () => {
    const server = createServer();
    onTestFinished(() => void server.close());
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const errors: unknown[] = [];
    const desk = createRegisterDesk({
      register: openRegister(`tcp:127.0.0.1:${port}`),
      timers: systemTimers,
      log: { error: (_message, cause) => errors.push(cause) },
      onChange: () => undefined,
    });
    desk.start();
    const [socket] = (await once(server, 'connection')) as [Socket];
    const received: number[] = [];
    socket.on('data', (bytes) => received.push(...bytes));
    await once(socket, 'data');
    const closed = once(socket, 'close');
    await desk.stop();
    await closed;
    expect(received).toEqual([ENQ]);
    expect(errors).toEqual([]);
  });
});
