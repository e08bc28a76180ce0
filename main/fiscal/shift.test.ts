import { describe, expect, it } from 'vitest';
import { kopecks } from '../../loyalty/index.ts';
import { CODES, openBench } from '../checkout/fixtures/till-bench.ts';

describe('the shift', () => {
  it('is opened, closed and read off the register, each with its operation', async () => {
    const { till, register, screen, stores, clock } = await openBench();
    register.mode = 'shiftClosed';
    await till.shift.open();
    expect(screen.status.shift).toEqual({ state: 'open', number: 149, openedAt: clock.now() });
    await till.shift.close();
    expect(screen.status.shift).toMatchObject({ state: 'closed', number: 149 });
    expect(stores.outbox.view(10).map(({ kind }) => kind)).toEqual(['shiftClosed', 'shiftOpened']);
  });

  it('is not opened twice', async () => {
    const { till } = await openBench();
    await expect(till.shift.open()).rejects.toMatchObject({ code: 'FISCAL_SHIFT_OPEN' });
  });

  it('is not closed over a receipt whose end is not known', async () => {
    const bench = await openBench();
    bench.scan(CODES.milk);
    bench.register.faults.push({ kind: 'silentAfter' });
    await bench.till.sale.pay({ cash: 100_00, card: 0 });
    await expect(bench.till.shift.close()).rejects.toMatchObject({ code: 'RECEIPT_UNDECIDED' });
  });

  it('moves cash in and refuses to pay out more than the drawer holds', async () => {
    const { till, register, stores } = await openBench();
    await till.shift.moveCash('in', kopecks(500_00));
    await expect(till.shift.moveCash('out', kopecks(500_01))).rejects.toMatchObject({ code: 'FISCAL_CASH_SHORT' });
    expect(register.drawer).toBe(500_00);
    expect(stores.outbox.view(10).map(({ kind }) => kind)).toEqual(['cashMoved']);
  });
});
