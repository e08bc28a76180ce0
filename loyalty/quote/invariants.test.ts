/** The laws of loyalty-domain section 17 that a quote must keep, over every basket, member and programme. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mulDiv } from '../money/mul-div.ts';
import { points } from '../money/units.ts';
import { anyBasket, anyContext, anyMember, anyRules, anyTerms } from '../testing/arbitraries.ts';
import { lot, prepare } from '../testing/shop.ts';
import { explain } from './explain.ts';
import { quote } from './quote.ts';
import type { Quote } from './types.ts';

const anyVisit = fc.record({
  rules: anyRules,
  terms: anyTerms,
  basket: anyBasket,
  customer: fc.option(anyMember, { freq: 4 }),
  context: anyContext,
});
type Visit = typeof anyVisit extends fc.Arbitrary<infer T> ? T : never;

const quoteOf = ({ rules, terms, basket, customer, context }: Visit): Quote =>
  quote(prepare(rules, terms), basket, customer, context);

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

const holds = (law: (visit: Visit, quote: Quote) => void) =>
  fc.assert(
    fc.property(anyVisit, (visit) => {
      law(visit, quoteOf(visit));
    }),
    { numRuns: 500 },
  );

describe('any quote', () => {
  it('adds up: nets + discounts + redeemed money = gross, on each line and in all', () => {
    holds((_, { lines, totals }) => {
      for (const line of lines) {
        expect(line.net + line.redeemedMoney + sum(line.discounts.map(({ amount }) => amount))).toBe(line.gross);
      }
      expect(totals.toPay + totals.redeemedMoney + totals.discounts).toBe(totals.gross);
      expect(sum(lines.map(({ net }) => net))).toBe(totals.toPay);
      expect(sum(lines.map(({ gross }) => gross))).toBe(totals.gross);
    });
  });

  it('takes no line under its floor', () => {
    holds(({ basket, terms }, { lines }) => {
      basket.lines.forEach(({ minUnitPrice = 0, quantity }, i) => {
        const floor = mulDiv(Math.max(minUnitPrice, terms.minUnitRemainder), quantity, 1000, 'ceil');
        expect(lines[i]!.net).toBeGreaterThanOrEqual(Math.min(floor, lines[i]!.gross));
      });
    });
  });

  it('prints every line exactly and none above the shelf price', () => {
    holds(({ basket }, { lines }) => {
      lines.forEach(({ printed, net }, i) => {
        expect(sum(printed.map((part) => part.sum))).toBe(net);
        expect(sum(printed.map((part) => part.quantity))).toBe(basket.lines[i]!.quantity);
        for (const part of printed) {
          expect(part.sum).toBe(mulDiv(part.price, part.quantity, 1000, 'halfUp'));
          expect(part.price).toBeLessThanOrEqual(basket.lines[i]!.unitPrice);
        }
      });
    });
  });

  it('redeems a multiple of the step within every bound it shows', () => {
    holds(({ terms, customer, context }, { redemption, lines, totals, balance }) => {
      expect(redemption.max % redemption.step).toBe(0);
      expect(redemption.redeemed % redemption.step).toBe(0);
      expect(redemption.redeemed).toBeLessThanOrEqual(redemption.max);
      expect(redemption.max === 0 || redemption.max >= redemption.min).toBe(true);
      expect(redemption.max).toBeLessThanOrEqual(balance?.available ?? 0);
      expect(redemption.money).toBe(mulDiv(redemption.redeemed, terms.pointValue, 100, 'floor'));
      expect(totals.redeemedMoney).toBe(redemption.money);
      expect(sum(lines.map(({ redeemedPoints }) => redeemedPoints))).toBe(redemption.redeemed);
      for (const line of lines) expect(line.takesPoints || line.redeemedMoney === 0).toBe(true);
      if (context.offline !== null) {
        const { receiptLeft, cardLeft, tillLeft } = context.offline;
        expect(redemption.max).toBeLessThanOrEqual(Math.min(receiptLeft, cardLeft, tillLeft));
      }
      if (customer?.blocked === true) expect(redemption.max).toBe(0);
    });
  });

  it('never lowers the maximum when the balance rises', () => {
    fc.assert(
      fc.property(anyVisit, anyMember, fc.integer({ min: 1, max: 1_000_000 }), (visit, customer, more) => {
        const poorer = quoteOf({ ...visit, customer });
        const richer = quoteOf({ ...visit, customer: { ...customer, lots: [...customer.lots, lot('more', more)] } });
        expect(richer.redemption.max).toBeGreaterThanOrEqual(poorer.redemption.max);
      }),
      { numRuns: 300 },
    );
  });

  it('earns within every cap, and on its lines what it earns in all', () => {
    holds(({ rules, customer }, { accrual, lines }) => {
      expect(sum(lines.map(({ accrued }) => accrued))).toBe(accrual.total);
      expect(sum(accrual.rules.map(({ amount }) => amount))).toBe(accrual.total);
      for (const line of lines) expect(line.earnsPoints || line.accrued === 0).toBe(true);
      expect(accrual.activatesAt === null).toBe(accrual.total === 0);
      const caps = rules.find(({ kind }) => kind === 'accrual-caps');
      const perReceipt = (caps?.['perReceipt'] ?? Infinity) as number;
      expect(accrual.total).toBeLessThanOrEqual(perReceipt);
      const perMonth = caps?.['perMonth'] as number | undefined;
      // Noon in Moscow is November in each of the store zones.
      if (perMonth !== undefined && customer?.month.period === '2026-11') {
        expect(accrual.total).toBeLessThanOrEqual(Math.max(0, perMonth - customer.month.earned));
      }
    });
  });

  it('earns no more on two receipts than on the one they were split from', () => {
    const percent = fc.record({ rateBp: fc.nat(10_000), step: fc.constantFrom(1, 100, 700) });
    fc.assert(
      fc.property(anyBasket, anyMember, anyContext, percent, fc.nat(8), (basket, customer, context, rate, cut) => {
        const programme = prepare([{ kind: 'percent-accrual', ...rate }]);
        const earned = (lines: typeof basket.lines) =>
          quote(programme, { lines, redeem: { kind: 'none' } }, customer, context).accrual.total;
        const { lines } = basket;
        expect(earned(lines.slice(0, cut)) + earned(lines.slice(cut))).toBeLessThanOrEqual(earned(lines));
      }),
    );
  });

  it('gives the same bytes for the same inputs', () => {
    holds((visit, first) => {
      expect(JSON.stringify(quoteOf(JSON.parse(JSON.stringify(visit)) as Visit))).toBe(JSON.stringify(first));
    });
  });

  it('does not depend on the order in which lines are stored', () => {
    holds((visit, inOrder) => {
      const { basket } = visit;
      expect(quoteOf({ ...visit, basket: { ...basket, lines: [...basket.lines].reverse() } })).toEqual(inOrder);
    });
  });

  it('does not depend on the order in which rules are stored', () => {
    holds((visit, inOrder) => {
      const named = visit.rules.map((rule, i) => ({
        id: `r${i + 1}`,
        name: { ru: `Правило ${i + 1}`, en: `Rule ${i + 1}` },
        ...rule,
      }));
      const { programmeHash: _a, ...one } = inOrder;
      const { programmeHash: _b, ...other } = quoteOf({ ...visit, rules: named.reverse() });
      expect(other).toEqual(one);
    });
  });

  it('survives JSON unchanged', () => {
    holds((_, answer) => {
      expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
    });
  });

  it('says every explanation in Russian and English, with every figure filled in', () => {
    holds((_, { explanations }) => {
      for (const entry of explanations) {
        for (const locale of ['ru', 'en'] as const) {
          const sentence = explain(entry, locale);
          expect(sentence).not.toBe(entry.code);
          expect(sentence).not.toMatch(/[{}|]|undefined|NaN|Infinity/);
        }
      }
    });
  });

  it('gives list prices under a programme without rules', () => {
    fc.assert(
      fc.property(anyBasket, anyMember, anyContext, (basket, customer, context) => {
        const { lines, totals, explanations, accrual } = quote(prepare([]), basket, customer, context);
        expect(lines.map(({ net }) => net)).toEqual(lines.map(({ gross }) => gross));
        expect([totals.discounts, accrual.total, explanations]).toEqual([0, points(0), []]);
      }),
    );
  });
});
