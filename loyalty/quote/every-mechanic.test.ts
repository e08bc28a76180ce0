/** Laws that hold whatever rules a programme is made of, all kinds together. Source: loyalty-domain section 17. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mulDiv } from '../money/mul-div.ts';
import { anyVisit, quoteOf } from '../testing/any-visit.ts';
import type { AnyVisit } from '../testing/any-visit.ts';
import { cases } from '../testing/cases.ts';
import { explain } from './explain.ts';
import type { Quote } from './types.ts';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

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
  const rule = rules.find(({ kind }) => kind === 'redemption');
  if (rule === undefined) expect(redeemed).toBe(0);
  else expect(max).toBeLessThanOrEqual((rule['perReceipt'] as number | undefined) ?? Infinity);
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
  }
  const isOut = (ruleId: string) =>
    explanations.some((entry) => entry.ruleId === ruleId && /\.skipped\./.test(entry.code));
  rules.forEach((caps, i) => {
    if (caps.kind !== 'accrual-caps' || isOut(`r${i + 1}`)) return;
    const today = Math.max(0, (caps['perDay'] as number) - (customer?.day.earned ?? 0));
    expect(total).toBeLessThanOrEqual(Math.min(caps['perReceipt'] as number, today));
  });
  const issued = context.counters?.find(({ key }) => key === 'budget')?.value ?? 0;
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
  const laws = [conservesMoney, printsExactly, redeemsWithinBounds, earnsWithinCaps, countsForwards, explainsItself];
  fc.assert(
    fc.property(anyVisit, (visit) => {
      const answer = quoteOf(visit);
      for (const law of laws) law(visit, answer);
    }),
    cases(10_000),
  );
});
