/** That the random visits of the laws really reach everything there is: a law over nothing would hold too. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PRODUCT } from '../mechanics/index.ts';
import { kopecks } from '../money/units.ts';
import { explanationCodes } from '../quote/explain.ts';
import { quoteEvent } from '../quote/quote-event.ts';
import type { EventQuote, Quote } from '../quote/types.ts';
import { ANY_KINDS } from './any-rule.ts';
import { anyVisit, prepareVisit, quoteOf } from './any-visit.ts';
import type { AnyVisit } from './any-visit.ts';
import { programmeOf } from './shop.ts';

const visits: AnyVisit[] = fc.sample(anyVisit, { numRuns: 10_000, seed: 48 });
const quotes: Quote[] = visits.map((visit) => quoteOf(visit));
const events: EventQuote[] = visits.flatMap((visit) =>
  visit.customer === null
    ? []
    : [quoteEvent(prepareVisit(visit), { name: 'review', amount: kopecks(500_00) }, visit.customer, visit.context)],
);
const told = new Set([...quotes, ...events].flatMap(({ explanations }) => explanations.map(({ code }) => code)));

/** A redemption tells of goods and sums by the bound that they make. */
const NEVER_SAID = [/^redeem\.skipped\.(noGoods|threshold|quantity)$/];

it('makes rules of every kind, all of them valid', () => {
  expect([...ANY_KINDS].sort()).toEqual(PRODUCT.map(({ kind }) => kind).sort());
  for (const { rules, terms } of visits.slice(0, 300)) expect(() => programmeOf(rules, terms)).not.toThrow();
});

it('says every explanation there is', () => {
  const silent = explanationCodes().filter((code) => !told.has(code) && !NEVER_SAID.some((never) => never.test(code)));
  expect(silent).toEqual([]);
});

describe('reaches', () => {
  const seen = <T>(values: readonly T[]) => [...new Set(values)].sort();

  it('every bound of a redemption', () => {
    expect(seen(quotes.map(({ redemption }) => redemption.limitedBy ?? 'none'))).toEqual(
      [
        ...['balance', 'blocked', 'discounted', 'lines', 'minMoney', 'minPurchase', 'none', 'offlineCard'],
        ...['offlineReceipt', 'offlineStale', 'offlineTill', 'perDay', 'perMonth', 'perReceipt', 'receiptPercent'],
        'totalShare',
      ].sort(),
    );
  });

  it('every cap of an accrual', () => {
    expect(seen(quotes.map(({ accrual }) => accrual.limitedBy ?? 'none'))).toEqual(
      ['budget', 'none', 'perDay', 'perMember', 'perMonth', 'perReceipt', 'perRule', 'ruleBudget'].sort(),
    );
  });

  it('every fate of a code', () => {
    const fates = quotes.flatMap(({ codes }) =>
      codes.map(({ isApplied, reason }) => (isApplied ? 'applied' : reason!)),
    );
    expect(seen(fates.filter((fate) => /^(applied|coupon\.)/.test(fate)))).toEqual(
      [
        'applied',
        ...['again', 'allGone', 'early', 'lapsed', 'minPurchase', 'nothing', 'offline', 'owner', 'unknown', 'used'].map(
          (reason) => `coupon.refused.${reason}`,
        ),
        'coupon.refused.withdrawn',
      ].sort(),
    );
  });

  it('every kind of change, member and basket', () => {
    expect(seen(quotes.flatMap(({ changes }) => changes.map(({ kind }) => kind)))).toEqual(
      ['counter', 'couponIssued', 'couponUsed', 'membership', 'pointsSpent', 'pointsTo', 'tier'].sort(),
    );
    const lines = visits.flatMap(({ basket }) => basket.lines);
    const has = {
      marked: lines.some(({ marked }) => marked === true),
      weighed: lines.some(({ soldBy }) => soldBy === 'weight'),
      minimum: lines.some(({ minUnitPrice = 0 }) => minUnitPrice > 0),
      split: quotes.some(({ lines: quoted }) => quoted.some(({ printed }) => printed.length > 1)),
      debt: visits.some(({ customer }) => (customer?.debt ?? 0) > 0),
      keptRest: quotes.some(({ changes }) => changes.some((change) => change.kind === 'couponUsed' && change.keeps)),
    };
    expect(has).toEqual({ marked: true, weighed: true, minimum: true, split: true, debt: true, keptRest: true });
  });

  it('every kind of rule giving something', () => {
    const giving = visits.flatMap(({ rules }, i) => {
      const { lines, accrual, changes, progress, benefits, redemption, explanations } = quotes[i]!;
      const ids = new Set([
        ...lines.flatMap(({ discounts }) => discounts.map(({ ruleId }) => ruleId)),
        ...accrual.rules.map(({ ruleId }) => ruleId),
        ...changes.flatMap((change) => ('ruleId' in change ? [change.ruleId] : [])),
        ...[...progress, ...benefits].map(({ ruleId }) => ruleId),
        ...explanations.flatMap(({ code, ruleId }) => (SAID_WHEN_GIVEN.test(code) ? [ruleId] : [])),
      ]);
      return rules.flatMap(({ kind }, at) =>
        ids.has(`r${at + 1}`) || (kind === 'redemption' && redemption.redeemed > 0) ? [kind] : [],
      );
    });
    const byEvent = events.some(({ accrual }) => accrual.total > 0) ? ['event-accrual'] : [];
    expect(seen([...giving, ...byEvent])).toEqual(PRODUCT.map(({ kind }) => kind).sort());
  });
});

/** Of rules whose gift is another price, a multiplier, a cap or a coupon under another rule's name. */
const SAID_WHEN_GIVEN = /^(price\.set|accrue\.multiplier|accrue\.cut\.per|coupon\.issued|voucher\.issued)/;
