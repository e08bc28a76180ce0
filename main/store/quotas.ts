/**
 * Use of the risk quotas of offline redemption. Nothing is counted down and nothing is reset: what is used is the sum
 * of the receipts that redeemed offline and whose end the centre has not acknowledged together with everything before
 * it. So no crash, restart or "connected" gives a quota back. Source: offline-sync section 9.
 */
import type { OperationId } from '../../contract/units.ts';
import { points } from '../../loyalty/index.ts';
import type { OfflineState, Points } from '../../loyalty/index.ts';
import type { Clock } from './clock.ts';
import type { Connection } from './sqlite.ts';
import type { OfflineLimits } from './types.ts';

/** Split sales of one card within this time count as one receipt. */
const ONE_RECEIPT_MS = 30 * 60_000;

export interface Quotas {
  /** inside T1 */
  use(receiptId: OperationId, customerId: string, redeemed: Points): void;
  /** inside T2 of a sale: stays used until `seq` is acknowledged */
  keep(receiptId: OperationId, seq: number): void;
  /** inside T2 of a cancelled receipt */
  giveBack(receiptId: OperationId, seq: number): void;
  /** @param customerId null = without a customer: what the till as a whole has left */
  left(customerId: string | null, limits: OfflineLimits, snapshotAgeMs: number): OfflineState;
  /** what is left till-wide */
  tillLeft(limits: OfflineLimits): Points;
}

interface Used {
  points: number;
  receipts: number;
}

export function createQuotas(connection: Connection, clock: Clock): Quotas {
  const insert = connection.prepare<unknown[]>(`
    INSERT INTO quotaUse (receiptId, customerId, points, usedAt, monotonicMs, bootId) VALUES (?, ?, ?, ?, ?, ?)`);
  const end = connection.prepare<[number, number, string]>(
    'UPDATE quotaUse SET returned = ?, seq = ? WHERE receiptId = ?',
  );
  // Two ranges of one index, since an OR would walk through all uses the till ever had.
  const unconfirmed = (member: string) => `
    SELECT coalesce(sum(points), 0) AS points, count(*) AS receipts FROM (
      SELECT points FROM quotaUse WHERE returned = 0 AND seq IS NULL ${member}
      UNION ALL
      SELECT points FROM quotaUse
      WHERE returned = 0 AND seq > (SELECT ackedSeq FROM syncState WHERE id = 1) ${member})`;
  const ofTill = connection.prepare<[], Used>(unconfirmed(''));
  const ofCard = connection.prepare<{ customerId: string | null }, Used>(unconfirmed('AND customerId = @customerId'));
  const lately = connection
    .prepare<unknown[], number>(
      `SELECT coalesce(sum(points), 0) FROM quotaUse WHERE customerId = @customerId AND returned = 0
       AND CASE WHEN bootId = @bootId THEN @monotonicMs - monotonicMs ELSE @now - usedAt END < @window`,
    )
    .pluck();

  const remaining = (limit: Points, used: number) => points(Math.max(0, limit - used));
  const within = (limit: OfflineLimits['card'], used: Used) =>
    used.receipts >= limit.receipts ? points(0) : remaining(limit.points, used.points);

  return {
    use(receiptId, customerId, redeemed) {
      insert.run(receiptId, customerId, redeemed, clock.now(), clock.monotonicMs(), clock.bootId);
    },
    keep: (receiptId, seq) => void end.run(0, seq, receiptId),
    giveBack: (receiptId, seq) => void end.run(1, seq, receiptId),
    tillLeft: (limits) => within(limits.till, ofTill.get()!),
    left(customerId, limits, snapshotAgeMs) {
      const reading = { bootId: clock.bootId, monotonicMs: clock.monotonicMs(), now: clock.now() };
      const used = lately.get({ customerId, ...reading, window: ONE_RECEIPT_MS }) ?? 0;
      return {
        receiptLeft: remaining(limits.receipt, used),
        cardLeft: within(limits.card, ofCard.get({ customerId })!),
        tillLeft: within(limits.till, ofTill.get()!),
        snapshotAgeMs: Math.max(0, Math.trunc(snapshotAgeMs)),
      };
    },
  };
}
