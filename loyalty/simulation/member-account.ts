/** A member while receipts are played back: the engine's answers posted as the till and the centre post them. */
import { postToMember } from '../changes/member-facts.ts';
import { takeBackFromMember } from '../changes/take-back-facts.ts';
import { accruedLots } from '../lots/accrued-lots.ts';
import { burn } from '../lots/burn.ts';
import { repayDebt } from '../lots/debt.ts';
import { prolongBy } from '../lots/prolong.ts';
import { kopecks, points } from '../money/units.ts';
import type { Instant, Kopecks, Points } from '../money/units.ts';
import type { PreparedProgramme } from '../programme/prepare.ts';
import type { Change, Coupon, CustomerSnapshot, Lot, Quote } from '../quote/types.ts';
import { quoteReturn } from '../returns/quote-return.ts';
import { restoreLots } from '../returns/restore-lots.ts';
import { pointsOf, soldReceipt } from '../returns/sold-receipt.ts';
import { takeBack } from '../returns/take-back.ts';
import type { Quantities, ReturnQuote, SoldReceipt } from '../returns/types.ts';
import { zonedDay } from '../time/zoned-day.ts';
import { countedBy } from '../tiers/measure.ts';
import { qualifyingPaid } from '../quote/tier.ts';
import { returnTermsOf } from '../returns/return-terms.ts';
import type { SimulatedMember, SimulatedSale } from './events.ts';
import { PeriodBook } from './period-book.ts';
import { TierBook } from './tier-book.ts';

/** A sale of which something may still come back. */
export interface OpenSale {
  receipt: SoldReceipt;
  sold: SimulatedSale;
  answer: Quote;
  ownLotIds: readonly string[];
  returned: Record<number, number>;
  givenBack: number;
  /** Kopecks of purchases that are still kept. */
  kept: number;
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

  tierAt(now: Instant): string | null {
    return this.#tiers.at(now)?.tierId ?? this.#programme.tiers[0]?.id ?? null;
  }

  /** What the clock does: lots lapse, what came alive pays a debt. */
  settle(now: Instant): Lapse[] {
    const { lots, debt } = this.#snapshot;
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
    const tier = this.#tiers.at(now);
    const lastMonth = this.#periods.spentBefore(month);
    return {
      ...this.#snapshot,
      tierId: tier?.tierId ?? null,
      qualifyingSpend: kopecks(tier?.measured ?? this.#snapshot.lifetimeSpend ?? 0),
      day: this.#periods.of(date),
      month: this.#periods.of(month),
      ...(lastMonth && { lastMonth }),
      inviter,
      asOf: now,
    };
  }

  /** Posts a receipt with all that it changes in this account; for one that comes back, what its return needs. */
  sell(answer: Quote, sold: SimulatedSale, storeZone: string): OpenSale | null {
    const { now, accrual, redemption, changes } = answer;
    const { receiptId, comesBack } = sold;
    const paid = qualifyingPaid(sold, answer);
    const before = this.#snapshot.lots;
    const burned = burn(before, pointsOf(answer), now);
    const turned = burn(burned.lots, points(sum(turnedInto(changes))), now);
    if (burned.short + turned.short > 0) throw new RangeError(`${receiptId} redeems what is not there`);
    const earned = accruedLots(receiptId, accrual.lots);
    const facts = postToMember(this.#snapshot, { instant: now, paid, changes });
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
      spent: paid,
    });
    this.#tiers.post(now, { paid, earned: accrual.total, counted: this.#counted(changes) });
    if (!comesBack) return null;
    const redeemedFrom = burned.parts.map(({ lotId, amount }) => ({
      ...before.find(({ id }) => id === lotId)!,
      amount,
    }));
    return openSale(this.#programme, answer, sold, { redeemedFrom, earned });
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
    const { receipt, answer: quoted } = sale;
    const answer = quoteReturn(receipt, sale.returned, quantities);
    const { pointsBack, pointsTaken, changes, isWhole } = answer;
    const money = purchasesIn(sale, answer);
    const lots = this.#withRestored(sale, pointsBack, now);
    const taken = takeBack([...lots, ...this.#gone], { ...sale, ...receipt.terms, amount: pointsTaken }, now);
    const gone = new Set(this.#gone.map(({ id }) => id));
    this.#gone = taken.lots.filter(({ id }) => gone.has(id));
    this.#snapshot = {
      ...takeBackFromMember(this.#snapshot, { instant: now, money, changes, isWhole }),
      lots: taken.lots.filter(({ id }) => !gone.has(id)),
      debt: points(this.#snapshot.debt + taken.short),
    };
    const { redeemed } = quoted.redemption;
    // Goods taken for points count for no cap, so they give none back.
    const counted = Math.min(pointsBack, Math.max(0, redeemed - sale.givenBack));
    this.#periods.count(quoted.now, storeZone, {
      earned: 0 - pointsTaken,
      redeemed: 0 - counted,
      redemptions: isWhole && redeemed > 0 ? -1 : 0,
      spent: 0 - money,
    });
    const back = { paid: 0 - money, earned: 0 - pointsTaken, keptBefore: sale.kept, counted: this.#counted(changes) };
    this.#tiers.takeBack(now, quoted.now, back);
    sale.kept -= money;
    sale.givenBack += pointsBack;
    addReturned(sale, answer);
    return { answer, taken: { givenBack: pointsBack, takenBack: sum(taken.parts) + taken.short } };
  }

  #counted(changes: readonly Change[]): number {
    return countedBy(changes, this.#programme.programme.tierTerms ?? {});
  }

  #withRestored({ receipt, givenBack }: OpenSale, pointsBack: Points, now: Instant): Lot[] {
    const terms = { ...receipt.terms, now, zone: this.#programme.programme.zone };
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

/** Of the money that goes back; a certificate was no purchase. */
const purchasesIn = ({ sold }: OpenSale, { lines }: ReturnQuote): Kopecks =>
  qualifyingPaid(sold, { lines: lines.map(({ lineNo, money }) => ({ lineNo, net: money })) });

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
  { programme }: PreparedProgramme,
  answer: Quote,
  sold: SimulatedSale,
  { redeemedFrom, earned }: { redeemedFrom: readonly Lot[]; earned: readonly Lot[] } = { redeemedFrom: [], earned: [] },
): OpenSale {
  const { receiptId } = sold;
  const terms = returnTermsOf(programme);
  const tenders = { certificate: kopecks(0), card: kopecks(0), cash: answer.totals.toPay };
  return {
    receipt: soldReceipt(answer, { receiptId, redeemedFrom, terms, tenders }),
    sold,
    answer,
    ownLotIds: earned.map(({ id }) => id),
    returned: {},
    givenBack: 0,
    kept: qualifyingPaid(sold, answer),
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
