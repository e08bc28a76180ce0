/** A real full disk: a small tmpfs. Making one needs root and the right to mount; the tests say so where it is missing. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { documentOf, LIMITS, NOON, openForTest, planOf, sell } from './fixtures.ts';

const place = mkdtempSync(join(tmpdir(), 'kopilka-full-'));
const isMounted = spawnSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=40m', 'tmpfs', place]).status === 0;
afterAll(() => {
  if (isMounted) spawnSync('/bin/umount', ['-l', place]);
  rmSync(place, { recursive: true, force: true });
});

function fillUp(folder: string, leaveBytes: number): string {
  const path = join(folder, 'filler');
  for (let size = 40 * 1024 * 1024; size > 0; size -= 256 * 1024) {
    try {
      writeFileSync(path, Buffer.alloc(size));
      writeFileSync(path, Buffer.alloc(Math.max(0, size - leaveBytes)));
      return path;
    } catch {
      rmSync(path, { force: true });
    }
  }
  return path;
}

describe.skipIf(!isMounted)('a full disk (skipped where no tmpfs can be mounted)', () => {
  it('stops a sale before T1 when less than 16 MiB is left, and never one that has begun', async () => {
    const folder = join(place, 'begun');
    const { ledger, close } = await openForTest(folder);
    const begun = planOf({ ledger, redeem: 100_00 });
    ledger.planReceipt(begun);
    const filler = fillUp(folder, 8 * 1024 * 1024);
    expect(ledger.finishReceipt(begun.receiptId, documentOf(1), []).seq).toBe(1);
    expect(() => ledger.planReceipt(planOf({ ledger }))).toThrow(expect.objectContaining({ code: 'DISK_FULL' }));
    expect(ledger.undecidedReceipts()).toEqual([]);
    rmSync(filler);
    expect(sell(ledger).operation.seq).toBe(2);
    await close();
    rmSync(folder, { recursive: true });
  });

  it('refuses a commit whole, says DISK_FULL, and everything is as it was', async () => {
    const folder = join(place, 'whole');
    const { ledger, close } = await openForTest(folder);
    sell(ledger, { redeem: 100_00 });
    const filler = fillUp(folder, 0);
    const note = () => ledger.append('shiftOpened', { shift: 1, instant: NOON, fd: 1 }, NOON);
    expect(() => {
      for (let shift = 0; shift < 1000; shift += 1) note();
    }).toThrow(expect.objectContaining({ code: 'DISK_FULL' }));
    const queued = ledger.queueSummary().queued;
    expect(ledger.offlineState('m-1', LIMITS, 0).cardLeft).toBe(900_00);
    rmSync(filler);
    expect(note().seq).toBe(queued + 1);
    await close();
    rmSync(folder, { recursive: true });
  });
});
