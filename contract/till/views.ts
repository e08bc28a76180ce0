/**
 * What the screen is told. Everything on it is computed by main; the renderer formats and shows.
 * Sums are kopecks, points hundredths, instants UTC milliseconds.
 */
import { z } from 'zod';
import { amount, basisPoints, instant, points, quantity, soldBy } from '../units.ts';
import { ERROR_CODES } from '../errors/catalogue.ts';

export const errorView = z.object({
  code: z.enum(ERROR_CODES),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type ErrorView = z.infer<typeof errorView>;

export const lineView = z.object({
  lineNo: z.int().positive(),
  name: z.string(),
  quantity,
  soldBy,
  unitPrice: amount,
  gross: amount,
  /** discounts on these goods alone; those of the whole receipt are in its totals and explanations */
  discount: amount,
  redeemedMoney: amount,
  net: amount,
  takesPoints: z.boolean(),
  /** short marks in the screen's language: «скидка 15 %», «без баллов», «нет кода маркировки» */
  notes: z.array(z.object({ kind: z.enum(['discount', 'noPoints', 'mark', 'noMark']), text: z.string() })),
});
export type LineView = z.infer<typeof lineView>;

export const customerView = z.object({
  customerId: z.string(),
  /** name and initial: «Анна К.» */
  name: z.string(),
  /** last four digits of the card, or of the phone where there is no card */
  card: z.string().nullable(),
  phone: z.string().nullable(),
  blocked: z.boolean(),
  tier: z
    .object({
      name: z.string(),
      next: z
        .object({
          name: z.string(),
          /** in units of `unit`: kopecks, days with a visit, hundredths of a point, or a counter's own */
          missing: z.int().nonnegative(),
          unit: z.enum(['spend', 'visits', 'points', 'counter']),
          progressBp: basisPoints,
        })
        .nullable(),
    })
    .nullable(),
  available: points,
  pending: points,
  pendingNext: z.object({ amount: points, at: instant }).nullable(),
  /** `lastDay` is the last ISO date on which they can be spent */
  expiringNext: z.object({ amount: points, lastDay: z.iso.date() }).nullable(),
  debt: points,
  /** paid memberships in force; `lastDay` is the last ISO date */
  memberships: z.array(z.object({ name: z.string(), lastDay: z.iso.date() })),
  /** a gift of the programme for their birthday waits; `lastDay` is its last ISO date. The date of birth stays in main */
  birthday: z.object({ isToday: z.boolean(), lastDay: z.iso.date() }).nullable(),
  /** null = the centre has just vouched for the balance; else the age of what is shown */
  asOf: instant.nullable(),
});
export type CustomerView = z.infer<typeof customerView>;

export const redemptionView = z.object({
  max: points,
  min: points,
  step: points,
  redeemed: points,
  money: amount,
  /** one sentence: why not more; null where nothing limits or there is no customer */
  limit: z.string().nullable(),
  limitedBy: z.string().nullable(),
});

export const explanationView = z.object({
  text: z.string(),
  lineNo: z.int().positive().nullable(),
  group: z.enum(['discount', 'redemption', 'accrual', 'other']),
});

/** A stamp card or a quest on its way, this receipt counted in. */
export const progressView = z.object({
  ruleId: z.string(),
  kind: z.enum(['stamps', 'quest']),
  name: z.string(),
  /** of one card, before and after this receipt */
  before: z.int().nonnegative(),
  after: z.int().nonnegative(),
  goal: z.int().positive(),
  /** what this receipt adds; a full card begins anew */
  added: z.int().nonnegative(),
  /** rewards this receipt brings */
  rewards: z.int().nonnegative(),
});
export type ProgressView = z.infer<typeof progressView>;

/** Something the customer may have: the cashier takes it with one key and takes it back with the same. */
export const offerView = z.object({
  id: z.string(),
  kind: z.enum(['reward', 'coupon', 'offer', 'tender']),
  name: z.string(),
  /** one sentence: what it gives, or why it gives nothing on this basket */
  text: z.string(),
  /** what it takes off this receipt, and how many points more it earns */
  money: amount,
  points,
  /** 0 = not taken */
  taken: z.int().nonnegative(),
  /** how many there are to take; null where it is one */
  ready: z.int().nonnegative().nullable(),
  /** it gives something on this basket */
  isOpen: z.boolean(),
});
export type OfferView = z.infer<typeof offerView>;

/** A benefit that is no money: printed and counted. */
export const benefitView = z.object({ name: z.string(), count: z.int().positive() });

/** A coupon the finished receipt has issued for next time. */
export const issuedCouponView = z.object({
  name: z.string(),
  /** in groups, as it is printed */
  code: z.string(),
  faceValue: amount.nullable(),
  from: instant.nullable(),
  lastDay: z.iso.date().nullable(),
});

/** A promo code or coupon of this receipt. */
export const codeView = z.object({
  /** names it in calls */
  code: z.string(),
  /** as it was typed or scanned */
  shown: z.string(),
  name: z.string(),
  isApplied: z.boolean(),
  /** off the receipt */
  money: amount,
  /** one sentence: what it gives, or why it gives nothing now */
  text: z.string(),
});
export type CodeView = z.infer<typeof codeView>;

/** A gift certificate that pays a part of this receipt. */
export const certificateView = z.object({
  number: z.string(),
  /** `•••• 0012` */
  shown: z.string(),
  paid: amount,
  /** what stays on it once the receipt is done */
  left: amount,
  /** what is lost, for it is used as a whole */
  lost: amount,
  /** the last ISO date on which it pays; null = without an end */
  lastDay: z.iso.date().nullable(),
});
export type CertificateView = z.infer<typeof certificateView>;

/** What an entered code turned out to be; main has said so in a signal already. */
export const codeTaken = z.discriminatedUnion('kind', [
  /** it is in the receipt: a promo code, a coupon, goods or a card */
  z.object({ kind: z.literal('taken') }),
]);
export type CodeTaken = z.infer<typeof codeTaken>;

/** masked number; kopecks that go back onto it */
const certificateRefund = z.object({ shown: z.string(), amount });

const receiptKind = z.enum(['sale', 'saleReturn']);

export const doneView = z.object({
  receiptId: z.string(),
  number: z.int().positive(),
  kind: receiptKind,
  at: instant,
  total: amount,
  received: amount,
  change: amount,
  cash: amount,
  card: amount,
  certificates: z.array(certificateView.pick({ shown: true, paid: true, left: true })),
  /** the tape as it was printed */
  tape: z.array(z.string()),
  /** text of the fiscal QR code */
  qr: z.string(),
  fiscal: z.object({ fn: z.string(), fd: z.int().positive(), fpd: z.int().nonnegative() }),
  customer: z
    .object({
      name: z.string(),
      card: z.string().nullable(),
      redeemed: points,
      redeemedMoney: amount,
      earned: points,
      earnedFrom: instant.nullable(),
      balance: points,
    })
    .nullable(),
  progress: z.array(progressView),
  coupons: z.array(issuedCouponView),
  /** the level this receipt reached; from the next purchase on */
  tierReached: z.string().nullable(),
  /** words over the QR of the survey under the receipt */
  survey: z.string().nullable(),
  /** where it goes besides paper, as a stranger may see it */
  contact: z.string().nullable(),
  benefits: z.array(benefitView),
  /** what became of the paper; that the receipt is fiscalised stands without it */
  print: z.enum(['printing', 'printed', 'needsPaper', 'needsContinue', 'failed']),
  /** of a return: redeemed points given back, earned ones taken, and what is owed after it; null for a sale */
  returned: z
    .object({ certificates: z.array(certificateRefund), pointsBack: points, pointsTaken: points, debt: points })
    .nullable(),
});
export type DoneView = z.infer<typeof doneView>;

/** A receipt whose end is not known or that was not issued: it waits for a decision. */
export const heldReceiptView = z.object({
  receiptId: z.string(),
  number: z.int().positive(),
  kind: receiptKind,
  total: amount,
  /** money the cashier has already taken or the bank has charged */
  cash: amount,
  card: amount,
  /** set aside on certificates */
  certificates: amount,
  since: instant,
  state: z.enum(['checking', 'silent', 'notIssued', 'notRecorded', 'driveChanged']),
});
export type HeldReceiptView = z.infer<typeof heldReceiptView>;

/** A receipt put aside before it was paid. */
export const putAsideView = z.object({
  id: z.string(),
  at: instant,
  pieces: z.int().positive(),
  /** when it was put aside; taken back it is priced anew */
  toPay: amount,
  /** name and initial; null without a customer */
  customer: z.string().nullable(),
});
export type PutAsideView = z.infer<typeof putAsideView>;

/** Goods of a receipt of this till on their way back; `receipt` is null while it is asked for. */
/** What a membership given back is worth: its days not used, or what was paid for it. */
export const membershipGives = z.enum(['unusedDays', 'price']);
export type MembershipGives = z.infer<typeof membershipGives>;

export const returnView = z.object({
  receipt: z.object({ number: z.int().positive(), at: instant, total: amount, fd: z.int().nonnegative() }).nullable(),
  customer: z.object({ name: z.string(), card: z.string().nullable() }).nullable(),
  lines: z.array(
    z.object({
      lineNo: z.int().positive(),
      name: z.string(),
      soldBy,
      sold: quantity,
      /** thousandths that can still come back; 0 = all of it has */
      left: z.int().nonnegative(),
      chosen: z.int().nonnegative(),
      /** for the whole line */
      paid: amount,
      /** for what is chosen */
      money: amount,
    }),
  ),
  /** `handed` is what the customer gets in cash and on a card, `total` with what goes onto certificates */
  money: z.object({ total: amount, handed: amount, cash: amount, card: amount }),
  certificates: z.array(certificateRefund),
  /** memberships among what is chosen: what they are worth either way, and which the shop gives */
  membership: z.object({ gives: membershipGives, unusedDays: amount, price: amount }).nullable(),
  pointsBack: points,
  pointsTaken: points,
  /** earned points the customer no longer has and the programme lets off, besides those taken */
  pointsLetOff: points,
  /** what the member has once it is done */
  after: z.object({ balance: points, debt: points }).nullable(),
});
export type ReturnView = z.infer<typeof returnView>;

export const salePhase = z.enum(['empty', 'selling', 'fiscalising', 'unknown', 'done']);

export const saleView = z.object({
  phase: salePhase,
  /** number of the receipt being made, own count of this till */
  number: z.int().positive(),
  lines: z.array(lineView),
  /** the line the last scan added or changed */
  lastLineNo: z.int().positive().nullable(),
  /** goods of the last removed line while it can still be brought back */
  removed: z.object({ name: z.string(), until: instant }).nullable(),
  totals: z.object({
    gross: amount,
    discounts: amount,
    redeemedMoney: amount,
    toPay: amount,
    pieces: z.int().nonnegative(),
    /** paid by certificates */
    certificates: amount,
    /** left to pay in money */
    due: amount,
  }),
  customer: customerView.nullable(),
  /** last four digits of a card this till's copy does not hold: what it earns comes from the centre */
  unknownCard: z.string().nullable(),
  redemption: redemptionView,
  codes: z.array(codeView),
  /** in the order of their keys: Ctrl+1, Ctrl+2 … */
  offers: z.array(offerView),
  progress: z.array(progressView),
  benefits: z.array(benefitView),
  certificates: z.array(certificateView),
  /** the certificate whose PIN is asked */
  askedCertificate: z.string().nullable(),
  /** without a customer: what somebody who joins now would earn */
  accrual: z.object({ total: points, activatesAt: instant.nullable() }),
  /** what can be spent once this receipt is done; null without a customer */
  balanceAfter: points.nullable(),
  /** where the receipt goes besides paper and where the member can have it, as a stranger may see them */
  contact: z.object({ shown: z.string().nullable(), ofMember: z.string().nullable() }),
  explanations: z.array(explanationView),
  fiscalising: z
    .object({
      stage: z.enum(['preparing', 'lines', 'closing', 'checking', 'printing', 'paperOut', 'coverOpen']),
      done: z.int(),
      of: z.int(),
    })
    .nullable(),
  /** the receipt that was just finished; stays until the next scan */
  done: doneView.nullable(),
});
export type SaleView = z.infer<typeof saleView>;

export const statusView = z.object({
  till: z.object({ number: z.int().positive(), store: z.string(), training: z.boolean(), version: z.string() }),
  cashier: z.string(),
  shift: z.object({
    state: z.enum(['open', 'expired', 'closed', 'unknown']),
    number: z.int().nonnegative().nullable(),
    openedAt: instant.nullable(),
  }),
  link: z.object({
    state: z.enum(['online', 'offline', 'connecting']),
    since: instant,
    /** operations the centre has not acknowledged yet */
    queued: z.int().nonnegative(),
    oldestQueuedAt: instant.nullable(),
    parked: z.int().nonnegative(),
    /** when goods and customers were last level with the centre */
    dataAsOf: instant.nullable(),
    problem: errorView.nullable(),
    /** what may still be redeemed without a link, till-wide */
    offlineLeft: points.nullable(),
    /** rows of the first load so far; null once it is complete */
    loading: z.object({ rows: z.int().nonnegative() }).nullable(),
  }),
  register: z.object({
    /** `stopped` is there and takes no sale, `warned` takes sales and has `warnings` */
    state: z.enum(['ready', 'busy', 'warned', 'stopped', 'gone']),
    model: z.string().nullable(),
    problem: errorView.nullable(),
    /** what will stop sales unless the shop cares for it, in the screen's language, most urgent first */
    warnings: z.array(z.string()),
    /** how the register is set up, in the screen's language */
    remarks: z.array(z.string()),
  }),
  scanner: z.object({ state: z.enum(['ready', 'absent', 'lost']), name: z.string().nullable() }),
  held: z.array(heldReceiptView),
  /** newest first */
  putAside: z.array(putAsideView),
  now: instant,
  zone: z.string(),
});
export type StatusView = z.infer<typeof statusView>;

export const queueView = z.object({
  operations: z.array(
    z.object({
      seq: z.int(),
      kind: z.string(),
      at: instant,
      state: z.enum(['queued', 'parked', 'flagged']),
      note: z.string().nullable(),
    }),
  ),
  lastSuccess: instant.nullable(),
  nextTry: instant.nullable(),
});
export type QueueView = z.infer<typeof queueView>;

/** Words of the till that are no failure; each is a path of renderer/i18n. */
export const infoKey = z.enum([
  'sale.finishFirst',
  'sale.markAsked',
  'redeem.reduced',
  'code.applied',
  'cert.pays',
  'cert.loses',
  'cust.replaced',
  'cust.changed',
  'cust.unknownCard',
  'fr.printed',
  'invite.done',
]);
export type InfoKey = z.infer<typeof infoKey>;

/** Something that happened and passes: a sound and one line of message. */
export const signal = z.object({
  sound: z.enum(['goods', 'customer', 'refused', 'attention', 'done']).nullable(),
  message: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('error'), error: errorView }),
      z.object({
        kind: z.literal('info'),
        key: infoKey,
        params: z.record(z.string(), z.union([z.string(), z.number()])),
      }),
    ])
    .nullable(),
});
export type Signal = z.infer<typeof signal>;

/** The stream of the till: the first events after subscribing are always `sale`, `status` and `return`. */
export const tillEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('sale'), sale: saleView }),
  z.object({ type: z.literal('status'), status: statusView }),
  z.object({ type: z.literal('return'), returning: returnView.nullable() }),
  /** in training: what the emulated register has just put on paper that is no receipt */
  z.object({ type: z.literal('paper'), lines: z.array(z.string()) }),
  z.object({ type: z.literal('signal'), signal }),
]);
export type TillEvent = z.infer<typeof tillEvent>;

export const customerFound = z.object({
  customerId: z.string(),
  name: z.string(),
  card: z.string().nullable(),
  phone: z.string().nullable(),
  tier: z.string().nullable(),
});
export type CustomerFound = z.infer<typeof customerFound>;

/** Sample codes of the demo shop, for the training panel. */
export const sampleCode = z.object({
  label: z.string(),
  text: z.string(),
  kind: z.enum(['goods', 'weighed', 'card', 'code', 'certificate', 'damaged', 'unknown']),
});
export type SampleCode = z.infer<typeof sampleCode>;
