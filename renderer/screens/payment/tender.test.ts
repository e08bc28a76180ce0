import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SaleView } from '../../../contract/till/views.ts';
import { quickSums, tenderOf, type Typed } from './tender.ts';

const sale = (due: number) => ({ totals: { due } }) as SaleView;
const cash = (text: string): Typed => ({ field: 'cash', cash: text, card: '' });

describe('tenderOf', () => {
  it('takes exactly what is due when nothing is typed', () => {
    expect(tenderOf(sale(165710), cash(''))).toMatchObject({ cash: 165710, card: 0, change: 0, short: 0 });
  });

  it('gives 342,90 of change for 2 000,00', () => {
    expect(tenderOf(sale(165710), cash('2000'))).toMatchObject({ cash: 200000, change: 34290, short: 0 });
  });

  it('says that 657,10 is missing from 1 000,00', () => {
    expect(tenderOf(sale(165710), cash('1000'))).toMatchObject({ short: 65710, change: 0 });
  });

  it('asks the rest in cash after 1 000,00 by card', () => {
    expect(tenderOf(sale(165710), { field: 'cash', cash: '', card: '1000' })).toMatchObject({
      card: 100000,
      due: 65710,
      cash: 65710,
    });
  });

  it('marks a card sum above the total', () => {
    expect(tenderOf(sale(1000), { field: 'card', cash: '', card: '11' }).cardOver).toBe(true);
  });

  it('never has change and a shortage at once, and never negative sums', () => {
    const amount = fc.integer({ min: 0, max: 10_000_000 });
    fc.assert(
      fc.property(amount, amount, amount, (toPay, given, card) => {
        const tender = tenderOf(sale(toPay), { field: 'cash', cash: String(given), card: String(card) });
        const { short, change, due, cash: paid } = tender;
        return short >= 0 && change >= 0 && due >= 0 && short * change === 0 && due + change === paid + short;
      }),
    );
  });
});

describe('quickSums', () => {
  it.each([
    [165710, [166000, 170000, 200000, 500000]],
    [200000, [500000]],
    [99900, [100000, 500000]],
    [29900, [30000, 50000, 100000, 500000]],
    [1, [1000, 10000, 50000, 100000]],
    [121854189, [121855000, 121860000]],
  ])('offers for %d kopecks %j', (due, sums) => {
    expect(quickSums(due)).toEqual(sums);
  });
});
