/** What the screen is told of a sale, by the goods of W48 (loyalty-domain) at a whole till. */
import { describe, expect, it } from 'vitest';
import { CODES, openBench, scanW48 } from './fixtures/till-bench.ts';

describe('the balance after the receipt', () => {
  it('is what is available now, less the 327 redeemed; the 38 earned are not active yet', async () => {
    const bench = await openBench();
    scanW48(bench);
    expect(bench.screen.sale.balanceAfter).toBe(450_75);
    bench.till.sale.redeem({ kind: 'max' });
    expect(bench.screen.sale).toMatchObject({ redemption: { redeemed: 327_00 }, balanceAfter: 123_75 });
  });

  it('is unknown without a customer', async () => {
    const bench = await openBench();
    bench.scan(CODES.coffee);
    expect(bench.screen.sale.balanceAfter).toBeNull();
  });
});

describe('what is earned', () => {
  it('without a customer is what somebody who joins now would earn: 5 % of 2 020,66 − 97,35 − 799,00 of wine', async () => {
    const bench = await openBench();
    bench.scan(CODES.milk, CODES.milk, CODES.cheese, CODES.coffee, CODES.wine);
    expect(bench.screen.sale).toMatchObject({ customer: null, totals: { toPay: 1923_31 }, accrual: { total: 56_00 } });
  });

  it('is nothing for an empty receipt', async () => {
    const bench = await openBench();
    expect(bench.screen.sale.accrual).toEqual({ total: 0, activatesAt: null });
  });
});

describe('the discount of a line', () => {
  it('is that of its goods alone, 15 % of 649,00: the 3 % of the level are of the receipt', async () => {
    const bench = await openBench();
    bench.scan(CODES.card, CODES.coffee, CODES.milk);
    const [coffee, milk] = bench.screen.sale.lines;
    expect(coffee).toMatchObject({ discount: 97_35, notes: [{ text: 'скидка 15\u00a0%' }] });
    expect(milk).toMatchObject({ discount: 0, notes: [] });
    expect(bench.screen.sale.totals.discounts).toBe(97_35 + 19_25);
  });
});

describe('the language of the screen', () => {
  it('is followed from the moment the cashier changes it, the sale on the screen with it', async () => {
    const bench = await openBench();
    scanW48(bench);
    expect(bench.screen.sale.redemption.limit).toBe('Не больше 30\u00a0% от чека');
    bench.till.setLocale('en');
    expect(bench.screen.sale.redemption.limit).toBe('At most 30% of the receipt');
    expect(() => bench.till.scanTyped('ОСЕНЬ', null)).not.toThrow();
    expect(bench.screen.sale.explanations.map(({ text }) => text).join(' ')).not.toMatch(/ от чека|скидк/);
  });
});

describe('what only a card would open', () => {
  it('is one sentence with the names of the rules', async () => {
    const bench = await openBench();
    bench.scan(CODES.coffee);
    const told = bench.screen.sale.explanations.map(({ text }) => text);
    expect(told.filter((text) => text.includes('нужна карта'))).toEqual([]);
    expect(told.filter((text) => text.startsWith('С картой клиента: '))).toHaveLength(1);
  });
});
