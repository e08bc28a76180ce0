import { describe, expect, it } from 'vitest';
import { kopecks } from '../money/units.ts';
import { goods, lot, member, NOON, quoteVisit } from '../testing/shop.ts';

const TIERS = [
  { id: 'gold', name: { ru: 'Золото', en: 'Gold' }, from: 50_000_00 },
  { id: 'base', name: { ru: 'Базовый', en: 'Basic' }, from: 0 },
  { id: 'silver', name: { ru: 'Серебро', en: 'Silver' }, from: 15_000_00 },
];

describe('quote', () => {
  it('answers an empty basket with zeros', () => {
    const { lines, totals } = quoteVisit({ rules: [], lines: [] });
    expect([lines, totals]).toEqual([[], { gross: 0, discounts: 0, redeemedMoney: 0, toPay: 0 }]);
  });

  it('tells the balance of a member and nothing of nobody', () => {
    const pending = lot('p', 120_00, NOON + 1);
    const visit = { rules: [], lines: [goods(100)] };
    expect(quoteVisit(visit)).toMatchObject({ balance: null, tier: null });
    expect(quoteVisit({ ...visit, customer: member(0, { lots: [lot('a', 10_00), pending] }) }).balance).toMatchObject({
      available: 10_00,
      pending: 120_00,
    });
  });

  it.each([
    { tierId: 'silver', spend: 41_760_00, id: 'silver', next: { id: 'gold', missing: 8240_00, progressBp: 76_45 } },
    { tierId: null, spend: 0, id: 'base', next: { id: 'silver', missing: 15_000_00, progressBp: 0 } },
    { tierId: 'base', spend: 99_000_00, id: 'base', next: { id: 'silver', missing: 0, progressBp: 100_00 } },
    { tierId: 'gold', spend: 1_00, id: 'gold', next: null },
    { tierId: 'silver', spend: 1_00, id: 'silver', next: { id: 'gold', missing: 49_999_00, progressBp: 0 } },
  ])('shows $tierId with $spend spent as $id on the way to $next.id', ({ tierId, spend, id, next }) => {
    const { tier } = quoteVisit({
      rules: [],
      lines: [],
      terms: { tiers: TIERS },
      customer: member(0, { tierId, qualifyingSpend: kopecks(spend) }),
    });
    expect(tier?.id).toBe(id);
    if (next === null) expect(tier?.next).toBeNull();
    else expect(tier?.next).toMatchObject(next);
  });
});
