import { points } from '../money/units.ts';
import type { Instant, Points } from '../money/units.ts';
import type { Lot } from '../quote/types.ts';
import { isActive } from './balance.ts';
import { take } from './burn.ts';
import type { LotPart } from './burn.ts';

export interface Repaid {
  parts: LotPart[];
  lots: Lot[];
  /** What is still owed. */
  debt: Points;
}

/**
 * Active lots pay a debt, the one that came alive first paying first; pending ones wait for their activation.
 * Applying it again changes nothing. Source: loyalty-domain section 10.
 */
export function repayDebt(lots: readonly Lot[], debt: Points, now: Instant): Repaid {
  const order = lots
    .filter((lot) => isActive(lot, now))
    .sort((a, b) => a.activatesAt - b.activatesAt || (a.id < b.id ? -1 : 1));
  const { parts, lots: left, short } = take(lots, debt, order);
  return { parts, lots: left, debt: points(short) };
}
