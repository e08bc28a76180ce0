import { lastDayOutside } from './window.ts';
import type { TierTerms } from './tier-terms.ts';

/** What a member did on one day as tiers count it; a return counts on the day of the return. */
export interface TierDay {
  /** ISO date, programme zone. */
  date: string;
  /** Kopecks paid, net of returns made that day: may be below 0. Sold certificates do not count. */
  paid: number;
  /** Hundredths earned, net of what returns took back. */
  earned: number;
  /** The largest receipt of the day, kopecks. */
  largest: number;
}

/** How far a member has come by `today`, in units of the metric, ≥ 0. Source: loyalty-domain section 11 (W43). */
export function measure(days: readonly TierDay[], terms: TierTerms, today: string): number {
  const outside = lastDayOutside(today, terms.window ?? { kind: 'sinceJoining' });
  const counted = days.filter(({ date }) => date <= today && (outside === null || date > outside));
  return Math.max(
    0,
    counted.reduce((sum, day) => sum + worthOf(day, terms), 0),
  );
}

function worthOf({ paid, earned, largest }: TierDay, { metric = 'spend', visitFrom }: TierTerms): number {
  switch (metric) {
    case 'spend':
      return paid;
    case 'points':
      return earned;
    case 'visits':
      return largest >= (visitFrom ?? 1) ? 1 : 0;
  }
}

export interface TierReceipt {
  date: string;
  paid: number;
  earned: number;
}

/** The days with a receipt or a return in them; days that no window reaches any more are forgotten. */
export function addToDays(days: readonly TierDay[], { date, paid, earned }: TierReceipt, terms: TierTerms): TierDay[] {
  const known = days.find((day) => day.date === date) ?? { date, paid: 0, earned: 0, largest: 0 };
  const day = {
    date,
    paid: known.paid + paid,
    earned: known.earned + earned,
    largest: Math.max(known.largest, paid),
  };
  const all = [...days.filter((each) => each.date !== date), day].sort((a, b) => (a.date < b.date ? -1 : 1));
  const outside = lastDayOutside(all.at(-1)!.date, terms.window ?? { kind: 'sinceJoining' });
  return outside === null ? all : all.filter((each) => each.date > outside);
}
