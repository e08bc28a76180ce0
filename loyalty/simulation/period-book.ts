import { kopecks, points } from '../money/units.ts';
import type { Instant } from '../money/units.ts';
import type { CustomerSnapshot, PeriodCounter } from '../quote/types.ts';
import { zonedDay } from '../time/zoned-day.ts';

/** What a receipt adds to its day and month, or a return takes from those of its sale. */
interface Counted {
  earned: number;
  redeemed: number;
  redemptions: number;
  spent: number;
}

/** A member's store days and months. Source: loyalty-domain sections 3, 12. */
export class PeriodBook {
  readonly #counters = new Map<string, PeriodCounter>();
  readonly #spent = new Map<string, number>();

  of(period: string): PeriodCounter {
    return this.#counters.get(period) ?? { period, earned: points(0), redeemed: points(0), redemptions: 0 };
  }

  /** Money paid in the latest month before this one. */
  spentBefore(month: string): CustomerSnapshot['lastMonth'] {
    let latest = '';
    for (const each of this.#spent.keys()) if (each < month && each > latest) latest = each;
    return latest === '' ? undefined : { period: latest, spent: kopecks(this.#spent.get(latest)!) };
  }

  /** @param at of the sale, for its returns too */
  count(at: Instant, storeZone: string, { earned, redeemed, redemptions, spent }: Counted): void {
    const { date, month } = zonedDay(at, storeZone);
    for (const period of [date, month]) {
      const before = this.of(period);
      this.#counters.set(period, {
        period,
        earned: points(before.earned + earned),
        redeemed: points(before.redeemed + redeemed),
        redemptions: before.redemptions + redemptions,
      });
    }
    this.#spent.set(month, (this.#spent.get(month) ?? 0) + spent);
  }
}
