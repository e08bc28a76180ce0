/** What a scan does to the sale, and what the cashier hears. */
import { describe, expect, it } from 'vitest';
import { CODES, openBench } from './fixtures/till-bench.ts';
import type { Bench } from './fixtures/till-bench.ts';

function read(bench: Bench, ...codes: string[]): void {
  for (const code of codes) bench.scanners.simulated?.scan(code);
}

const lastSignal = (bench: Bench) => bench.screen.signals.at(-1);
const refusedWith = (code: string, params: object = {}) => ({
  sound: 'refused',
  message: { kind: 'error', error: { code, params } },
});

describe('a scan', () => {
  it('of the same bottle twice at once is two bottles', async () => {
    const bench = await openBench();
    read(bench, CODES.wine, CODES.wine);
    expect(bench.screen.sale.lines).toMatchObject([{ quantity: 2000, gross: 1598_00, takesPoints: false }]);
    expect(lastSignal(bench)).toEqual({ sound: 'goods', message: null });
  });

  it('of the same card twice at once is one', async () => {
    const bench = await openBench();
    read(bench, CODES.card, CODES.card);
    expect(bench.screen.signals.map(({ sound }) => sound)).toEqual(['customer']);
    expect(bench.screen.sale.customer).toMatchObject({ name: 'Анна К.', card: '0421', phone: '4567' });
  });

  it('of a label of the scales takes its weight: 437 g of cheese cost 392,86 ₽', async () => {
    const bench = await openBench();
    read(bench, CODES.cheese, CODES.cheese);
    expect(bench.screen.sale.lines).toMatchObject([
      { quantity: 437, gross: 392_86 },
      { quantity: 437, gross: 392_86 },
    ]);
  });

  it.each([
    ['unknown goods', '4600000000916', 'GOODS_NOT_FOUND', { text: '4600000000916' }],
    ['goods with a wrong check digit', '4600000000016', 'CODE_DAMAGED', { text: '4600000000016' }],
    ['a card with a wrong check digit', '2900000000422', 'CARD_DAMAGED', { text: '2900000000422' }],
    [
      'a page of somebody’s text',
      'https://example.org/'.repeat(5),
      'CODE_UNKNOWN',
      { text: `${'https://example.org/'.repeat(2)}…` },
    ],
  ])('of %s is refused with a low tone and keeps sale and customer', async (_what, code, error, params) => {
    const bench = await openBench();
    read(bench, CODES.card, CODES.milk, code);
    expect(lastSignal(bench)).toEqual(refusedWith(error, params));
    expect(bench.screen.sale).toMatchObject({
      customer: { customerId: 'anna' },
      lines: [{ name: 'Молоко 3,2 %, 930 мл' }],
    });
  });

  it('that came garbled off the wire is refused', async () => {
    const bench = await openBench();
    bench.scanners.simulated?.scan('\u0001\u0002');
    expect(lastSignal(bench)).toMatchObject({ sound: 'refused' });
  });

  it('waits while the screen holds scans, says so with the low tone, and is taken afterwards', async () => {
    const bench = await openBench();
    bench.till.holdScans(true, null);
    read(bench, CODES.milk);
    expect(bench.screen.sale.lines).toEqual([]);
    expect(lastSignal(bench)).toMatchObject({ sound: 'refused', message: { key: 'sale.finishFirst' } });
    bench.till.holdScans(false, null);
    expect(bench.screen.sale.lines).toMatchObject([{ net: 89_90 }]);
  });

  it('after a finished receipt begins the next', async () => {
    const bench = await openBench();
    read(bench, CODES.milk);
    await bench.till.sale.pay({ cash: 89_90, card: 0 });
    read(bench, CODES.coffee);
    expect(bench.screen.sale).toMatchObject({ phase: 'selling', number: 2, done: null });
  });
});

describe('a typed entry', () => {
  it('takes its quantity from the screen or from the text', async () => {
    const { till, screen } = await openBench();
    await till.scanTyped(CODES.milk, 3000 as never);
    await till.scanTyped(`2*${CODES.coffee}`, null);
    expect(screen.sale.lines.map(({ quantity }) => quantity)).toEqual([3000, 2000]);
  });

  it('of a phone finds its member', async () => {
    const { till, screen } = await openBench();
    await till.scanTyped('8 916 123-45-67', null);
    expect(screen.sale.customer).toMatchObject({ customerId: 'anna', card: '0421' });
  });

  it('that means nothing throws, so that the field can say so', async () => {
    const { till } = await openBench();
    expect(() => till.scanTyped('что-то', null)).toThrow('CODE_UNKNOWN');
  });
});

describe('a promo code', () => {
  it('typed by hand takes its percent off the sale, however it is spelt', async () => {
    for (const typed of ['ОСЕНЬ', 'осень', 'o-s-e-n']) {
      const bench = await openBench();
      read(bench, CODES.milk);
      const before = bench.screen.sale.totals.toPay;
      await bench.till.scanTyped(typed, null);
      expect(lastSignal(bench)?.message).toMatchObject({ key: 'code.applied', params: { code: typed } });
      expect(bench.screen.sale.totals.toPay).toBeLessThan(before);
    }
  });

  it('that nobody knows is named as it was typed, not by the Latin letters of its keys', async () => {
    const bench = await openBench();
    expect(() => bench.till.scanTyped('ЗИМА', null)).toThrow(
      expect.objectContaining({ code: 'CODE_UNKNOWN', params: { text: 'ЗИМА' } }),
    );
  });

  it('that gives nothing is refused with its reason and leaves the sale as it was', async () => {
    const bench = await openBench();
    expect(() => bench.till.scanTyped('ОСЕНЬ', null)).toThrow(expect.objectContaining({ code: 'CODE_NOT_APPLIED' }));
    read(bench, CODES.milk);
    expect(bench.screen.sale.totals.discounts).toBe(0);
  });

  it('entered for the receipt stands on it with what it took off, and can be taken out again', async () => {
    const bench = await openBench();
    read(bench, CODES.milk);
    await expect(bench.till.sale.enterCode('осень')).resolves.toEqual({ kind: 'taken' });
    expect(bench.screen.sale.codes).toEqual([
      {
        code: '0CEHЬ',
        shown: 'осень',
        name: 'Промокод ОСЕНЬ',
        isApplied: true,
        money: 8_99,
        text: 'Промокод ОСЕНЬ: 10\u00a0% от чека',
      },
    ]);
    bench.till.sale.removeCode('0CEHЬ');
    expect(bench.screen.sale).toMatchObject({ codes: [], totals: { discounts: 0 } });
  });

  it('that has stopped giving anything stays, with its reason', async () => {
    const bench = await openBench();
    read(bench, CODES.milk);
    await bench.till.sale.enterCode('ОСЕНЬ');
    bench.till.sale.removeLine(1);
    expect(bench.screen.sale.codes).toMatchObject([{ isApplied: false, money: 0 }]);
  });

  it('nobody has is an unknown code', async () => {
    const bench = await openBench();
    expect(() => bench.till.scanTyped('ЗИМА', null)).toThrow(expect.objectContaining({ code: 'CODE_UNKNOWN' }));
  });
});
