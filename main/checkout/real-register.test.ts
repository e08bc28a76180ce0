/** The till with the real driver on a real terminal, the emulated register at its other end. */
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startEmulator } from '../../native/fiscal/emulator/index.ts';
import { openRegister } from '../../native/fiscal/index.ts';
import type { Till } from '../till.ts';
import { temporaryFolder } from '../store/fixtures.ts';
import { systemTimers } from '../sync/timers.ts';
import { openBench, scanW48 } from './fixtures/till-bench.ts';

async function openRealBench(misbehave?: string) {
  const ttyLink = join(temporaryFolder(), 'register');
  const emulator = await startEmulator({
    ttyLink,
    profile: 'instant',
    seed: 1,
    ...(misbehave === undefined ? {} : { misbehave }),
  });
  const register = openRegister(`tty:${ttyLink}@115200`);
  onTestFinished(async () => {
    await register.disconnect();
    await emulator.close();
  });
  const bench = await openBench({ config: { register, timers: systemTimers } });
  await bench.till.shift.open();
  return { ...bench, register };
}

/** The receipt may have to be found once the register has its power back. */
function untilDone(till: Till): Promise<void> {
  return new Promise((resolve) => {
    const stop = till.subscribe((event) => {
      if (event.type !== 'sale' || event.sale.phase !== 'done') return;
      resolve();
      stop();
    });
  });
}

describe('a sale over the wire', () => {
  it.each([
    ['as it should be', 1, undefined],
    ['when the port goes away over the close', 1, 'vanish/FF45'],
    ['when a foreign receipt of the same total gets in before it', 2, 'foreignDocument=153861,vanish/FF45'],
  ])('W48 ends in one document of ours, 1538,61 ₽, %s', async (_what, documents, misbehave) => {
    const bench = await openRealBench(misbehave);
    scanW48(bench);
    bench.till.sale.redeem({ kind: 'max' });
    const before = (await bench.register.readCounters()).lastFd;
    const finished = untilDone(bench.till);
    await bench.till.sale.pay({ cash: 2000_00, card: 0 });
    await finished;
    expect(bench.screen.sale).toMatchObject({ phase: 'done', done: { total: 1538_61, change: 461_39 } });
    const { lastFd } = await bench.register.readCounters();
    expect(lastFd).toBe(before + documents);
    expect(bench.screen.sale.done?.fiscal.fd).toBe(lastFd);
  });
});
