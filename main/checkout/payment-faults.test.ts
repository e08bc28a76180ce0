/** What may go wrong around the press of pay without a receipt, a rouble or a point going astray. */
import { describe, expect, it } from 'vitest';
import { TillError } from '../../contract/errors/catalogue.ts';
import { demoProgramme, points, quantity } from '../../loyalty/index.ts';
import type { Change } from '../../contract/sync/records.ts';
import { pageBody } from '../store/fixtures.ts';
import { CODES, FEED, GOODS, openBench, programmeChange, scanW48 } from './fixtures/till-bench.ts';

const errorCode = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { code: string }) => error.code,
  );

describe('a receipt that is being printed again', () => {
  it('cannot be cancelled meanwhile: its document would have no receipt', async () => {
    const bench = await openBench();
    const { till, register, screen } = bench;
    bench.scan(CODES.milk);
    register.faults.push({ kind: 'lostBefore' }, { kind: 'lostBefore' }, { kind: 'lostBefore' });
    await till.sale.pay({ cash: 100_00, card: 0 });
    const receiptId = screen.status.held[0]?.receiptId ?? '';
    const refusals: unknown[] = [];
    register.onStage = (stage) => {
      if (stage !== 'closing') return;
      try {
        till.held.cancel(receiptId);
      } catch (error) {
        refusals.push((error as TillError).code);
      }
    };
    await till.held.print(receiptId);
    expect(refusals).toEqual(['PAYMENT_IN_PROGRESS']);
    expect(screen.sale).toMatchObject({ phase: 'done', done: { number: 1, total: 89_90 } });
    expect(screen.status.held).toEqual([]);
  });
});

describe('a disk that takes nothing more at the press of pay', () => {
  it('gives the sale back, and its hold is released with the next receipt', async () => {
    let isFull = false;
    const bench = await openBench({
      storeHooks: (point) => {
        if (isFull && (point === 'T1.before' || point === 'append.before')) throw new TillError('DISK_FULL');
      },
    });
    const { till, screen, stores } = bench;
    scanW48(bench);
    till.sale.redeem({ kind: 'max' });
    isFull = true;
    expect(await errorCode(till.sale.pay({ cash: 2000_00, card: 0 }))).toBe('DISK_FULL');
    expect(screen.sale).toMatchObject({ phase: 'selling', totals: { toPay: 1538_61 } });
    expect(stores.ledger.openHolds()).toHaveLength(1);
    isFull = false;
    await till.sale.pay({ cash: 2000_00, card: 0 });
    expect(screen.sale).toMatchObject({ phase: 'done', done: { number: 1, total: 1538_61 } });
    expect(stores.ledger.openHolds()).toEqual([]);
    expect(stores.outbox.view(10).map(({ kind }) => kind)).toEqual(['saleFiscalised', 'holdReleased']);
  });
});

describe('a programme that changes between the total and the press of pay', () => {
  it('leaves the total as it was shown, also when the centre does not answer for the points', async () => {
    const bench = await openBench();
    const { till, screen, stores, centre } = bench;
    scanW48(bench);
    till.sale.redeem({ kind: 'points', points: points(100_00) });
    const { toPay } = screen.sale.totals;
    const mechanics = demoProgramme.mechanics.filter(({ kind }) => !kind.endsWith('discount'));
    const body = pageBody([programmeChange(10, { ...demoProgramme, version: 2, mechanics })], 10);
    await stores.directory.applyPage({ feed: FEED, body, at: bench.clock.now(), pauseMs: 0 });
    centre.granted = () => undefined;
    await till.sale.pay({ cash: toPay, card: 0 });
    expect(screen.sale).toMatchObject({ phase: 'done', done: { total: toPay, change: 0 } });
  });
});

describe('sums at their bounds', () => {
  /** Sells tea at this price. */
  async function openWithTea(unitPrice: number) {
    const bench = await openBench();
    const tea = { ...GOODS[0]!, sku: 'tea', name: 'Чай', codes: ['4600000000053'], unitPrice };
    const change = { rev: 10, key: 'tea', v: 1, entity: 'goods', op: 'put', data: tea } as Change;
    const page = { feed: FEED, body: pageBody([change], 10), at: bench.clock.now(), pauseMs: 0 };
    await bench.stores.directory.applyPage(page);
    bench.scan('4600000000053');
    return bench;
  }

  it.each([0, 1, 99_999_999_99])('sells goods for %i kopecks', async (unitPrice) => {
    const { till, screen } = await openWithTea(unitPrice);
    await till.sale.pay({ cash: unitPrice, card: 0 });
    expect(screen.sale).toMatchObject({ phase: 'done', done: { total: unitPrice, change: 0 } });
  });

  it('refuses what would pass the money field of a register, 99 999 999,99 ₽', async () => {
    const { till, screen, scan } = await openWithTea(99_999_999_99);
    const code = (work: () => void) => {
      try {
        return work();
      } catch (error) {
        return (error as TillError).code;
      }
    };
    expect(code(() => till.sale.setQuantity(1, quantity(2_000)))).toBe('SUM_TOO_LARGE');
    expect(code(() => scan(CODES.milk))).toBe('SUM_TOO_LARGE');
    expect(screen.sale.lines).toHaveLength(1);
  });
});

describe('a close whose refusal comes late', () => {
  it('is refused with the reason of the register and not tried again', async () => {
    const bench = await openBench();
    bench.scan(CODES.milk);
    bench.register.faults.push({ kind: 'lostBefore', late: 0x46 });
    expect(await errorCode(bench.till.sale.pay({ cash: 100_00, card: 0 }))).toBe('FISCAL_CASH_SHORT');
    expect(bench.register.receipts).toEqual([]);
    expect(bench.screen.sale.phase).toBe('selling');
    expect(bench.screen.status.held).toEqual([]);
  });
});
