/**
 * Law 5: returns of everything in any order and in any parts are one full return, and leave the books as before the
 * sale, whatever rules sold the receipt. Law 6: lots less debt are what the ledger says at every step.
 * Source: loyalty-domain sections 12, 17.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyVisit, prepareVisit } from '../testing/any-visit.ts';
import type { AnyVisit } from '../testing/any-visit.ts';
import { MemberBooks } from '../testing/books.ts';
import type { Sold } from '../testing/books.ts';
import { cases } from '../testing/cases.ts';

const byId = <T>(items: readonly T[], keyOf: (item: T) => string): T[] =>
  items.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

/** What a return must restore; a tier and a coupon for next time are not taken away by it. */
const stateOf = ({ customer, periods, gone }: MemberBooks) => ({
  lots: byId(customer.lots, ({ id }) => id),
  debt: customer.debt,
  counters: byId(customer.counters ?? [], ({ key }) => key).filter(({ value }) => value > 0),
  coupons: customer.coupons ?? [],
  memberships: byId(customer.memberships ?? [], ({ id, from }) => `${id} ${from}`),
  spend: [customer.qualifyingSpend, customer.lifetimeSpend],
  periods: [...periods.values()].filter(({ earned, redeemed, redemptions }) => earned + redeemed + redemptions > 0),
  gone,
});

/** Sells the visit's basket to its member. */
function sellTo(visit: AnyVisit) {
  const books = new MemberBooks(visit.customer!);
  books.settle(visit.context.now);
  const programme = prepareVisit(visit);
  const answer = books.quote(programme, visit.basket, visit.context);
  // A voucher is money already given away: it stays, and so does what it cost.
  if (answer.changes.some((change) => change.kind === 'pointsSpent' && change.shares === undefined)) return null;
  const before = stateOf(books);
  return { books, before, sold: books.sell(answer, 'receipt', visit.context.storeZone) };
}

/** Some of some line, again and again until nothing is left. */
function* partsOf({ receipt, returned }: Sold, random: Iterator<number>) {
  for (;;) {
    const open = receipt.lines.filter(({ lineNo, quantity }) => (returned[lineNo] ?? 0) < quantity);
    if (open.length === 0) return;
    const { lineNo, quantity } = open[(random.next().value as number) % open.length]!;
    const left = quantity - (returned[lineNo] ?? 0);
    const unit = quantity % 1000 === 0 ? 1000 : Math.ceil(quantity / 7);
    yield { [lineNo]: Math.min(left, unit * (1 + ((random.next().value as number) % 3))) };
  }
}

const holds = (
  law: (sale: NonNullable<ReturnType<typeof sellTo>>, visit: AnyVisit, random: Iterator<number>) => void,
) =>
  fc.assert(
    fc.property(anyVisit, fc.infiniteStream(fc.nat(1000)), (visit, random) => {
      if (visit.customer === null || visit.basket.lines.length === 0) return;
      const sale = sellTo(visit);
      if (sale !== null) law(sale, visit, random);
    }),
    cases(10_000),
  );

describe('returns of everything', () => {
  it('in one step leave the books as if the receipt had never been', () => {
    holds(({ books, before, sold }, { context }) => {
      const all = Object.fromEntries(sold.receipt.lines.map(({ lineNo, quantity }) => [lineNo, quantity]));
      const { money, isWhole } = books.takeBack(sold, all, context.now, 'Europe/Moscow');
      expect([money, isWhole]).toEqual([sold.quote.totals.toPay, true]);
      expect(stateOf(books)).toEqual(before);
    });
  });

  it('in any order and any parts give the same, and the ledger balances at every step', () => {
    holds(({ books, before, sold }, { context }, random) => {
      let [money, cash] = [0, 0];
      for (const part of partsOf(sold, random)) {
        const answer = books.takeBack(sold, part, context.now, 'Europe/Moscow');
        money += answer.money;
        cash += answer.tenders.cash;
        for (const line of answer.lines) {
          expect(Math.min(line.money, line.pointsBack, line.pointsTaken)).toBeGreaterThanOrEqual(0);
        }
        const { kept, byLedger } = books.balance();
        expect(kept).toBe(byLedger);
      }
      expect([money, cash]).toEqual([sold.quote.totals.toPay, sold.quote.totals.toPay]);
      expect(stateOf(books)).toEqual(before);
    });
  });
});
