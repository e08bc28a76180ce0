import { kopecks, points, quote, zonedDay } from '../../loyalty/index.ts';
import type { AccrualQuote, CustomerSnapshot } from '../../loyalty/index.ts';
import type { Priced } from './pricing.ts';

const NOTHING = { earned: points(0), redeemed: points(0), redemptions: 0 };

/** What the same goods would earn for somebody who joins now: first tier, empty account. */
export function newcomerAccrual({ basket, programme, storeZone, draft: { pricedAt: now } }: Priced): AccrualQuote {
  const { date, month } = zonedDay(now, storeZone);
  const newcomer: CustomerSnapshot = {
    id: '',
    identifiedBy: 'phone',
    blocked: false,
    tierId: null,
    qualifyingSpend: kopecks(0),
    lots: [],
    held: points(0),
    debt: points(0),
    day: { period: date, ...NOTHING },
    month: { period: month, ...NOTHING },
    asOf: now,
  };
  return quote(programme.prepared, basket, newcomer, { now, storeZone, offline: null }).accrual;
}
