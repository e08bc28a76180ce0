/** The sale while it can still be changed: lines, the customer and what they want to redeem. */
import type {
  BasketLine,
  ChosenReward,
  Coupon,
  CustomerSnapshot,
  Instant,
  Kopecks,
  RedeemRequest,
  Tender,
} from '../../loyalty/index.ts';
import type { StoredCustomer } from '../store/types.ts';
import type { AttachedCertificate } from './certificate-tenders.ts';
import type { ChosenContact } from './contact.ts';

export interface DraftLine {
  line: BasketLine;
  name: string;
  /** code of the marked unit, as scanned */
  mark?: string;
  /** the gift certificate that this line sells */
  certificate?: { number: string; faceValue: Kopecks };
}

export interface AttachedCustomer {
  stored: StoredCustomer;
  identifiedBy: CustomerSnapshot['identifiedBy'];
  cardNumber: string | null;
  /** The centre has answered for this member since they were attached. */
  isFresh: boolean;
}

/** A code as it was given and as the engine compares it. */
export interface EnteredText {
  /** folded */
  code: string;
  /** as the cashier reads it */
  shown: string;
  /** its record, where only the centre knows it */
  coupon: Coupon | null;
  /** a use of it is this till's until then; null = it has no limit, or the use was not set aside */
  reservedTo: Instant | null;
}

/** «max» is turned into points at once: the amount follows the maximum down, never up (ui section 5, redeem). */
export type ChosenRedemption = Exclude<RedeemRequest, { kind: 'max' }>;

export interface Draft {
  /** ascending by lineNo */
  lines: readonly DraftLine[];
  /** numbers are never reused while the draft lives */
  nextLineNo: number;
  lastLineNo: number | null;
  removed: { line: DraftLine; until: Instant } | null;
  customer: AttachedCustomer | null;
  /** a card this till's copy does not hold: it earns at the centre */
  unknownCard: string | null;
  /** a phone the centre has been asked about for this sale, E.164 */
  awaitedPhone: string | null;
  redeem: ChosenRedemption;
  /** where the receipt goes besides paper */
  contact: ChosenContact;
  /** promo codes and coupons in the order of entry */
  codes: readonly EnteredText[];
  /** what the customer takes of what rules offer */
  rewards: readonly ChosenReward[];
  /** rule ids of personal offers that were switched on for this receipt */
  activated: readonly string[];
  /** a way of payment the customer has named; null while what depends on it is a possibility */
  tenders: readonly Tender[] | null;
  /** in the order of entry */
  certificates: readonly AttachedCertificate[];
  /** the certificate whose PIN is awaited */
  askedCertificate: string | null;
  /** how the rest is paid, once pay has been pressed; null = not chosen yet */
  paidWith: readonly Tender[] | null;
  /** the `now` of the quote, fixed until the sale changes (loyalty-domain section 3) */
  pricedAt: Instant;
}

export function emptyDraft(at: Instant): Draft {
  return {
    lines: [],
    nextLineNo: 1,
    lastLineNo: null,
    removed: null,
    customer: null,
    unknownCard: null,
    awaitedPhone: null,
    redeem: { kind: 'none' },
    contact: { kind: 'asUsual' },
    codes: [],
    rewards: [],
    activated: [],
    tenders: null,
    certificates: [],
    askedCertificate: null,
    paidWith: null,
    pricedAt: at,
  };
}

/** A blocked or replaced card still finds its member, who then redeems nothing with it. */
export function isCardClosed({ stored, cardNumber }: AttachedCustomer): boolean {
  const card = stored.record.cards.find(({ number }) => number === cardNumber);
  return card !== undefined && card.state !== 'active';
}
