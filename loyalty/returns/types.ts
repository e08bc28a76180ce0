/** What a sale stores for its returns, and what a return does. Source: loyalty-domain section 12. */
import type { Kopecks, Points, Quantity } from '../money/units.ts';
import type { Change, Clawback, Lot, Qualification } from '../quote/types.ts';

export interface SoldLine {
  lineNo: number;
  quantity: Quantity;
  net: Kopecks;
  redeemedPoints: Points;
}

export interface SoldRule {
  ruleId: string;
  /** By line, parallel to `lines`. */
  shares: readonly Points[];
  clawback: Clawback;
  /** What must be kept under `whenUnqualified`; null = the rule had no threshold. */
  qualifiedBy: Qualification | null;
}

/** A receipt as it was fiscalised; every number of a return comes from here, no rule runs again. */
export interface SoldReceipt {
  receiptId: string;
  lines: readonly SoldLine[];
  /** In the order in which they were burned, with the dates the lots had. */
  redeemedFrom: readonly Lot[];
  rules: readonly SoldRule[];
  changes: readonly Change[];
  terms: ReturnTerms;
  /** What each way of payment took; they sum to the lines' net. */
  tenders: { certificate: Kopecks; card: Kopecks; cash: Kopecks };
  /** In the order in which they were used; they sum to the certificates' part. */
  certificates: readonly CertificatePart[];
}

/** Money of a receipt that a gift certificate paid, or gets back. */
export interface CertificatePart {
  number: string;
  amount: Kopecks;
}

/** What the version of the sale says of goods that come back. */
export interface ReturnTerms {
  /** IANA zone of the programme: days and terms are counted in it. */
  zone: string;
  /** Days that redeemed points live once more where their own term has passed. */
  restoreGraceDays: number;
  /** Accrued points that are not there any more. */
  shortage: 'debt' | 'writeOff';
}

/** Quantities by line number. */
export type Quantities = Readonly<Record<number, number>>;

export interface ReturnedLine {
  lineNo: number;
  quantity: Quantity;
  money: Kopecks;
  pointsBack: Points;
  pointsTaken: Points;
}

export interface ReturnQuote {
  lines: readonly ReturnedLine[];
  money: Kopecks;
  tenders: { certificate: Kopecks; card: Kopecks; cash: Kopecks };
  /** What goes back to each certificate, in the order of their use; they sum to the certificates' part. */
  certificates: readonly CertificatePart[];
  /** Redeemed points that come back. */
  pointsBack: Points;
  /** Accrued points that are taken back. */
  pointsTaken: Points;
  /** Counters and single coupons, turned round; memberships that end. */
  changes: readonly Change[];
  /** Points that others got for these goods, an inviter for example. */
  takenFromOthers: readonly { ruleId: string; memberId: string; amount: Points }[];
  /** Nothing of the receipt is kept. */
  isWhole: boolean;
}
