/** Laws that hold whatever rules a programme is made of, all kinds together. Source: loyalty-domain section 17. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mulDiv } from '../money/mul-div.ts';
import { anyVisit, quoteOf } from '../testing/any-visit.ts';
import type { AnyVisit } from '../testing/any-visit.ts';
import { cases } from '../testing/cases.ts';
import { explain } from './explain.ts';
import type { Quote, QuoteContext } from './types.ts';

const countOf = (counters: QuoteContext['counters'], wanted: string) =>
  counters?.find(({ key }) => key === wanted)?.value ?? 0;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

interface PeriodCap {
  points?: number;
  redemptions?: number;
}
/** What a redemption among the random rules may say. */
interface RedemptionDraft {
  receiptBp: number;
  basis?: 'receipt';
  minMoney?: number;
  minPurchase?: number;
  perReceipt?: number;
  perReceiptBy?: Record<string, number>;
  perDay?: PeriodCap;
  perMonth?: PeriodCap;
  categoryCaps?: { category: string; shareBp: number }[];
}

type Law = (visit: AnyVisit, answer: Quote) => void;

/** Law 1: nets + discounts + redeemed money = grosses, to the kopeck; no line under its floor. */
const conservesMoney: Law = ({ basket, terms }, { lines, totals }) => {
  lines.forEach(({ net, discounts, redeemedMoney, gross }, i) => {
    expect(net + sum(discounts.map(({ amount }) => amount)) + redeemedMoney).toBe(gross);
    for (const { amount } of discounts) expect(amount).toBeGreaterThan(0);
    const { minUnitPrice = 0, quantity } = basket.lines[i]!;
    const floor = mulDiv(Math.max(minUnitPrice, terms.minUnitRemainder), quantity, 1000, 'ceil');
    expect(net).toBeGreaterThanOrEqual(Math.min(gross, floor));
  });
  expect(totals.discounts + totals.redeemedMoney + totals.toPay).toBe(totals.gross);
  expect(sum(lines.map(({ net }) => net))).toBe(totals.toPay);
  expect(sum(lines.map(({ gross }) => gross))).toBe(totals.gross);
};

/** Section 6: what is printed is price × quantity, sums to the net and is never dearer than the shelf. */
const printsExactly: Law = ({ basket }, { lines }) => {
  lines.forEach(({ printed, net, unitPrice }, i) => {
    expect(sum(printed.map((part) => part.sum))).toBe(net);
    expect(sum(printed.map((part) => part.quantity))).toBe(basket.lines[i]!.quantity);
    expect(unitPrice).toBeLessThanOrEqual(basket.lines[i]!.unitPrice);
    for (const part of printed) expect(part.sum).toBe(mulDiv(part.price, part.quantity, 1000, 'halfUp'));
  });
};

/** Law 3: within every bound, in steps, on lines that take points; no point is spent twice. */
const redeemsWithinBounds: Law = (
  { customer, context, terms, rules },
  { redemption, lines, balance, changes, totals },
) => {
  const { max, min, step, redeemed, money } = redemption;
  expect([max % step, redeemed % step]).toEqual([0, 0]);
  expect(redeemed).toBeLessThanOrEqual(max);
  expect(max === 0 || max >= min).toBe(true);
  expect(money).toBe(mulDiv(redeemed, terms.pointValue, 100, 'floor'));
  expect(sum(lines.map(({ redeemedPoints }) => redeemedPoints))).toBe(redeemed);
  expect(sum(lines.map(({ redeemedMoney }) => redeemedMoney))).toBe(money);
  for (const line of lines) expect(line.takesPoints || line.redeemedPoints === 0).toBe(true);
  const spent = sum(changes.map((change) => (change.kind === 'pointsSpent' ? change.amount : 0)));
  expect(spent + redeemed).toBeLessThanOrEqual(balance?.available ?? 0);
  if (customer === null || customer.blocked || customer.debt > 0) expect(max).toBe(0);
  if (context.offline !== null) {
    const { receiptLeft, cardLeft, tillLeft, grants = 0, snapshotAgeMs } = context.offline;
    const quota = snapshotAgeMs > 72 * 3_600_000 ? 0 : Math.min(receiptLeft, cardLeft, tillLeft);
    expect(max).toBeLessThanOrEqual(quota + grants);
  }
  if (terms['pointsExclusive'] === true && totals.discounts > 0) expect(max).toBe(0);
  const share = mulDiv(totals.gross, terms['maxShareBp'] as number, 10_000, 'floor');
  if (money > 0) expect(totals.discounts + money).toBeLessThanOrEqual(share);
  if (rules.every(({ kind }) => kind !== 'redemption')) expect([max, redeemed]).toEqual([0, 0]);
};

/** Law 3: what the rule itself bounds, on the receipt, its lines, the day and the month; figures from the answer alone. */
const redeemsWithinItsRule: Law = ({ basket, customer, terms, rules }, { redemption: { max, redeemed }, lines }) => {
  const rule = rules.find(({ kind }) => kind === 'redemption') as RedemptionDraft | undefined;
  if (rule === undefined || customer === null || max === 0) return;
  const { minMoney = 0, minPurchase = 0, perReceipt = Infinity, perReceiptBy = {}, perDay, perMonth } = rule;
  const money = mulDiv(max, terms.pointValue, 100, 'floor');
  const left = lines.map(({ net, redeemedMoney }) => net + redeemedMoney);
  const floorOf = (i: number) => {
    const { minUnitPrice = 0, quantity } = basket.lines[i]!;
    return mulDiv(Math.max(minUnitPrice, terms.minUnitRemainder), quantity, 1000, 'ceil');
  };
  const taking = left.filter((sum, i) => lines[i]!.takesPoints && sum > floorOf(i));
  const basis = sum(rule.basis === 'receipt' ? left : taking);
  expect(money).toBeLessThanOrEqual(mulDiv(basis, rule.receiptBp, 10_000, 'floor'));
  expect(basis).toBeGreaterThanOrEqual(minPurchase);
  expect(sum(left) - money).toBeGreaterThanOrEqual(minMoney);
  expect(max).toBeLessThanOrEqual(Math.min(perReceipt, perReceiptBy[customer.identifiedBy] ?? Infinity));
  const periods = [
    [perDay, customer.day],
    [perMonth, customer.month],
  ] as const;
  for (const [cap, used] of periods) {
    expect(max + used.redeemed).toBeLessThanOrEqual(cap?.points ?? Infinity);
    expect(used.redemptions).toBeLessThan(cap?.redemptions ?? Infinity);
  }
  for (const { category, shareBp } of rule.categoryCaps ?? []) {
    lines.forEach(({ redeemedMoney }, i) => {
      if (!basket.lines[i]!.categories.includes(category)) return;
      expect(redeemedMoney).toBeLessThanOrEqual(mulDiv(left[i]!, shareBp, 10_000, 'floor'));
    });
  }
  expect(redeemed).toBeLessThanOrEqual(max);
};

/** Law 4: no accrual above a cap; what is earned in all is earned on lines and comes in lots. */
const earnsWithinCaps: Law = ({ rules, terms, context, customer }, { accrual, lines, changes, explanations }) => {
  const { total, rules: byRule, lots } = accrual;
  expect(sum(byRule.map(({ amount }) => amount))).toBe(total);
  expect(sum(lots.map(({ amount }) => amount))).toBe(total);
  expect(sum(lines.map(({ accrued }) => accrued))).toBe(total);
  for (const { ruleId, amount, shares, activatesAt, expiresAt } of byRule) {
    const rule = rules[Number(ruleId.slice(1)) - 1]!;
    expect(sum(shares)).toBe(amount);
    expect(Math.min(amount, ...shares)).toBeGreaterThanOrEqual(0);
    expect(activatesAt).toBeLessThan(expiresAt ?? Infinity);
    // The reward of a quest is of the receipt, whatever its goods earn.
    if (rule.kind !== 'quest') lines.forEach((line, i) => expect(line.earnsPoints || shares[i] === 0).toBe(true));
    expect(amount).toBeLessThanOrEqual((rule['maxPoints'] as number | undefined) ?? Infinity);
    const { budget = Infinity } = (rule['limits'] ?? {}) as { budget?: number };
    expect(amount).toBeLessThanOrEqual(Math.max(0, budget - countOf(context.counters, `budget/${ruleId}`)));
  }
  const isOut = (ruleId: string) =>
    explanations.some((entry) => entry.ruleId === ruleId && /\.skipped\./.test(entry.code));
  rules.forEach((caps, i) => {
    if (caps.kind !== 'accrual-caps' || isOut(`r${i + 1}`)) return;
    const room = (name: string, used: number) => Math.max(0, ((caps[name] as number | undefined) ?? Infinity) - used);
    expect(total).toBeLessThanOrEqual(room('perReceipt', 0));
    expect(total).toBeLessThanOrEqual(room('perDay', customer?.day.earned ?? 0));
    expect(total).toBeLessThanOrEqual(room('perMonth', customer?.month.earned ?? 0));
    expect(total).toBeLessThanOrEqual(room('perMember', countOf(customer?.counters, 'earned')));
  });
  const issued = countOf(context.counters, 'budget');
  expect(total).toBeLessThanOrEqual(Math.max(0, (terms['accrualBudget'] as number) - issued));
  const posted = changes.find((change) => change.kind === 'counter' && change.key === 'budget');
  expect(posted === undefined ? 0 : (posted as { by: number }).by).toBe(total);
};

/** Counters only grow by a sale, and what lines brought is what the receipt brought. */
const countsForwards: Law = (_, { changes }) => {
  for (const change of changes) {
    if (change.kind !== 'counter') continue;
    expect(change.by).toBeGreaterThanOrEqual(0);
    if (change.shares !== undefined) expect(sum(change.shares)).toBe(change.by);
  }
};

/** Section 15: every number is explained, in Russian and in English, with all its figures. */
const explainsItself: Law = (_, { explanations }) => {
  const faulty = explanations.filter((entry) =>
    (['ru', 'en'] as const).some((locale) => {
      const sentence = explain(entry, locale);
      return sentence === entry.code || /[{}|]|undefined|NaN|Infinity/.test(sentence);
    }),
  );
  expect(faulty).toEqual([]);
};

/** One visit is held to all laws at once, so that ten thousand programmes are made once and not once for each law. */
it('any quote conserves money, prints exactly, stays within bounds and caps, counts forwards and explains itself', () => {
  const laws = [
    conservesMoney,
    printsExactly,
    redeemsWithinBounds,
    redeemsWithinItsRule,
    earnsWithinCaps,
    countsForwards,
    explainsItself,
  ];
  fc.assert(
    fc.property(anyVisit, (visit) => {
      const answer = quoteOf(visit);
      for (const law of laws) law(visit, answer);
    }),
    cases(10_000),
  );
});
