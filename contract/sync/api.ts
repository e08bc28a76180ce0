/**
 * What the centre offers to a till over HTTP. Source: offline-sync sections 5 to 9 and 13.
 * Every call carries `Authorization: Till <uuid>:<secret>`; the secret was made at the till's first start.
 */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { amount, instant, operationId, points } from '../units.ts';
import { customerRecord, goodsRecord, change, storeRecord } from './records.ts';
import {
  certificateFound,
  certificateHeld,
  certificateHold,
  certificateNumber,
  certificatePin,
  certificateRow,
} from './certificates.ts';
import { codeRow, couponCode } from './codes.ts';
import { coupon } from './engine-data.ts';
import { wireOperation } from './operations.ts';
import { transferAnswer, transferRequest } from './transfers.ts';

export const PROTOCOL = 1;
/** Operations in one push at the most, and the bytes of one request body. */
export const PUSH_OPERATIONS_MAX = 500;
export const PUSH_BYTES_MAX = 512 * 1024;
export const CHANGES_MAX = 1000;
/** Of a programme's canonical text. */
export const PROGRAMME_CHARACTERS_MAX = 200_000;

const none = z.object({});
const call = oc.errors({
  MALFORMED: { status: 400, data: none },
  SIGNATURE: { status: 401, data: none },
  REVOKED: { status: 403, data: none },
  TOO_LARGE: { status: 413, data: none },
  UPGRADE: { status: 426, data: z.object({ minimum: z.int() }) },
  BUSY: { status: 503, data: z.object({ retryAfterMs: z.int().nonnegative() }) },
});

const clock = z.object({ wall: instant, mono: z.number(), bootId: z.string().max(64) });

export const answer = z.object({
  seq: z.int().positive(),
  opId: operationId,
  outcome: z.enum(['applied', 'appliedWithDebt', 'appliedWithFlags', 'parked']),
  /** stable words, for example `recomputedDifferently`, `unknownCard` */
  flags: z.array(z.string().max(64)),
  /** the member's row contains this operation from this revision on */
  customer: z.object({ customerId: z.string(), rev: z.int().positive() }).nullable(),
  /** programme-wide counters contain it from this revision on; null = it counts in none */
  countersRev: z.int().positive().nullable(),
});
export type Answer = z.infer<typeof answer>;

export const syncContract = {
  /** A till names itself. The first secret wins; the same till again gets the same answer. */
  join: call
    .route({ method: 'POST', path: '/sync/v1/join' })
    .input(z.object({ tillUuid: z.uuid(), name: z.string().max(64), protocol: z.int() }))
    .output(
      z.object({
        tillId: z.int().positive(),
        epoch: z.int().positive(),
        feed: z.uuid(),
        store: storeRecord,
        lastSeq: z.int().nonnegative(),
        serverTime: instant,
      }),
    ),
  push: call
    .errors({
      GAP: { status: 409, data: z.object({ expectedSeq: z.int().positive() }) },
      FORK: { status: 409, data: z.object({ seq: z.int().positive() }) },
      EPOCH: { status: 409, data: z.object({ current: z.int().positive() }) },
    })
    .route({ method: 'POST', path: '/sync/v1/push' })
    .input(
      z.object({
        till: z.int().positive(),
        epoch: z.int().positive(),
        protocol: z.int(),
        ops: z.array(wireOperation).min(1).max(PUSH_OPERATIONS_MAX),
        prevHash: z.string().length(64),
        clock,
        sent: z.uuid(),
        depth: z.int().nonnegative(),
      }),
    )
    .output(
      z.object({
        answers: z.array(answer),
        ackedSeq: z.int().nonnegative(),
        /** the till may forget up to here (and keeps it 45 days more) */
        durableSeq: z.int().nonnegative(),
        serverTime: instant,
      }),
    ),
  changes: call
    .errors({ FEED_RESET: { status: 410, data: z.object({ feed: z.uuid() }) } })
    .route({ method: 'GET', path: '/sync/v1/changes' })
    .input(
      z.object({
        feed: z.uuid(),
        cursor: z.coerce.number().int().nonnegative(),
        limit: z.coerce.number().int().positive().max(CHANGES_MAX),
      }),
    )
    .output(
      z.object({ changes: z.array(change), next: z.int().nonnegative(), more: z.boolean(), serverTime: instant }),
    ),
  /** The member's row as it is now; null when no such card, phone or member. 300 ms is what the till waits. */
  customer: call
    .route({ method: 'GET', path: '/sync/v1/customer' })
    .input(z.object({ by: z.enum(['customerId', 'card', 'phone']), value: z.string().min(1).max(64) }))
    .output(
      z.object({
        found: z.object({ rev: z.int().positive(), record: customerRecord }).nullable(),
        serverTime: instant,
      }),
    ),
  /** Two-phase redemption: sets points aside for a receipt. Less than asked may be granted, down to 0. */
  authorise: call
    .errors({ SAME_ID_OTHER_CONTENT: { status: 422, data: z.object({ opId: operationId }) } })
    .route({ method: 'POST', path: '/sync/v1/holds' })
    .input(z.object({ holdId: operationId, receiptId: operationId, customerId: z.string().max(64), points }))
    .output(
      z.object({
        granted: points,
        expiresAt: instant,
        rev: z.int().positive(),
        record: customerRecord,
        serverTime: instant,
      }),
    ),
  certificates: {
    /** `pin` null: is it for sale? Wrong PINs are counted and lock the number for a while. */
    find: call
      .route({ method: 'POST', path: '/sync/v1/certificates/find' })
      .input(z.object({ number: certificateNumber, pin: certificatePin.nullable() }))
      .output(certificateFound),
    /** Sets money of a certificate aside for a receipt; only the till's own word, or 45 days of silence, ends it. */
    authorise: call
      .errors({ SAME_ID_OTHER_CONTENT: { status: 422, data: z.object({ opId: operationId }) } })
      .route({ method: 'POST', path: '/sync/v1/certificates/holds' })
      .input(certificateHold)
      .output(certificateHeld),
  },
  codes: {
    /** Sets one use of a limited code aside for this till, for 15 minutes; again prolongs it. 300 ms is what the till waits. */
    reserve: call
      .route({ method: 'POST', path: '/sync/v1/codes/reserve' })
      .input(z.object({ code: couponCode }))
      .output(
        z.object({
          coupon: coupon.nullable(),
          isKnown: z.boolean(),
          isReserved: z.boolean(),
          until: instant,
          serverTime: instant,
        }),
      ),
    /** The code was taken out of its receipt. */
    release: call
      .route({ method: 'POST', path: '/sync/v1/codes/release' })
      .input(z.object({ codes: z.array(couponCode).min(1).max(50) }))
      .output(none),
  },
  programmes: {
    /** Puts a version in force at every till from its own `from` on. The same version again changes nothing. */
    publish: call
      .errors({ VERSION_TAKEN: { status: 409, data: z.object({ hash: z.string().length(64) }) } })
      .route({ method: 'POST', path: '/sync/v1/programmes' })
      .input(z.object({ document: z.string().min(2).max(PROGRAMME_CHARACTERS_MAX) }))
      .output(z.object({ isNew: z.boolean(), hash: z.string().length(64) })),
  },
  /**
   * Fills up this till's part of every limited counter of the programme in force, as far as there is anything left of
   * it. Asking again gives nothing more; what was given comes down with the changes. Source: offline-sync section 9.
   */
  fillAllotments: call.route({ method: 'POST', path: '/sync/v1/allotments/fill' }).input(none).output(none),
  /** Points to another member or to a charity; the centre alone does it. */
  sendPoints: call
    .errors({ SAME_ID_OTHER_CONTENT: { status: 422, data: z.object({ opId: operationId }) } })
    .route({ method: 'POST', path: '/sync/v1/transfers' })
    .input(transferRequest)
    .output(transferAnswer),
  imports: {
    /** One part of an import; parts are kept aside until the commit. The same part again replaces it. */
    part: call
      .route({ method: 'POST', path: '/sync/v1/imports/part' })
      .input(
        z.object({
          importId: z.uuid(),
          part: z.int().nonnegative(),
          rows: z.union([
            z.object({ entity: z.literal('stores'), stores: z.array(storeRecord).max(1000) }),
            z.object({ entity: z.literal('codes'), codes: z.array(codeRow).max(1000) }),
            z.object({ entity: z.literal('goods'), goods: z.array(goodsRecord).max(1000) }),
            z.object({ entity: z.literal('certificates'), certificates: z.array(certificateRow).max(1000) }),
            z.object({
              entity: z.literal('customers'),
              customers: z
                .array(
                  customerRecord
                    .pick({
                      ...{ customerId: true, name: true, phone: true, email: true, birthday: true, tierId: true },
                      ...{ segments: true, offers: true, joinedOn: true, inviter: true },
                    })
                    .extend({
                      cardNumber: z.string().max(64).nullable(),
                      openingPoints: points,
                      qualifyingSpend: amount,
                    }),
                )
                .max(1000),
            }),
          ]),
        }),
      )
      .output(none),
    /** Applies all parts in one transaction, or nothing. The same import again changes nothing. */
    commit: call
      .route({ method: 'POST', path: '/sync/v1/imports/commit' })
      .input(z.object({ importId: z.uuid(), parts: z.int().nonnegative() }))
      .output(
        z.object({
          applied: z.int().nonnegative(),
          refused: z.array(z.object({ key: z.string(), reason: z.string() })),
        }),
      ),
  },
  health: oc
    .route({ method: 'GET', path: '/sync/v1/health' })
    .output(z.object({ status: z.literal('ok'), engine: z.enum(['postgresql', 'pglite']), serverTime: instant })),
};
