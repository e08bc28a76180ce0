/** Which bound a redemption meets and what would lift it, in the cashier's words. Source: loyalty-domain section 8. */
import { describe, expect, it } from 'vitest';
import { points } from '../../money/units.ts';
import { explain } from '../../quote/explain.ts';
import { goods, member, quoteVisit, receiptPercent, redemptionOf } from '../../testing/shop.ts';
import type { Visit } from '../../testing/shop.ts';

/** All that is said of a redemption of as much as there may be; 450 points and goods of 1000.00 unless said otherwise. */
function said(rule: Record<string, unknown>, given: Partial<Visit> = {}): string[] {
  const { rules = [], ...more } = given;
  const quote = quoteVisit({
    lines: [goods(1000_00)],
    customer: member(450_00),
    redeem: { kind: 'max' },
    ...more,
    rules: [redemptionOf(100_00, rule), ...rules],
  });
  return quote.explanations
    .filter(({ code }) => code.startsWith('redeem.'))
    .map((entry) => explain(entry, 'en').replaceAll('\u00a0', ' '));
}

const offline = (receiptLeft: number) => ({
  receiptLeft: points(receiptLeft),
  cardLeft: points(9000_00),
  tillLeft: points(9000_00),
  snapshotAgeMs: 0,
});
const card = (balance: number) => member(balance, { identifiedBy: 'card' as const });

describe('the bound that binds', () => {
  it('is the minimum purchase, until the goods just reach it', () => {
    const short = [
      'From RUB 1,000.01. RUB 0.01 to go',
      'RUB 0.01 more in goods after discounts and 450 points can be redeemed',
    ];
    expect(said({ minPurchase: 1000_01 })).toEqual([short[0]]);
    expect(said({ minPurchase: 1000_00 })).toEqual(['That is the whole balance', '450 points redeemed: −RUB 450.00']);
  });

  it('is the percent of the receipt, with the goods that would lift it', () => {
    expect(said({ receiptBp: 30_00 })).toEqual([
      'At most 30% of the receipt',
      'RUB 500.00 more in goods after discounts and 450 points can be redeemed',
      '300 points redeemed: −RUB 300.00',
    ]);
    // The cap of a receipt would bind at the same points.
    expect(said({ receiptBp: 30_00, perReceipt: 300_00 })).toEqual([
      'At most 30% of the receipt',
      '300 points redeemed: −RUB 300.00',
    ]);
    expect(said({ receiptBp: 45_00 })).toEqual(['That is the whole balance', '450 points redeemed: −RUB 450.00']);
    expect(said({ receiptBp: 0 })).toEqual(['At most 0% of the receipt']);
  });

  it('is what must be paid in money', () => {
    expect(said({ minMoney: 600_00 })).toEqual([
      'At least RUB 600.00 must be paid in money',
      'RUB 50.00 more in goods after discounts and 450 points can be redeemed',
      '400 points redeemed: −RUB 400.00',
    ]);
  });

  it('is the whole receipt, or the share of some goods', () => {
    const lines = [goods(100_00, { minUnitPrice: 10_00 }), goods(100_00, { minUnitPrice: 40_00 })];
    expect(said({}, { lines })).toEqual([
      'Points pay for all of it',
      'RUB 300.00 more in goods after discounts and 450 points can be redeemed',
      '150 points redeemed: −RUB 150.00',
    ]);
    const capped = [goods(100_00, { categories: ['tv'] }), goods(100_00)];
    expect(said({ categoryCaps: [{ category: 'tv', shareBp: 10_00 }] }, { lines: capped })[0]).toBe(
      'Some goods take no points',
    );
  });

  it('is what discounts leave of the share that a receipt may lose', () => {
    const given = { rules: [receiptPercent(20_00)], terms: { maxShareBp: 50_00 } };
    expect(said({}, given)).toEqual([
      'Discounts and points together are at their limit',
      '300 points redeemed: −RUB 300.00',
    ]);
  });

  it('is any discount where points exclude it, and none where there is no discount', () => {
    const terms = { pointsExclusive: true };
    expect(said({}, { terms, rules: [receiptPercent(20_00)] })).toEqual([
      'The receipt has a discount. No points with it',
    ]);
    expect(said({}, { terms })[0]).toBe('That is the whole balance');
  });

  it('is a debt, said with its points', () => {
    expect(said({}, { customer: member(450_00, { debt: points(40_00) }) })).toEqual(['Debt 40 points. No redemption']);
  });

  it('is the cap of a category rounded down, and an odd point is worth whole kopecks, rounded down', () => {
    const third = { step: 1, categoryCaps: [{ category: 'tv', shareBp: 3_33 }] };
    expect(said(third, { lines: [goods(99_99, { categories: ['tv'] })] })).toContain('3.32 points redeemed: −RUB 3.32');
    const odd = said({ receiptBp: 30_00, step: 2_50 }, { lines: [goods(3_00)], terms: { pointValue: 33 } });
    expect(odd).toContain('2.5 points redeemed: −RUB 0.82');
    expect(odd).toContain('RUB 492.00 more in goods after discounts and 450 points can be redeemed');
  });

  it('is the link: what would be there online is said if it is more', () => {
    expect(said({}, { offline: offline(200_00) })).toEqual([
      'Offline: at most 200 points',
      'Online it would be 450 points',
      '200 points redeemed: −RUB 200.00',
    ]);
    const bothAt200 = said({ receiptBp: 20_00 }, { offline: offline(200_00) });
    expect(bothAt200).toEqual(['Offline: at most 200 points', '200 points redeemed: −RUB 200.00']);
  });

  it('is the cap for a plain card: the code in the app lifts it to its own, or altogether', () => {
    const capped = ['At most 100 points a receipt', '100 points redeemed: −RUB 100.00'];
    const lifted = (lift: string) => [capped[0], lift, capped[1]];
    const perReceiptBy = { card: 100_00 };
    const by = (rule: Record<string, unknown>) => said(rule, { customer: card(450_00) });
    expect(by({ perReceiptBy })).toEqual(lifted('More with the code in the app'));
    expect(by({ perReceiptBy, perReceipt: 400_00 })).toEqual(lifted('With the code in the app up to 400 points'));
    expect(by({ perReceiptBy: { card: 100_00, token: 300_00 }, perReceipt: 400_00 })).toEqual(
      lifted('With the code in the app up to 300 points'),
    );
    expect(by({ perReceipt: 100_00 })).toEqual(capped);
    expect(said({ perReceipt: 100_00 })).toEqual(capped);
  });

  it('is a cap that is no whole step: no code in the app lifts what only the step keeps back', () => {
    const capped = ['At most 100.5 points a receipt', '100 points redeemed: −RUB 100.00'];
    expect(said({ perReceipt: 100_50 }, { customer: card(450_00) })).toEqual(capped);
    expect(said({ perReceipt: 100_50, perReceiptBy: { token: 300_00 } })).toEqual(capped);
  });
});

describe('what was asked for', () => {
  const ask = (amount: number, rule: Record<string, unknown> = {}) =>
    said(rule, { redeem: { kind: 'points', points: points(amount) } });

  it('is cut to the most there is', () => {
    expect(ask(500_00)).toEqual([
      'That is the whole balance',
      'Redemption cut to 450 points',
      '450 points redeemed: −RUB 450.00',
    ]);
    expect(ask(450_00)).toEqual(['That is the whole balance', '450 points redeemed: −RUB 450.00']);
  });

  it('may be just the least that is redeemed, which is a multiple of the step', () => {
    const rule = { minPoints: 101_00, step: 50_00 };
    expect(ask(150_00, rule)).toContain('150 points redeemed: −RUB 150.00');
    expect(ask(149_00, rule)).toContain('Redemption cut to 0 points');
    const just = said(rule, { customer: member(150_00) });
    expect(just).toEqual(['That is the whole balance', '150 points redeemed: −RUB 150.00']);
    expect(said(rule, { customer: member(149_00) })).toEqual([
      'That is the whole balance',
      'Redemption from 150 points',
    ]);
    expect(said(rule, { customer: member(0) })).toEqual(['No points to redeem']);
  });
});
