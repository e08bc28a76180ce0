import type { Change } from '../quote/types.ts';
import { lastDayOutside } from './window.ts';
import type { TierTerms } from './tier-terms.ts';

/** What a member did on one day as tiers count it; a return lowers the day of its receipt. */
export interface TierDay {
  /** ISO date, programme zone. */
  date: string;
  /** Kopecks paid, net of returns. Sold certificates do not count. */
  paid: number;
  /** Hundredths earned, net of what returns took back. */
  earned: number;
  /** Receipts that make a visit; what is returned of them may end one. */
  visits: number;
  /** What `tierTerms.counter` grew by, net of returns; absent = nothing. */
  counted?: number | undefined;
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

function worthOf({ paid, earned, visits, counted = 0 }: TierDay, { metric = 'spend' }: TierTerms): number {
  switch (metric) {
    case 'spend':
      return paid;
    case 'points':
      return earned;
    case 'counter':
      return counted;
    case 'visits':
      return visits > 0 ? 1 : 0;
  }
}

/** What the counter of the tiers grew by with a receipt or a return. */
export const countedBy = (changes: readonly Change[], { counter }: TierTerms): number =>
  changes.reduce(
    (sum, change) =>
      change.kind === 'counter' && change.scope === 'member' && change.key === counter ? sum + change.by : sum,
    0,
  );

/** A receipt, or a return of a part of it with both sums below 0. */
export interface TierReceipt {
  /** Of the receipt, also for its return. */
  date: string;
  paid: number;
  earned: number;
  /** Of a return: kopecks that were kept of the receipt before it. */
  keptBefore?: number | undefined;
  counted?: number | undefined;
}

/** The days with a receipt or a return in them; days that no window reaches any more are forgotten. */
export function addToDays(days: readonly TierDay[], receipt: TierReceipt, terms: TierTerms): TierDay[] {
  const { date, paid, earned, keptBefore = 0 } = receipt;
  const known = days.find((day) => day.date === date) ?? { date, paid: 0, earned: 0, visits: 0 };
  const counted = (known.counted ?? 0) + (receipt.counted ?? 0);
  const isVisit = (kept: number) => (kept >= (terms.visitFrom ?? 1) ? 1 : 0);
  const day = {
    date,
    paid: known.paid + paid,
    earned: known.earned + earned,
    visits: Math.max(0, known.visits + isVisit(keptBefore + paid) - isVisit(keptBefore)),
    ...(counted !== 0 && { counted }),
  };
  const all = [...days.filter((each) => each.date !== date), day].sort((a, b) => (a.date < b.date ? -1 : 1));
  const outside = lastDayOutside(all.at(-1)!.date, terms.window ?? { kind: 'sinceJoining' });
  return outside === null ? all : all.filter((each) => each.date > outside);
}
