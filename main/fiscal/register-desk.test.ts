/** The desk over a real connection to a register that takes the call and says nothing. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openRegister } from '../../native/fiscal/index.ts';
import { systemTimers } from '../sync/timers.ts';
import { HandTimers, settled } from '../checkout/fixtures/till-bench.ts';
import { FakeRegister } from './fixtures/fake-register.ts';
import { createRegisterDesk } from './register-desk.ts';
import type { RegisterFacts } from './register-desk.ts';

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
      wallClock: () => '2026-11-22T14:33:00',
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

/** A desk over a register in memory, after its first look. */
async function running() {
  const [register, timers] = [new FakeRegister(), new HandTimers()];
  const changes: [before: RegisterFacts, now: RegisterFacts][] = [];
  const log = { error: (message: string) => expect.unreachable(message) };
  const onChange = (before: RegisterFacts) => void changes.push([before, desk.facts()]);
  const wallClock = () => '2026-11-22T14:33:00';
  const desk = createRegisterDesk({ register, timers, log, wallClock, onChange });
  onTestFinished(() => desk.stop());
  desk.start();
  await timers.pass(0);
  return { desk, register, timers, changes };
}

describe('a desk whose register comes back', () => {
  it('says so when it knows how the register is, so that whoever waits asks at once', async () => {
    const { register, timers, changes } = await running();
    register.silence();
    await timers.pass(1_000);
    changes.length = 0;
    register.isSilent = false;
    await timers.pass(10_000);
    const back = { isGone: false, identity: { serial: '0001' }, status: { mode: 'shiftOpen' } };
    expect(changes[0]).toMatchObject([{ isGone: true, identity: null }, back]);
  });
});

describe('a desk whose register wants paper', () => {
  it('looks twenty times a second until it is put right, and says that before the document is printed again', async () => {
    const { desk, register, timers } = await running();
    register.paper = 'outActive';
    await timers.pass(1_000);
    expect(desk.facts().status?.paper).toBe('outActive');
    let printed = () => {};
    register.settle = () =>
      new Promise((resolve) => {
        printed = () => resolve((register.paper = 'ready'));
      });
    register.paper = 'waitsForContinue';
    await timers.pass(50);
    expect(desk.facts().status?.paper).toBe('waitsForContinue');
    printed();
    await settled();
    expect(desk.facts().status?.paper).toBe('ready');
  });
});

describe('a desk whose register warned of its drive', () => {
  it('hears within ten minutes of a shift that goes on that there is no more to warn of', async () => {
    const { desk, register, timers } = await running();
    expect(desk.facts().drive).toMatchObject({ unsent: 0 });
    register.unsent = 412;
    await timers.pass(599_000);
    expect(desk.facts().drive).toMatchObject({ unsent: 0 });
    await timers.pass(2_000);
    expect(desk.facts().drive).toMatchObject({ unsent: 412 });
  });

  it('asks a drive that takes nothing at each look, so that sales go on at once', async () => {
    const { desk, register, timers } = await running();
    register.documentsLeft = 0;
    await timers.pass(600_000);
    expect(desk.facts().drive).toMatchObject({ documentsLeft: 0 });
    register.documentsLeft = 230_000;
    await timers.pass(1_000);
    expect(desk.facts().drive).toMatchObject({ documentsLeft: 230_000 });
  });
});
