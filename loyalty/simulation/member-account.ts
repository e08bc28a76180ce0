/** A member while receipts are played back: the engine's answers posted as the till and the centre post them. */
import { postToMember } from '../changes/member-facts.ts';
import { takeBackFromMember } from '../changes/take-back-facts.ts';
import { accruedLots } from '../lots/accrued-lots.ts';
import { burn } from '../lots/burn.ts';
import { repayDebt } from '../lots/debt.ts';
import { prolongBy } from '../lots/prolong.ts';
import { kopecks, points } from '../money/units.ts';
import type { Instant, Points } from '../money/units.ts';
import type { PreparedProgramme } from '../programme/prepare.ts';
import type { Change, Coupon, CustomerSnapshot, Lot, Quote } from '../quote/types.ts';
import { quoteReturn } from '../returns/quote-return.ts';
import { restoreLots } from '../returns/restore-lots.ts';
import { pointsOf, soldReceipt } from '../returns/sold-receipt.ts';
import { takeBack } from '../returns/take-back.ts';
import type { Quantities, ReturnQuote, SoldReceipt } from '../returns/types.ts';
import { zonedDay } from '../time/zoned-day.ts';
import type { SimulatedMember } from './events.ts';
import { PeriodBook } from './period-book.ts';
import { TierBook } from './tier-book.ts';

/** A sale of which something may still come back. */
export interface OpenSale {
  receipt: SoldReceipt;
  answer: Quote;
  ownLotIds: readonly string[];
  returned: Record<number, number>;
  givenBack: number;
}

/** Points that a return really moved. */
export interface Taken {
  /** To the lots they came from. */
  givenBack: number;
  /** Out of lots and as debt; what of the receipt's own points had lapsed is not asked for. */
  takenBack: number;
}

/** What a lapse took, and when. */
export interface Lapse {
  amount: number;
  at: Instant;
}

const RESTORE_GRACE_DAYS = 30;
const sum = (values: readonly { amount: number }[]): number => values.reduce((total, { amount }) => total + amount, 0);

export class MemberAccount {
  #snapshot: CustomerSnapshot;
  /** Lapsed lots with their rest: a return of their receipt does not ask for it again. */
  #gone: Lot[] = [];
  readonly #periods = new PeriodBook();
  readonly #tiers: TierBook;
  readonly #programme: PreparedProgramme;

  constructor(programme: PreparedProgramme, member: SimulatedMember) {
    this.#programme = programme;
    this.#tiers = new TierBook(programme);
    const none = this.#periods.of('');
    this.#snapshot = {
      id: member.id,
      identifiedBy: 'card',
      blocked: false,
      tierId: null,
      qualifyingSpend: kopecks(0),
      lots: [],
      held: points(0),
      debt: points(0),
      day: none,
      month: none,
      joinedOn: member.joinedOn,
      birthday: member.birthday,
      segments: member.segments,
      asOf: 0 as Instant,
    };
  }

  get lots(): readonly Lot[] {
    return this.#snapshot.lots;
  }

  get debt(): number {
    return this.#snapshot.debt;
  }

  get tierId(): string | null {
    return this.#tiers.tierId ?? this.#programme.tiers[0]?.id ?? null;
  }

  /** What the clock does: lots lapse, what came alive pays a debt, the reviews of tiers that are due. */
  settle(now: Instant): Lapse[] {
    const { lots, debt } = this.#snapshot;
    this.#tiers.review(now);
    const over = lots.filter((lot) => lot.expiresAt !== null && lot.expiresAt <= now);
    if (over.length === 0 && debt === 0) return [];
    this.#gone.push(...over);
    const repaid = repayDebt(over.length === 0 ? lots : lots.filter((lot) => !over.includes(lot)), points(debt), now);
    this.#snapshot = { ...this.#snapshot, lots: repaid.lots, debt: repaid.debt };
    return over.map(({ amount, expiresAt }) => ({ amount, at: expiresAt! }));
  }

  /** Their coupons that can be used at `now`. */
  coupons(now: Instant): readonly Coupon[] {
    return (this.#snapshot.coupons ?? []).filter(
      ({ state, from, to }) => state === 'issued' && from <= now && (to === null || now < to),
    );
  }

  snapshot(now: Instant, storeZone: string, inviter: CustomerSnapshot['inviter']): CustomerSnapshot {
    const { date, month } = zonedDay(now, storeZone);
    const lastMonth = this.#periods.spentBefore(month);
    return {
      ...this.#snapshot,
      tierId: this.#tiers.tierId,
      qualifyingSpend: kopecks(this.#tiers.measured(now) ?? this.#snapshot.lifetimeSpend ?? 0),
      day: this.#periods.of(date),
      month: this.#periods.of(month),
      ...(lastMonth && { lastMonth }),
      inviter,
      asOf: now,
    };
  }

  /** Posts a receipt with all that it changes in this account; for one that comes back, what its return needs. */
  sell(answer: Quote, receiptId: string, storeZone: string, comesBack: boolean): OpenSale | null {
    const { now, accrual, totals, redemption, changes } = answer;
    const before = this.#snapshot.lots;
    const burned = burn(before, pointsOf(answer), now);
    const turned = burn(burned.lots, points(sum(turnedInto(changes))), now);
    if (burned.short + turned.short > 0) throw new RangeError(`${receiptId} redeems what is not there`);
    const earned = accruedLots(receiptId, accrual.lots);
    const facts = postToMember(this.#snapshot, { instant: now, paid: totals.toPay, changes });
    const coupons = issued(changes, receiptId, facts.id);
    this.#snapshot = {
      ...facts,
      lots: prolongBy([...turned.lots, ...earned], changes, now),
      ...(coupons.length > 0 && { coupons: [...inTerm(facts.coupons ?? [], now), ...coupons] }),
    };
    this.#periods.count(now, storeZone, {
      earned: accrual.total,
      redeemed: redemption.redeemed,
      redemptions: redemption.redeemed > 0 ? 1 : 0,
      spent: totals.toPay,
    });
    this.#tiers.post(now, totals.toPay, accrual.total);
    if (!comesBack) return null;
    const redeemedFrom = burned.parts.map(({ lotId, amount }) => ({
      ...before.find(({ id }) => id === lotId)!,
      amount,
    }));
    return openSale(answer, receiptId, redeemedFrom, earned);
  }

  /** Points of somebody else's receipt. */
  receive(lot: Lot): void {
    this.#snapshot = { ...this.#snapshot, lots: [...this.#snapshot.lots, lot] };
  }

  /** Takes goods of a receipt back; the sale remembers what has come back so far. */
  takeBack(
    sale: OpenSale,
    quantities: Quantities,
    now: Instant,
    storeZone: string,
  ): { answer: ReturnQuote; taken: Taken } {
    const { receipt, answer: sold } = sale;
    const answer = quoteReturn(receipt, sale.returned, quantities);
    const { pointsBack, pointsTaken, money, isWhole } = answer;
    const lots = this.#withRestored(sale, pointsBack, now);
    const taken = takeBack([...lots, ...this.#gone], sale.ownLotIds, pointsTaken, now);
    const gone = new Set(this.#gone.map(({ id }) => id));
    this.#gone = taken.lots.filter(({ id }) => gone.has(id));
    this.#snapshot = {
      ...takeBackFromMember(this.#snapshot, { instant: now, money, changes: answer.changes, isWhole }),
      lots: taken.lots.filter(({ id }) => !gone.has(id)),
      debt: points(this.#snapshot.debt + taken.short),
    };
    const { redeemed } = sold.redemption;
    // Goods taken for points count for no cap, so they give none back.
    const counted = Math.min(pointsBack, Math.max(0, redeemed - sale.givenBack));
    this.#periods.count(sold.now, storeZone, {
      earned: 0 - pointsTaken,
      redeemed: 0 - counted,
      redemptions: isWhole && redeemed > 0 ? -1 : 0,
      spent: 0 - money,
    });
    this.#tiers.takeBack(now, money, pointsTaken);
    sale.givenBack += pointsBack;
    addReturned(sale, answer);
    return { answer, taken: { givenBack: pointsBack, takenBack: sum(taken.parts) + taken.short } };
  }

  #withRestored({ receipt, givenBack }: OpenSale, pointsBack: Points, now: Instant): Lot[] {
    const terms = { now, zone: this.#programme.programme.zone, restoreGraceDays: RESTORE_GRACE_DAYS };
    let lots = [...this.#snapshot.lots];
    for (const part of restoreLots(receipt.redeemedFrom, points(givenBack), pointsBack, terms)) {
      const { lotId, amount, isAnew, expiresAt } = part;
      const known = isAnew ? undefined : lots.find(({ id }) => id === lotId);
      const source = receipt.redeemedFrom.find(({ id }) => id === lotId)!;
      const id = isAnew ? `${lotId}/${receipt.receiptId}/${now}` : lotId;
      const back = known
        ? { ...known, amount: points(known.amount + amount) }
        : { ...source, id, amount, activatesAt: isAnew ? now : source.activatesAt, expiresAt };
      lots = [...lots.filter((lot) => lot !== known), back];
    }
    return lots;
  }
}

/** A return of a sale without a customer moves money and no points. */
export function takeBackFromNobody(sale: OpenSale, quantities: Quantities): { answer: ReturnQuote; taken: Taken } {
  const answer = quoteReturn(sale.receipt, sale.returned, quantities);
  addReturned(sale, answer);
  return { answer, taken: { givenBack: 0, takenBack: 0 } };
}

function addReturned({ returned }: OpenSale, { lines }: ReturnQuote): void {
  for (const { lineNo, quantity } of lines) returned[lineNo] = (returned[lineNo] ?? 0) + quantity;
}

export function openSale(
  answer: Quote,
  receiptId: string,
  redeemedFrom: readonly Lot[] = [],
  earned: readonly Lot[] = [],
): OpenSale {
  const tenders = { certificate: kopecks(0), card: kopecks(0), cash: answer.totals.toPay };
  return {
    receipt: soldReceipt(answer, { receiptId, redeemedFrom, tenders }),
    answer,
    ownLotIds: earned.map(({ id }) => id),
    returned: {},
    givenBack: 0,
  };
}

/** Points taken for something that a return of the receipt leaves, for example a voucher. */
export const turnedInto = (changes: readonly Change[]) =>
  changes.filter((change) => change.kind === 'pointsSpent').filter(({ shares }) => shares === undefined);

/** A used one too: a whole return lets it work again. */
const inTerm = (coupons: readonly Coupon[], now: Instant): Coupon[] =>
  coupons.filter(({ to }) => to === null || now < to);

function issued(changes: readonly Change[], receiptId: string, ownerId: string): Coupon[] {
  return changes
    .filter((change) => change.kind === 'couponIssued')
    .map(({ ruleId, faceValue, from, to }, index) => ({
      code: `${receiptId}.${index}`,
      ...{ ruleId, ownerId, from, to, faceValue },
      state: 'issued',
      usesLeft: 1,
    }));
}
