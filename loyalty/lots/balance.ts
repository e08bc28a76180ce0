import { points } from '../money/units.ts';
import type { Instant, Points } from '../money/units.ts';
import type { BalanceQuote, Lot } from '../quote/types.ts';
import { DAY_MS, zonedDay } from '../time/zoned-day.ts';
import { lastSpendableDay } from '../time/lot-dates.ts';

export interface Holdings {
  /** In any order. */
  lots: readonly Lot[];
  held: Points;
  debt: Points;
  /** Set aside by the centre for other tills; 0 by default. */
  granted?: Points | undefined;
}

export interface BalanceTerms {
  zone: string;
  expiryWarningDays: number;
}

export const isActive = (lot: Lot, now: Instant): boolean =>
  lot.activatesAt <= now && (lot.expiresAt === null || now < lot.expiresAt);

/**
 * What a member has at `now`: available = max(0, active - held - granted - debt). Lapsing follows from the clock alone.
 * Source: loyalty-domain section 10.
 */
export function deriveBalance(holdings: Holdings, now: Instant, terms: BalanceTerms): BalanceQuote {
  let active = 0;
  let pending = 0;
  let nextActivation = Infinity;
  let nextExpiry = Infinity;
  for (const lot of holdings.lots) {
    if (lot.activatesAt > now) {
      pending += lot.amount;
      nextActivation = Math.min(nextActivation, lot.activatesAt);
    } else if (isActive(lot, now)) {
      active += lot.amount;
      nextExpiry = Math.min(nextExpiry, lot.expiresAt ?? Infinity);
    }
  }
  return {
    active: points(active),
    available: points(Math.max(0, active - holdings.held - (holdings.granted ?? 0) - holdings.debt)),
    pending: points(pending),
    pendingNext: nextActivation === Infinity ? null : pendingFrom(holdings.lots, nextActivation as Instant),
    expiringNext: nextExpiry === Infinity ? null : expiringAt(holdings.lots, nextExpiry as Instant, now, terms),
    held: holdings.held,
    debt: holdings.debt,
  };
}

function pendingFrom(lots: readonly Lot[], at: Instant): BalanceQuote['pendingNext'] {
  return { amount: sumWhere(lots, (lot) => lot.activatesAt === at), at };
}

function expiringAt(
  lots: readonly Lot[],
  at: Instant,
  now: Instant,
  { zone, expiryWarningDays }: BalanceTerms,
): BalanceQuote['expiringNext'] {
  // Two days to spare for the zone's own changes: most lots are ruled out without a conversion.
  if (at > now + (expiryWarningDays + 2) * DAY_MS) return null;
  const lastDay = lastSpendableDay(at, zone);
  const daysLeftMs = Date.parse(lastDay) - Date.parse(zonedDay(now, zone).date);
  if (daysLeftMs > expiryWarningDays * DAY_MS) return null;
  return { amount: sumWhere(lots, (lot) => lot.expiresAt === at && isActive(lot, now)), lastDay };
}

function sumWhere(lots: readonly Lot[], isCounted: (lot: Lot) => boolean): Points {
  return points(lots.reduce((sum, lot) => sum + (isCounted(lot) ? lot.amount : 0), 0));
}
