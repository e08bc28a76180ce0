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

/** A single code as its store knows it: issued to a member or out of a batch. */
export interface Coupon {
  /** Folded, as `foldCode` gives it. */
  code: string;
  /** The rule it switches on. */
  ruleId: string;
  /** null = bearer */
  ownerId: string | null;
  /** Works in [from, to). */
  from: Instant;
  to: Instant | null;
  state: 'issued' | 'reserved' | 'used' | 'lapsed' | 'withdrawn';
  /** null = without limit */
  usesLeft: number | null;
  /** Kopecks off, where every coupon has its own. */
  faceValue: Kopecks | null;
}

/** A code the customer gave. Without a record only the codes written in the programme are known. */
export interface EnteredCode {
  /** Folded. */
  code: string;
  coupon?: Coupon | null | undefined;
}

export type TenderKind = 'certificate' | 'cash' | 'card' | 'sbp';

/** A way of payment the customer has chosen; it changes accrual and discounts that depend on it, never `left`. */
export interface Tender {
  kind: TenderKind;
  /** null = whatever the others leave */
  amount: Kopecks | null;
  /** For example `own-card` for the shop's bank card. */
  brand?: string | undefined;
}

/** What the customer takes of what a rule offers: a free cup for stamps, a gift for points. */
export interface ChosenReward {
  ruleId: string;
  /** units, ≥ 1 */
  count: number;
}

export interface Basket {
  /** Ascending by lineNo; may be empty. */
  lines: readonly BasketLine[];
  redeem: RedeemRequest;
  /** In the order of entry. */
  codes?: readonly EnteredCode[] | undefined;
  /** Chosen so far; absent = not chosen yet, what depends on it is shown as a possibility. */
  tenders?: readonly Tender[] | undefined;
  /** Rewards are offered, never forced. */
  rewards?: readonly ChosenReward[] | undefined;
}

/** Points of one accrual. `amount` is what is left of it, > 0. Alive in [activatesAt, expiresAt). */
export interface Lot {
  id: string;
  amount: Points;
  activatesAt: Instant;
  expiresAt: Instant | null;
  /** Every activity moves the expiry on. */
  byActivity?: boolean | undefined;
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

/**
 * An integer that rules count with: uses, stamps, quest progress, budgets, invitees. The engine owns none: they come
 * in here and go out as proposed changes. Keys: `quote/counters.ts`.
 */
export interface Counter {
  key: string;
  value: number;
  /** From this instant it counts 0. */
  expiresAt?: Instant | null | undefined;
}

export interface Membership {
  /** Of a `membership-sale` rule. */
  id: string;
  /** In force in [from, to). */
  from: Instant;
  to: Instant;
}

/** A personal offer: the rule it opens to this member alone. */
export interface PersonalOffer {
  ruleId: string;
  isActivated: boolean;
  from: Instant;
  to: Instant | null;
}

/** The member as the till knows them at this moment, own unsent operations already counted in. */
export interface CustomerSnapshot {
  id: string;
  identifiedBy: 'token' | 'card' | 'phone';
  blocked: boolean;
  /** false = has not agreed to the programme's terms: earns, redeems nothing; true by default. */
  hasConsent?: boolean | undefined;
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
  /** Money paid before this receipt, net of returns, since joining. */
  lifetimeSpend?: Kopecks | undefined;
  /** Money paid in the whole month before `period`, the store's month this was counted for. */
  lastMonth?: { period: string; spent: Kopecks } | undefined;
  /** ISO date of joining, store zone. */
  joinedOn?: string | null | undefined;
  /** ISO date of birth, or `--02-29` without the year. */
  birthday?: string | null | undefined;
  /** When the birthday was entered or last changed. */
  birthdaySetAt?: Instant | null | undefined;
  segments?: readonly string[] | undefined;
  offers?: readonly PersonalOffer[] | undefined;
  coupons?: readonly Coupon[] | undefined;
  memberships?: readonly Membership[] | undefined;
  counters?: readonly Counter[] | undefined;
  /** Who brought this member; `invitees` = how many they had brought when this member came, this one included. */
  inviter?: { memberId: string; tierId: string | null; invitees?: number | undefined } | null | undefined;
  /** Set aside by the centre for one till; at that till its own part is not counted here. */
  granted?: Points | undefined;
  /** When the centre last vouched for these figures. */
  asOf: Instant;
}

/**
 * Set while the centre cannot be asked. The first three are what is left of each risk quota at this moment
 * (offline-sync section 9): a bound is that plus the grants, and the engine names the least. Grants are spent first, so
 * of `redeemed` points max(0, redeemed - grants) use up risk quota.
 */
export interface OfflineState {
  receiptLeft: Points;
  cardLeft: Points;
  tillLeft: Points;
  /** Age of the member's row in milliseconds; over the programme's `maxSnapshotAgeHours` the risk quotas are 0. */
  snapshotAgeMs: number;
  /** This member's unspent points that the centre has set aside for this till, of any age; none by default. */
  grants?: Points | undefined;
}

export interface QuoteContext {
  now: Instant;
  /** IANA zone of the store: day and month counters. */
  storeZone: string;
  /** null = the centre answers. */
  offline: OfflineState | null;
  /** `till` by default; for example `online`. */
  channel?: string | undefined;
  storeId?: string | undefined;
  tillId?: string | undefined;
  /** Merchant of a coalition. */
  partnerId?: string | undefined;
  /** Programme-wide: budgets and uses by everyone. */
  counters?: readonly Counter[] | undefined;
  /** What the centre gave this till of limited counters, by their key and in their unit; offline only this is given. */
  allotments?: Readonly<Record<string, number>> | undefined;
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
  /** Of one unit after stage `price`: the list price, or a member's. */
  unitPrice: Kopecks;
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
  /** `pointsExclusive`: the receipt has a discount. */
  | 'discounted'
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
  | 'totalShare'
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

/** Points that live and die together. */
export interface AccruedLot {
  amount: Points;
  activatesAt: Instant;
  expiresAt: Instant | null;
  byActivity?: boolean | undefined;
}

/** How a return takes the points of a rule back: in shares, or all once the threshold is missed. */
export type Clawback = 'proportional' | 'whenUnqualified';

/** A threshold as it was met: what each line of the quote counted towards it. */
export interface Qualification {
  amount: Kopecks;
  quantity: Quantity;
  sums: readonly Kopecks[];
  quantities: readonly Quantity[];
}

export interface AccrualRule {
  ruleId: string;
  amount: Points;
  /** Of each line, parallel to the quote's lines; sums to `amount`. */
  shares: readonly Points[];
  clawback: Clawback;
  /** Under `whenUnqualified`: what of the receipt must be kept for the points to stay. */
  qualifiedBy?: Qualification | undefined;
  activatesAt: Instant;
  expiresAt: Instant | null;
  byActivity?: boolean | undefined;
}

export interface AccrualQuote {
  total: Points;
  rules: readonly AccrualRule[];
  limitedBy: 'perRule' | 'perReceipt' | 'perDay' | 'perMonth' | 'perMember' | 'ruleBudget' | 'budget' | null;
  /** One for each pair of dates, earliest activation first; they sum to `total`. */
  lots: readonly AccruedLot[];
  /** Of the earliest lot; null when total is 0. */
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

/** What the receipt would change in the books besides its own points; the host posts it with the receipt. */
export type Change =
  | {
      kind: 'counter';
      scope: 'member' | 'programme';
      key: string;
      by: number;
      /** What of it each line of the quote brought; absent = the receipt as a whole. */
      shares?: readonly number[] | undefined;
      /** The counter's new expiry; undefined leaves it. */
      expiresAt?: Instant | null | undefined;
      /** Goes back by shares of the goods, only with the whole receipt, or never. */
      onReturn: 'share' | 'whole' | 'never';
    }
  | {
      kind: 'couponUsed';
      ruleId: string;
      code: string;
      isSingle: boolean;
      /** Of a coupon that keeps its rest: kopecks it gave here, and what it is worth afterwards. */
      keeps?: { taken: Kopecks; rest: Kopecks } | undefined;
    }
  /** A coupon for next time; the host gives it a code. */
  | { kind: 'couponIssued'; ruleId: string; faceValue: Kopecks | null; from: Instant; to: Instant | null }
  /** Points to somebody else, for example the inviter. */
  | {
      kind: 'pointsTo';
      ruleId: string;
      memberId: string;
      amount: Points;
      activatesAt: Instant;
      expiresAt: Instant | null;
      byActivity?: boolean | undefined;
    }
  /** A term sold by one line: `units` of `months` each, one after the other. */
  | {
      kind: 'membership';
      ruleId: string;
      membershipId: string;
      lineNo: number;
      units: number;
      months: number;
      from: Instant;
      to: Instant;
    }
  /** A term given back: the membership is not in force in it. */
  | { kind: 'membershipEnded'; ruleId: string; membershipId: string; from: Instant; to: Instant }
  | { kind: 'tier'; tierId: string }
  /** The member was brought by somebody; only the host makes it, when a cashier names who. */
  | { kind: 'invited'; inviter: NonNullable<CustomerSnapshot['inviter']> }
  /** The member belongs to it from now on. */
  | { kind: 'segment'; ruleId: string; segment: string }
  /** Points taken besides the redemption: turned into a voucher, or into goods, with which they come back. */
  | {
      kind: 'pointsSpent';
      ruleId: string;
      amount: Points;
      /** What the goods of each line were taken for; absent = a return does not give them back. */
      shares?: readonly Points[] | undefined;
    }
  /** An activity: lots that live by activity and are alive now live to this instant at least. */
  | { kind: 'lotsProlonged'; expiresAt: Instant };

/** What became of a code; one refused is not used up. */
export interface CodeQuote {
  code: string;
  ruleId: string | null;
  isApplied: boolean;
  /** Kopecks it took off. */
  amount: Kopecks;
  /** Explanation code of the refusal. */
  reason: string | null;
}

/** A stamp card or a quest on its way. */
export interface ProgressQuote {
  ruleId: string;
  kind: 'stamps' | 'quest';
  name: { ru: string; en: string };
  before: number;
  /** With this receipt, over whole cards. */
  after: number;
  /** Of one card. */
  goal: number;
  /** Rewards this receipt brings. */
  rewards: number;
}

/** A benefit that is not money: printed and counted, costs the basket nothing. */
export interface BenefitQuote {
  ruleId: string;
  name: { ru: string; en: string };
  count: number;
}

/** What would be given if the customer did something, for example paid with the shop's card. */
export interface PossibleQuote {
  ruleId: string;
  name: { ru: string; en: string };
  reason: 'tender' | 'offer' | 'gift';
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

/** What a member did without a receipt: a review, a survey, a subscription, a task, a top-up. */
export interface MemberEvent {
  /** As the rules name it. */
  name: string;
  /** Of a top-up or the like, kopecks; 0 where there is none. */
  amount: Kopecks;
}

export interface EventQuote {
  accrual: AccrualQuote;
  changes: readonly Change[];
  explanations: readonly Explanation[];
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
  codes: readonly CodeQuote[];
  progress: readonly ProgressQuote[];
  benefits: readonly BenefitQuote[];
  possible: readonly PossibleQuote[];
  changes: readonly Change[];
  explanations: readonly Explanation[];
}
