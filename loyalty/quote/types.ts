/**
 * What the engine is given and what it answers: `quote(programme, basket, customer, context)`.
 * Plain data, JSON as it stands. Source: loyalty-domain sections 3, 4, 8, 9.
 */
import type { BasisPoints, Instant, Kopecks, Points, Quantity } from '../money/units.ts';

/** VAT of a line as the law names it; what byte or tag that is belongs to the register's model. */
export type VatRate = 'vat22' | 'vat20' | 'vat10' | 'vat7' | 'vat5' | 'vat0' | 'none';

export interface BasketLine {
  /** ≥ 1, unique in the basket, never reused while the basket lives; order of the receipt. */
  lineNo: number;
  sku: string;
  categories: readonly string[];
  /** Free marks of the goods, for example `tobacco`, `alcohol`, `certificate`. */
  tags: readonly string[];
  /** > 0 */
  quantity: Quantity;
  /** ≥ 0, list price of one unit (1000 thousandths). */
  unitPrice: Kopecks;
  /** The least one unit may be sold for (regulated prices), ≥ 0. */
  minUnitPrice?: Kopecks | undefined;
  vatRate: VatRate;
  priceKind: 'regular' | 'promo' | 'fixed';
  soldBy: 'piece' | 'weight';
  /** Marked goods (Честный знак) are always printed one unit a line. */
  marked?: boolean | undefined;
}

export type RedeemRequest = { kind: 'none' } | { kind: 'max' } | { kind: 'points'; points: Points };

export interface Basket {
  /** Ascending by lineNo; may be empty. */
  lines: readonly BasketLine[];
  redeem: RedeemRequest;
}

/** Points of one accrual. `amount` is what is left of it, > 0. Alive in [activatesAt, expiresAt). */
export interface Lot {
  id: string;
  amount: Points;
  activatesAt: Instant;
  expiresAt: Instant | null;
}

/** What the member earned and redeemed in one store day or month; ignored when `period` is another than now's. */
export interface PeriodCounter {
  /** `2026-11-22` for a day, `2026-11` for a month, in the store's zone. */
  period: string;
  earned: Points;
  redeemed: Points;
  /** number of receipts with a redemption */
  redemptions: number;
}

/** The member as the till knows them at this moment, own unsent operations already counted in. */
export interface CustomerSnapshot {
  id: string;
  identifiedBy: 'token' | 'card' | 'phone';
  blocked: boolean;
  /** A tier id of the programme; null = the lowest or none. */
  tierId: string | null;
  /** What counts towards tiers in the current window, for the progress shown. */
  qualifyingSpend: Kopecks;
  lots: readonly Lot[];
  /** Authorised and not yet captured or released, anywhere. */
  held: Points;
  debt: Points;
  day: PeriodCounter;
  month: PeriodCounter;
  /** When the centre last vouched for these figures. */
  asOf: Instant;
}

/**
 * Set while the centre cannot be asked. Each number is what is left of a risk quota at this moment
 * (offline-sync section 9); the engine takes the least and names it.
 */
export interface OfflineState {
  receiptLeft: Points;
  cardLeft: Points;
  tillLeft: Points;
  /** Age of the member's row in milliseconds; over the programme's `maxSnapshotAgeHours` nothing is redeemed. */
  snapshotAgeMs: number;
}

export interface QuoteContext {
  now: Instant;
  /** IANA zone of the store: day and month counters. */
  storeZone: string;
  /** null = the centre answers. */
  offline: OfflineState | null;
}

/** A line as it goes to the fiscal register: price × quantity / 1000 = sum, rounded half up, to the kopeck. */
export interface PrintedLine {
  lineNo: number;
  quantity: Quantity;
  price: Kopecks;
  sum: Kopecks;
}

export interface LineDiscount {
  ruleId: string;
  /** > 0 */
  amount: Kopecks;
}

export interface QuoteLine {
  lineNo: number;
  gross: Kopecks;
  discounts: readonly LineDiscount[];
  /** Money taken off by redeemed points. */
  redeemedMoney: Kopecks;
  redeemedPoints: Points;
  /** gross - discounts - redeemedMoney */
  net: Kopecks;
  accrued: Points;
  takesPoints: boolean;
  earnsPoints: boolean;
  /** Not empty; sums to net. */
  printed: readonly PrintedLine[];
}

/** The bounds of redemption, in the order in which they are named when several are equal. */
export type RedemptionBound =
  | 'blocked'
  | 'minPurchase'
  | 'balance'
  | 'perDay'
  | 'perMonth'
  | 'offlineStale'
  | 'offlineReceipt'
  | 'offlineCard'
  | 'offlineTill'
  | 'lines'
  | 'receiptPercent'
  | 'minMoney'
  | 'perReceipt';

export interface RedemptionQuote {
  /** The most that may be redeemed now, a multiple of step; 0 = nothing. */
  max: Points;
  /** The least that may be redeemed when max > 0. */
  min: Points;
  step: Points;
  /** The bound that decides max; null without a customer or without a redemption mechanic. */
  limitedBy: RedemptionBound | null;
  /** What this quote redeems, ≤ max. */
  redeemed: Points;
  money: Kopecks;
}

export interface AccrualRule {
  ruleId: string;
  amount: Points;
}

export interface AccrualQuote {
  total: Points;
  rules: readonly AccrualRule[];
  limitedBy: 'perRule' | 'perReceipt' | 'perDay' | 'perMonth' | null;
  /** null when total is 0 */
  activatesAt: Instant | null;
  expiresAt: Instant | null;
}

/** Derived from the snapshot's lots at `now` (loyalty-domain section 10). */
export interface BalanceQuote {
  active: Points;
  available: Points;
  pending: Points;
  /** Nearest activation of pending points. */
  pendingNext: { amount: Points; at: Instant } | null;
  /** Nearest lapse within the programme's warning window. `lastDay` is the last ISO date (programme zone) they can be spent. */
  expiringNext: { amount: Points; lastDay: string } | null;
  held: Points;
  debt: Points;
}

export interface TierQuote {
  id: string;
  name: { ru: string; en: string };
  next: { id: string; name: { ru: string; en: string }; missing: Kopecks; progressBp: BasisPoints } | null;
}

/** Why a number is what it is, or why something was skipped or cut. Text: `explain(entry, locale)`. */
export interface Explanation {
  /** Stable, for example `redeem.limitedBy.receiptPercent`. */
  code: string;
  ruleId: string | null;
  lineNo: number | null;
  /** The figure it speaks of, in the unit the code implies; null when it speaks of none. */
  amount: number | null;
  params: Readonly<Record<string, string | number>>;
}

export interface Quote {
  programmeId: string;
  programmeHash: string;
  now: Instant;
  lines: readonly QuoteLine[];
  totals: {
    gross: Kopecks;
    discounts: Kopecks;
    redeemedMoney: Kopecks;
    /** gross - discounts - redeemedMoney = sum of line nets */
    toPay: Kopecks;
  };
  /** null without a customer */
  balance: BalanceQuote | null;
  tier: TierQuote | null;
  redemption: RedemptionQuote;
  accrual: AccrualQuote;
  explanations: readonly Explanation[];
}
