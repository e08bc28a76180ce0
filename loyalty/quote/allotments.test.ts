import { describe, expect, it } from 'vitest';
import { points } from '../money/units.ts';
import { goods, itemPercent, member, quoteVisit } from '../testing/shop.ts';
import type { OfflineState } from './types.ts';

const OFFLINE: OfflineState = {
  receiptLeft: points(0),
  cardLeft: points(0),
  tillLeft: points(0),
  snapshotAgeMs: 0,
};

/** 10 % of 1 000.00 = 100.00 */
const visit = (limits: Record<string, unknown>) => ({
  rules: [itemPercent(10_00, { limits })],
  lines: [goods(1_000_00)],
});

describe('what everyone shares, while the centre does not answer', () => {
  it('gives of a budget no more than this till was given, and says so', () => {
    const wish = visit({ budget: 5_000_00, allotment: { budget: 300_00 } });
    const quote = quoteVisit({ ...wish, offline: OFFLINE, allotments: { 'budget/r1': 40_00 } });
    expect(quote.totals.discounts).toBe(40_00);
    expect(quote.explanations.find(({ code }) => code === 'discount.cut.allotment')?.params).toMatchObject({
      most: 40_00,
    });
  });

  it('gives of a budget no more than is left of it, whatever this till was given', () => {
    const wish = visit({ budget: 5_000_00 });
    const counters = [{ key: 'budget/r1', value: 4_990_00 }];
    expect(
      quoteVisit({ ...wish, counters, offline: OFFLINE, allotments: { 'budget/r1': 300_00 } }).totals.discounts,
    ).toBe(10_00);
  });

  it.each([
    ['total', 'total/r1', { total: 50 }],
    ['budget', 'budget/r1', { budget: 5_000_00 }],
  ])('waits for the centre where the till was given nothing of the %s, and with it gives as ever', (_, key, limits) => {
    const offline = quoteVisit({ ...visit(limits), offline: OFFLINE });
    expect(offline.totals.discounts).toBe(0);
    expect(offline.explanations.map(({ code }) => code)).toContain('discount.skipped.allotment');
    expect(quoteVisit({ ...visit(limits), offline: OFFLINE, allotments: { [key]: 1_000_00 } }).totals.discounts).toBe(
      100_00,
    );
    expect(quoteVisit(visit(limits)).totals.discounts).toBe(100_00);
  });

  it('names the limit itself once it is used up', () => {
    const counters = [{ key: 'total/r1', value: 50 }];
    const { explanations } = quoteVisit({ ...visit({ total: 50 }), counters, offline: OFFLINE });
    expect(explanations.map(({ code }) => code)).toContain('discount.skipped.allGone');
  });

  it('earns within the budget of the programme as last known, or within the till’s part of it', () => {
    const rules = [{ kind: 'fixed-accrual', points: 75_00 }];
    const earning = { rules, lines: [goods(100_00)], customer: member(0), offline: OFFLINE };
    const counters = [{ key: 'budget', value: 40_00 }];
    const earned = (terms: Record<string, unknown>, allotments?: Record<string, number>) =>
      quoteVisit({ ...earning, terms, counters, ...(allotments && { allotments }) }).accrual.total;
    expect(earned({ accrualBudget: 100_00 })).toBe(60_00);
    expect(earned({ accrualBudget: 100_00, accrualAllotment: 20_00 })).toBe(0);
    expect(earned({ accrualBudget: 100_00, accrualAllotment: 20_00 }, { budget: 20_00 })).toBe(20_00);
  });

  it('earns within the whole of the budget while the centre answers', () => {
    const rules = [{ kind: 'fixed-accrual', points: 75_00 }];
    const terms = { accrualBudget: 100_00, accrualAllotment: 20_00 };
    const counters = [{ key: 'budget', value: 40_00 }];
    expect(quoteVisit({ rules, lines: [goods(100_00)], customer: member(0), terms, counters }).accrual.total).toBe(
      60_00,
    );
  });

  it.each([
    ['offline', { offline: OFFLINE }, 'accrue.cut.allotment', 40_00],
    ['online', {}, 'accrue.cut.ruleBudget', 50_00],
  ])('says %s what has cut the points of a rule', (_line, offline, code, total) => {
    const limits = { budget: 5_000_00, allotment: { budget: 300_00 } };
    const rules = [{ kind: 'fixed-accrual', points: 75_00, limits }];
    const counters = [{ key: 'budget/r1', value: 4_950_00 }];
    const allotments = { 'budget/r1': 40_00 };
    const earning = { rules, lines: [goods(100_00)], customer: member(0), counters, allotments, ...offline };
    const { accrual, explanations } = quoteVisit(earning);
    expect([accrual.total, explanations.map((each) => each.code).filter((each) => each.includes('cut'))]).toEqual([
      total,
      [code],
    ]);
  });
});
