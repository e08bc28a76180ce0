import { describe, expect, it } from 'vitest';
import { kopecks, points } from '../money/units.ts';
import { basket, goods, member, quoteVisit, redemptionOf } from '../testing/shop.ts';
import type { RuleDraft } from '../testing/shop.ts';
import { qualifyingPaid } from './tier.ts';

const tier = (id: string, from: number) => ({ id, name: { ru: id, en: id }, from });
const tiers = [tier('base', 0), tier('silver', 1000_00), tier('gold', 5000_00)];
const byTier = { kind: 'percent-accrual', rateBp: 1_00, rateByTierBp: { silver: 3_00 } };

const visit = (rules: RuleDraft[], spent: number, price: number, sameReceipt = true) =>
  quoteVisit({
    rules,
    terms: { tiers, tierTerms: { sameReceipt } },
    lines: [goods(price)],
    customer: member(100_00, { qualifyingSpend: kopecks(spent), tierId: 'base' }),
    redeem: { kind: 'max' },
  });

describe('sameReceipt', () => {
  it('lets the receipt that reaches 1000.00 earn at the rate of silver', () => {
    const { tier, accrual, changes } = visit([byTier], 900_00, 100_00);
    expect([tier?.id, accrual.total, changes]).toEqual(['silver', 3_00, [{ kind: 'tier', tierId: 'silver' }]]);
    expect(visit([byTier], 899_99, 100_00).accrual.total).toBe(1_00);
  });

  it('waits for the centre while it does not answer: only the way is shown', () => {
    const quote = quoteVisit({
      rules: [byTier],
      terms: { tiers, tierTerms: { sameReceipt: true } },
      lines: [goods(100_00)],
      customer: member(0, { qualifyingSpend: kopecks(900_00), tierId: 'base' }),
      offline: { receiptLeft: points(0), cardLeft: points(0), tillLeft: points(0), snapshotAgeMs: 0 },
    });
    expect([quote.tier?.id, quote.accrual.total, quote.changes]).toEqual(['base', 1_00, []]);
  });

  it('waits for the next receipt without the setting', () => {
    const { tier, accrual, changes } = visit([byTier], 900_00, 100_00, false);
    expect([tier?.id, accrual.total, changes]).toEqual(['base', 1_00, []]);
  });

  it('raises the tier also where nothing is earned', () => {
    expect(visit([], 900_00, 100_00).changes).toEqual([{ kind: 'tier', tierId: 'silver' }]);
  });

  it('counts what is paid in money, not in points', () => {
    expect(visit([redemptionOf(50_00)], 900_00, 100_00).changes).toEqual([]);
  });

  it('does not count a certificate sold: what is bought with it will count', () => {
    const terms = { tiers, tierTerms: { sameReceipt: true } };
    const lines = [goods(5000_00, { tags: ['certificate'] }), goods(1000_00)];
    const quote = quoteVisit({ rules: [], terms, lines, customer: member(0) });
    expect(quote.tier?.id).toBe('silver');
    expect(qualifyingPaid(basket(lines), quote)).toBe(1000_00);
  });

  it('lets one receipt pass several bounds', () => {
    expect(visit([], 0, 7000_00).tier?.id).toBe('gold');
  });
});

describe('the way to the next tier', () => {
  const wayOf = (spent: number) => visit([], spent, 0, false).tier?.next;

  it('says what is missing and how far the member has come from the last bound', () => {
    expect(wayOf(400_00)).toMatchObject({ id: 'silver', missing: 600_00, progressBp: 40_00 });
    expect(wayOf(1_00)).toMatchObject({ missing: 999_00, progressBp: 10 });
  });

  it('shows a full bar until the centre has raised the tier', () => {
    expect(wayOf(1500_00)).toMatchObject({ id: 'silver', missing: 0, progressBp: 100_00 });
  });
});
