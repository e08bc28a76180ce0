/** What this till's own sales, returns and events did to a member and the copy's row may not contain yet (I19). */
import type { EventRecorded, OperationPayload } from '../../contract/sync/operations.ts';
import type { Connection } from './sqlite.ts';
import type { Hold } from './holds.ts';
import { qualifyingPaid } from '../../loyalty/index.ts';
import type {
  AccruedLot,
  Change,
  CustomerSnapshot,
  Instant,
  Kopecks,
  Lot,
  Points,
  ReturnTerms,
  Restored,
} from '../../loyalty/index.ts';
import type { QueuedOperation, ReceiptPlan, ReturnPlan } from './types.ts';

export type Inviter = NonNullable<CustomerSnapshot['inviter']>;

export interface MemberEffect {
  seq: number;
  lotId: string;
  instant: Instant;
  earned: Points;
  lots: readonly AccruedLot[];
  changes: readonly Change[];
  redeemed: Points;
  /** for purchases: certificates sold do not count; null = nothing was bought, it is no receipt */
  paid: Kopecks | null;
  /** of a return: the other figures are then 0 */
  returned: ReturnedEffect | null;
}

export interface ReturnedEffect {
  ownLotIds: readonly string[];
  pointsTaken: Points;
  pointsBack: Points;
  restored: readonly (Restored & Pick<Lot, 'activatesAt'>)[];
  money: Kopecks;
  changes: readonly Change[];
  isWhole: boolean;
  shortage: ReturnTerms['shortage'];
  /** whose day and month counters go down */
  soldAt: Instant;
}

type EffectRow = Omit<MemberEffect, 'lots' | 'changes' | 'returned'> & {
  lots: string;
  changes: string;
  returned: string | null;
};

export interface OwnState {
  /** not contained in the row, in order of seq */
  effects: MemberEffect[];
  /** points of receipts without an end that redeem out of the offline quota */
  locallyHeld: number;
  /** what the row's `held` lacks (positive) or still has (negative) of this till's own holds */
  heldDifference: number;
}

export interface MemberEffects {
  /** inside T2 */
  add(seq: number, plan: ReceiptPlan): void;
  /** inside T2 */
  addReturn(seq: number, plan: ReturnPlan): void;
  /** with the operation itself, whose id names the lots */
  addEvent(operation: Pick<QueuedOperation, 'seq' | 'opId'>, recorded: EventRecorded): void;
  /** with the operation itself: who brought the member */
  addInviter(seq: number, named: OperationPayload<'inviterNamed'>, inviter: Inviter): void;
  /** an operation of this till that touches the member is not acknowledged: a row read now may or may not contain it */
  isAwaited(customerId: string): boolean;
  /** @param rev of the row at hand; @param spending a hold that the caller's own receipt is about to use */
  since(customerId: string, rev: number, holds: readonly Hold[], spending: string | null): OwnState;
}

export function createMemberEffects(connection: Connection): MemberEffects {
  const insert = connection.prepare<unknown[]>(`
    INSERT INTO memberEffect (seq, customerId, lotId, instant, earned, lots, changes, redeemed, paid, returned)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const notContained = connection.prepare<[string, number], EffectRow>(`
    SELECT e.seq, e.lotId, e.instant, e.earned, e.lots, e.changes, e.redeemed, e.paid, e.returned
    FROM memberEffect e LEFT JOIN answer a ON a.seq = e.seq
    WHERE e.customerId = ? AND coalesce(a.customerRev, ${Number.MAX_SAFE_INTEGER}) > ? ORDER BY e.seq`);
  const undecided = connection
    .prepare<[string], number>(
      `SELECT coalesce(sum(redeemed), 0) FROM receipt
       WHERE state IN ('planned', 'unknown', 'notIssued', 'notRecorded') AND customerId = ? AND +holdId IS NULL`,
    )
    .pluck();
  const awaited = connection
    .prepare<[string, string], number>(
      `WITH acked AS (SELECT ackedSeq FROM syncState WHERE id = 1)
       SELECT EXISTS (SELECT 1 FROM memberEffect, acked WHERE customerId = ? AND seq > ackedSeq)
         OR EXISTS (SELECT 1 FROM hold, acked WHERE customerId = ? AND seq > ackedSeq)`,
    )
    .pluck();
  const answeredIn = connection
    .prepare<[number], number | null>('SELECT customerRev FROM answer WHERE seq = ?')
    .pluck();

  function heldDifference(hold: Hold, rev: number, spending: string | null): number {
    const rowHas = hold.rev !== null && rev >= hold.rev;
    const endRev = hold.seq === null ? null : (answeredIn.get(hold.seq) ?? null);
    const rowHasEnd = endRev !== null && rev >= endRev;
    const isHeld = hold.seq === null && hold.holdId !== spending;
    const rowHolds = rowHas && !rowHasEnd;
    return ((isHeld ? 1 : 0) - (rowHolds ? 1 : 0)) * (hold.granted ?? 0);
  }

  return {
    add(seq, plan) {
      const { accrual, changes, redemption, now } = plan.quote;
      insert.run(
        seq,
        plan.customer?.customerId,
        plan.receiptId,
        now,
        accrual.total,
        JSON.stringify(accrual.lots),
        JSON.stringify(changes),
        redemption.redeemed,
        qualifyingPaid(plan.basket, plan.quote),
        null,
      );
    },
    addReturn(seq, { customerId, receiptId, plannedAt, quote, ownLotIds, restored, shortage, of }) {
      const { pointsTaken, pointsBack, money, changes, isWhole } = quote;
      const { soldAt } = of;
      const lots = restored.map((part) => ({ ...part, activatesAt: plannedAt }));
      const returned: ReturnedEffect = {
        ...{ ownLotIds, pointsTaken, pointsBack, restored: lots },
        ...{ money, changes, isWhole, shortage, soldAt },
      };
      insert.run(seq, customerId, receiptId, plannedAt, 0, '[]', '[]', 0, 0, JSON.stringify(returned));
    },
    addEvent({ seq, opId }, { customer, instant, claim: { accrued, lots, changes } }) {
      const made = [JSON.stringify(lots), JSON.stringify(changes)];
      insert.run(seq, customer.customerId, opId, instant, accrued, ...made, 0, null, null);
    },
    addInviter(seq, { customerId, instant }, inviter) {
      const changes: Change[] = [{ kind: 'invited', inviter }];
      insert.run(seq, customerId, '', instant, 0, '[]', JSON.stringify(changes), 0, null, null);
    },
    isAwaited: (customerId) => awaited.get(customerId, customerId) === 1,
    since(customerId, rev, holds, spending) {
      return {
        effects: notContained.all(customerId, rev).map(effectFrom),
        locallyHeld: undecided.get(customerId) ?? 0,
        heldDifference: holds.reduce((sum, hold) => sum + heldDifference(hold, rev, spending), 0),
      };
    },
  };
}

/** Written by this till out of a quote, so its shape is known. */
function effectFrom({ lots, changes, returned, ...row }: EffectRow): MemberEffect {
  return {
    ...row,
    lots: JSON.parse(lots) as AccruedLot[],
    changes: JSON.parse(changes) as Change[],
    returned: returned === null ? null : (JSON.parse(returned) as ReturnedEffect),
  };
}
