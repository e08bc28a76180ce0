/**
 * The operations a till appends and the centre applies, named as facts: a fact is never refused.
 * Payloads carry member ids and card numbers, never names or phones. Source: offline-sync sections 3 and 6.
 */
import { z } from 'zod';
import { amount, businessDate, hash, instant, operationId, points, quantity } from '../units.ts';
import { certificateNumber } from './certificates.ts';
import {
  basket,
  change,
  counterKey,
  customerSnapshot,
  eventClaim,
  offlineState,
  quoteClaim,
  quoteContext,
} from './engine-data.ts';

const receiptId = operationId;

const fiscalDocument = z.object({
  registerSerial: z.string().max(32),
  fn: z.string().max(32),
  fd: z.int().positive(),
  fpd: z.int().nonnegative(),
  dateTime: z.string().max(32),
  shift: z.int().nonnegative(),
});

export const saleFiscalised = z.object({
  receiptId,
  number: z.int().positive(),
  businessDate,
  /** the frozen `now` of the quote */
  instant,
  storeZone: z.string().max(64),
  basket,
  customer: z
    .object({ customerId: z.string().max(64), cardNumber: z.string().max(64).nullable(), snapshot: customerSnapshot })
    .nullable(),
  /** a card this till's copy does not hold: it earns at the centre, resolved there; null otherwise */
  unknownCard: z.string().max(64).nullable(),
  offline: offlineState.nullable(),
  context: quoteContext,
  programme: z.object({ id: z.string().max(64), hash }).nullable(),
  claim: quoteClaim,
  holdId: operationId.nullable(),
  payments: z.object({
    cash: amount,
    card: amount,
    change: amount,
    /** `amount` is what it paid; `lost` what a use as a whole took from it besides */
    certificates: z
      .array(z.object({ number: certificateNumber, authorisationId: operationId, amount, lost: amount }))
      .max(10),
  }),
  /** certificates that this receipt sold and thereby brings into force */
  certificatesSold: z.array(z.object({ number: certificateNumber, faceValue: amount })).max(100),
  fiscal: fiscalDocument,
});
export type SaleFiscalised = z.infer<typeof saleFiscalised>;

/** Goods of one receipt came back; every figure is a share of what that receipt stored. Source: loyalty-domain section 12. */
export const saleReturned = z.object({
  receiptId,
  number: z.int().positive(),
  businessDate,
  instant,
  storeZone: z.string().max(64),
  /** the receipt the goods were sold with, and its instant, whose day goes down */
  saleId: operationId,
  soldAt: instant,
  customerId: z.string().max(64).nullable(),
  unknownCard: z.string().max(64).nullable(),
  /** memberships came back for their days unused from this instant; null = at their price, or there were none */
  unusedAt: instant.nullable(),
  lines: z
    .array(z.object({ lineNo: z.int().positive(), quantity, money: amount }))
    .min(1)
    .max(1000),
  claim: z.object({
    money: amount,
    tenders: z.object({ certificate: amount, card: amount, cash: amount }),
    /** money that goes back to each certificate the receipt was paid with */
    certificates: z.array(z.object({ number: certificateNumber, amount })).max(10),
    /** redeemed points that were given back, earned ones that were taken */
    pointsBack: points,
    pointsTaken: points,
    /** counters and single coupons, turned round */
    changes: z.array(change).max(2000),
    /** nothing of the receipt is kept */
    isWhole: z.boolean(),
  }),
  payments: z.object({ cash: amount, card: amount }),
  fiscal: fiscalDocument,
});
export type SaleReturned = z.infer<typeof saleReturned>;

const certificateHeldBy = z.object({ number: certificateNumber, authorisationId: operationId });

/** A planned receipt that ended without a fiscal document and had touched a hold, a quota or a certificate. */
export const saleCancelled = z.object({
  receiptId,
  instant,
  reason: z.enum(['cashier', 'notIssued', 'refused']),
  customerId: z.string().max(64).nullable(),
  holdId: operationId.nullable(),
  redeemed: points,
  certificates: z.array(certificateHeldBy).max(10),
});

/** Money of a certificate set aside that no receipt used, or whose answer never came. */
export const certificateReleased = certificateHeldBy.extend({ instant });

/** What a member did without a receipt: it earns by the rules in force at its instant. Source: loyalty-domain section 13. */
export const eventRecorded = z.object({
  event: z.object({ name: z.string().max(64), amount }),
  businessDate,
  instant,
  storeZone: z.string().max(64),
  customer: z.object({ customerId: z.string().max(64), snapshot: customerSnapshot }),
  offline: offlineState.nullable(),
  context: quoteContext,
  programme: z.object({ id: z.string().max(64), hash }),
  claim: eventClaim,
});
export type EventRecorded = z.infer<typeof eventRecorded>;

/** Who brought a member, as the cashier was told: a claim, the centre looks again. Source: loyalty-domain section 13. */
export const inviterNamed = z.object({ customerId: z.string().max(64), inviterId: z.string().max(64), instant });

/** A hold that was asked for and whose answer never came, or that its sale did not need. */
export const holdReleased = z.object({ holdId: operationId, customerId: z.string().max(64), instant });

/** What the till has no more use for of its part of a limited counter: it is everybody's again. */
export const allotmentReturned = z.object({
  programmeId: z.string().max(64),
  key: counterKey,
  amount: z.int().positive(),
  instant,
});

export const shiftOpened = z.object({ shift: z.int().nonnegative(), instant, fd: z.int().nonnegative() });
export const shiftClosed = z.object({ shift: z.int().nonnegative(), instant, fd: z.int().nonnegative() });
export const cashMoved = z.object({ direction: z.enum(['in', 'out']), amount, instant });

/** The one list of kinds with the schema of their payload, version 1 of each. */
export const OPERATIONS = {
  saleFiscalised,
  saleReturned,
  saleCancelled,
  eventRecorded,
  inviterNamed,
  holdReleased,
  certificateReleased,
  allotmentReturned,
  shiftOpened,
  shiftClosed,
  cashMoved,
} as const;
export type OperationKind = keyof typeof OPERATIONS;
export type OperationPayload<Kind extends OperationKind> = z.infer<(typeof OPERATIONS)[Kind]>;
export const OPERATION_SCHEMA = 1;

/** An operation on the wire. `payload` is the RFC 8785 text made once by the till; nobody re-serialises it. */
export const wireOperation = z.object({
  seq: z.int().positive(),
  opId: operationId,
  schema: z.int().positive(),
  /** a kind this centre may not know yet: such an operation is parked, not refused */
  kind: z.string().max(64),
  payload: z.string().max(1_000_000),
  hash,
});
export type WireOperation = z.infer<typeof wireOperation>;
