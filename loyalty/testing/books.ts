/** The books of one member in memory: what a host does with the answers of the engine, and a ledger that must balance. */
import { accruedLots } from '../lots/accrued-lots.ts';
import { burn } from '../lots/burn.ts';
import { repayDebt } from '../lots/debt.ts';
import { prolongBy } from '../lots/prolong.ts';
import { postToMember } from '../changes/member-facts.ts';
import { takeBackFromMember } from '../changes/take-back-facts.ts';
import { kopecks, points } from '../money/units.ts';
import type { Instant, Points } from '../money/units.ts';
import type { PreparedProgramme } from '../programme/prepare.ts';
import { quote } from '../quote/quote.ts';
import type { Basket, Change, CustomerSnapshot, Lot, PeriodCounter, Quote, QuoteContext } from '../quote/types.ts';
import { quoteReturn } from '../returns/quote-return.ts';
import { returnTermsOf } from '../returns/return-terms.ts';
import { restoreLots } from '../returns/restore-lots.ts';
import { pointsOf, soldReceipt } from '../returns/sold-receipt.ts';
import { takeBack } from '../returns/take-back.ts';
import type { Quantities, SoldReceipt } from '../returns/types.ts';
import { zonedDay } from '../time/zoned-day.ts';

/** Sums of points ever moved, hundredths. */
export interface Ledger {
  issued: number;
  redeemed: number;
  givenBack: number;
  takenBack: number;
  lapsed: number;
}

export interface Sold {
  receipt: SoldReceipt;
  quote: Quote;
  ownLotIds: readonly string[];
  /** Store day and month. */
  periods: readonly string[];
  returned: Record<number, number>;
  givenBack: number;
}

const nothing = (period: string): PeriodCounter => ({
  period,
  earned: points(0),
  redeemed: points(0),
  redemptions: 0,
});
const sum = (values: readonly { amount: number }[]): number => values.reduce((total, { amount }) => total + amount, 0);

export class MemberBooks {
  /** Facts of the member; lots, debt, spend and counters are kept up, day and month are filled in for each quote. */
  customer: CustomerSnapshot;
  /** Lapsed lots with their rest. */
  gone: Lot[] = [];
  readonly periods = new Map<string, PeriodCounter>();
  readonly ledger: Ledger = { issued: 0, redeemed: 0, givenBack: 0, takenBack: 0, lapsed: 0 };

  constructor(customer: CustomerSnapshot) {
    this.customer = customer;
    this.ledger.issued = sum(customer.lots) - customer.debt;
  }

  /** Live and pending points less debt must be what the ledger says. */
  balance(): { kept: number; byLedger: number } {
    const { issued, redeemed, givenBack, takenBack, lapsed } = this.ledger;
    const kept = sum(this.customer.lots) - this.customer.debt;
    return { kept, byLedger: issued - redeemed + givenBack - takenBack - lapsed };
  }

  /** What the clock does: lots lapse, and what came alive pays a debt. */
  settle(now: Instant): void {
    const { lots, debt } = this.customer;
    const isOver = (lot: Lot) => lot.expiresAt !== null && lot.expiresAt <= now;
    this.gone.push(...lots.filter(isOver));
    this.ledger.lapsed += sum(lots.filter(isOver));
    const repaid = repayDebt(
      lots.filter((lot) => !isOver(lot)),
      debt,
      now,
    );
    this.customer = { ...this.customer, lots: repaid.lots, debt: repaid.debt };
  }

  quote(programme: PreparedProgramme, basket: Basket, context: QuoteContext): Quote {
    return quote(programme, basket, this.snapshot(context), context);
  }

  snapshot({ now, storeZone }: QuoteContext): CustomerSnapshot {
    const { date, month } = zonedDay(now, storeZone);
    return { ...this.customer, day: this.period(date), month: this.period(month), asOf: now };
  }

  sell(answer: Quote, receiptId: string, storeZone: string): Sold {
    const { now, accrual, totals, redemption } = answer;
    // A voucher takes its points too, and a return of the receipt leaves the voucher.
    const turned = answer.changes.filter((change) => change.kind === 'pointsSpent' && change.shares === undefined);
    const forGood = pointsOf(answer);
    const burned = burn(this.customer.lots, forGood, now);
    const rest = burn(burned.lots, points(sum(turned as { amount: number }[])), now);
    if (burned.short + rest.short > 0) throw new Error(`${receiptId} redeems what is not there`);
    const redeemedFrom = burned.parts.map(({ lotId, amount }) => ({
      ...this.customer.lots.find(({ id }) => id === lotId)!,
      amount,
    }));
    this.ledger.redeemed += forGood + sum(rest.parts);
    const earned = accruedLots(receiptId, accrual.lots);
    this.ledger.issued += sum(earned);
    const lots = prolongBy([...rest.lots, ...earned], answer.changes, now);
    const facts = postToMember(this.customer, { instant: now, paid: totals.toPay, changes: answer.changes });
    const qualifyingSpend = kopecks(facts.qualifyingSpend + totals.toPay);
    this.customer = { ...facts, qualifyingSpend, lots };
    const { date, month } = zonedDay(now, storeZone);
    this.count([date, month], accrual.total, redemption.redeemed, redemption.redeemed > 0 ? 1 : 0);
    const tenders = { certificate: kopecks(0), card: kopecks(0), cash: totals.toPay };
    const terms = returnTermsOf(undefined);
    return {
      receipt: soldReceipt(answer, { receiptId, redeemedFrom, terms, tenders }),
      quote: answer,
      ownLotIds: earned.map(({ id }) => id),
      periods: [date, month],
      returned: {},
      givenBack: 0,
    };
  }

  /** Takes goods of a receipt back at `now`. */
  takeBack(sold: Sold, quantities: Quantities, now: Instant, zone: string) {
    const answer = quoteReturn(sold.receipt, sold.returned, quantities);
    const { pointsBack, pointsTaken, money, isWhole } = answer;
    const terms = { ...sold.receipt.terms, now, zone };
    const restored = restoreLots(sold.receipt.redeemedFrom, points(sold.givenBack), pointsBack, terms);
    let lots = [...this.customer.lots];
    for (const { lotId, amount, isAnew, expiresAt } of restored) {
      const known = lots.find((lot) => lot.id === lotId && !isAnew);
      const source = sold.receipt.redeemedFrom.find(({ id }) => id === lotId)!;
      lots = lots.filter((lot) => lot !== known);
      const id = isAnew ? `${lotId}/${sold.receipt.receiptId}/${now}` : lotId;
      lots.push(
        known
          ? { ...known, amount: points(known.amount + amount) }
          : { ...source, id, amount, activatesAt: isAnew ? now : source.activatesAt, expiresAt },
      );
    }
    this.ledger.givenBack += sum(restored);
    this.customer = { ...this.customer, lots };
    this.giveUp(sold.ownLotIds, pointsTaken, now);
    const facts = takeBackFromMember(this.customer, { instant: now, money, changes: answer.changes, isWhole });
    this.customer = { ...facts, qualifyingSpend: kopecks(facts.qualifyingSpend - money) };
    const redeemed = sold.quote.redemption.redeemed;
    // Goods taken for points count for no cap, so they give none back.
    const counted = Math.min(pointsBack, Math.max(0, redeemed - sold.givenBack));
    this.count(sold.periods, 0 - pointsTaken, 0 - counted, isWhole && redeemed > 0 ? -1 : 0);
    sold.givenBack += pointsBack;
    for (const { lineNo, quantity } of answer.lines) sold.returned[lineNo] = (sold.returned[lineNo] ?? 0) + quantity;
    return answer;
  }

  /** Points for something that is no purchase of their own. */
  receive(lots: readonly Lot[], changes: readonly Change[], now: Instant): void {
    this.ledger.issued += sum(lots);
    const known = prolongBy([...this.customer.lots, ...lots], changes, now);
    this.customer = { ...postToMember(this.customer, { instant: now, paid: null, changes }), lots: known };
  }

  /** Gives back what was accrued in these lots, from others or as a debt where it is not there any more. */
  giveUp(lotIds: readonly string[], amount: Points, now: Instant): void {
    const taken = takeBack([...this.customer.lots, ...this.gone], { ownLotIds: lotIds, amount, shortage: 'debt' }, now);
    const isGone = ({ id }: Lot) => this.gone.some((lot) => lot.id === id);
    this.ledger.takenBack += sum(taken.parts) + taken.short;
    this.gone = taken.lots.filter(isGone);
    this.customer = {
      ...this.customer,
      lots: taken.lots.filter((lot) => !isGone(lot)),
      debt: points(this.customer.debt + taken.short),
    };
  }

  private period(period: string): PeriodCounter {
    return this.periods.get(period) ?? nothing(period);
  }

  private count(periods: readonly string[], earned: number, redeemed: number, redemptions: number): void {
    for (const key of periods) {
      const before = this.period(key);
      this.periods.set(key, {
        period: key,
        earned: points(before.earned + earned),
        redeemed: points(before.redeemed + redeemed),
        redemptions: before.redemptions + redemptions,
      });
    }
  }
}
