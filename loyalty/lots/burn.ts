import { points } from '../money/units.ts';
import type { Instant, Points } from '../money/units.ts';
import type { Lot } from '../quote/types.ts';
import { isActive } from './balance.ts';

export interface LotPart {
  lotId: string;
  /** > 0 */
  amount: Points;
}

export interface Burned {
  /** In the order in which they were taken. */
  parts: LotPart[];
  /** What is left, in the order given; emptied lots are gone. */
  lots: Lot[];
  /** What active lots did not cover: the caller makes it a refusal or a debt. */
  short: Points;
}

/** Earliest expiry first, none last; then earliest activation, then id. Source: loyalty-domain section 10. */
export function compareBurnOrder(a: Lot, b: Lot): number {
  if (a.expiresAt !== b.expiresAt) return (a.expiresAt ?? Infinity) < (b.expiresAt ?? Infinity) ? -1 : 1;
  if (a.activatesAt !== b.activatesAt) return a.activatesAt - b.activatesAt;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/**
 * Takes points from the lots alive at `now`. Points held before they lapse may be captured after it: pass the instant
 * of the hold.
 */
export function burn(lots: readonly Lot[], amount: Points, now: Instant): Burned {
  return take(lots, amount, lots.filter((lot) => isActive(lot, now)).sort(compareBurnOrder));
}

/** Takes points from `order` until `amount` is reached. */
export function take(lots: readonly Lot[], amount: Points, order: readonly Lot[]): Burned {
  const taken = new Map<Lot, number>();
  let short: number = amount;
  for (const lot of order) {
    if (short === 0) break;
    const part = Math.min(lot.amount, short);
    taken.set(lot, part);
    short -= part;
  }
  return {
    parts: [...taken].map(([lot, part]) => ({ lotId: lot.id, amount: points(part) })),
    lots: lots
      .map((lot) => (taken.has(lot) ? { ...lot, amount: points(lot.amount - taken.get(lot)!) } : lot))
      .filter((lot) => lot.amount > 0),
    short: points(short),
  };
}
