/** The till with the real driver on a real terminal, the emulated register at its other end. */
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startEmulator } from '../../native/fiscal/emulator/index.ts';
import { openRegister } from '../../native/fiscal/index.ts';
import type { RegisterState } from '../../native/fiscal/emulator/index.ts';
import { decodeText } from '../../native/fiscal/code-page.ts';
import type { Till } from '../till-calls.ts';
import { temporaryFolder } from '../store/fixtures.ts';
import { systemTimers } from '../sync/timers.ts';
import { CODES, openBench, scanW48 } from './fixtures/till-bench.ts';

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
  return { ...bench, register, emulator, ttyLink };
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

/** Values of a text tag on the receipts of the drive, in their order. */
function onReceipts(tag: number, { drive }: RegisterState): string[] {
  const receipts = drive.documents.filter(({ type }) => type === 3);
  return receipts.map(({ tlv }) => textOfTag(Buffer.from(tlv, 'hex'), tag));
}

function textOfTag(tlv: Buffer, wanted: number): string {
  for (let at = 0; at < tlv.length;) {
    const [tag, length] = [tlv.readUInt16LE(at), tlv.readUInt16LE(at + 2)];
    if (tag === wanted) return decodeText(tlv.subarray(at + 4, at + 4 + length), 'cp866').trim();
    at += 4 + length;
  }
  return '';
}

describe('who sold it', () => {
  it('stands on the first receipt of a till that was started inside an open shift: name (1021) and tax number (1203)', async () => {
    const morning = await openRealBench();
    await morning.stop();
    await morning.register.disconnect();
    const register = openRegister(`tty:${morning.ttyLink}@115200`);
    onTestFinished(() => register.disconnect());
    const { folder } = morning;
    const cashier = { cashier: 'Ольга Б.', cashierInn: '690012345678' };
    const evening = await openBench({ folder, config: { register, timers: systemTimers, ...cashier } });
    evening.scan(CODES.milk);
    await evening.till.sale.pay({ cash: 100_00, card: 0 });
    expect(onReceipts(1021, morning.emulator.state())).toEqual(['Ольга Б.']);
    expect(onReceipts(1203, morning.emulator.state())).toEqual(['690012345678']);
  });
});

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
