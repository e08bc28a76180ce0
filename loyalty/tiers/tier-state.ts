import { measure } from './measure.ts';
import type { TierDay } from './measure.ts';
import type { TierTerms } from './tier-terms.ts';
import { dayAfter, lastDayOfTerm } from './window.ts';

/** The tier a member is in. */
export interface TierState {
  tierId: string | null;
  /** The last ISO date of its term; null = for good. */
  until: string | null;
  /** A tier given by hand or bought ends on its own date and no review lowers it before. */
  source: 'earned' | 'manual' | 'bought';
}

/** What tiers ask of a programme. */
export interface TierLadder {
  /** Ascending. */
  tiers: readonly { id: string; from: number }[];
  terms: TierTerms;
}

/**
 * The tier after a receipt: up to what was reached, never down; in force from the next receipt. A tier the ladder does
 * not know (of an older version) stays. Source: loyalty-domain section 11.
 */
export function upgrade(state: TierState, ladder: TierLadder, days: readonly TierDay[], today: string): TierState {
  const present = levelOf(state, ladder);
  const reached = reachedLevel(ladder, days, today);
  if (present === null || reached <= present) return state;
  return inTier(ladder, reached, today);
}

/** The tier after a return. */
export function afterReturn(state: TierState, ladder: TierLadder, days: readonly TierDay[], today: string): TierState {
  const present = levelOf(state, ladder);
  if (ladder.terms.returnsDowngrade !== 'now' || state.source !== 'earned' || present === null) return state;
  const reached = reachedLevel(ladder, days, today);
  return reached < present ? inTier(ladder, reached, today) : state;
}

/**
 * The tier once every review due by `today` has been made, each by what counted on its own day: a review made late
 * changes nothing.
 */
export function review(state: TierState, ladder: TierLadder, days: readonly TierDay[], today: string): TierState {
  let now = state;
  while (now.until !== null && now.until < today) {
    const present = levelOf(now, ladder);
    if (present === null) return { tierId: now.tierId, until: null, source: now.source };
    const day = dayAfter(now.until);
    now = inTier(ladder, reviewedLevel(now, present, reachedLevel(ladder, days, day), ladder.terms), day);
  }
  return now;
}

function reviewedLevel({ source }: TierState, present: number, reached: number, terms: TierTerms): number {
  if (reached >= present || source !== 'earned' || terms.review === 'toReached') return reached;
  return present - 1;
}

/** Somebody who comes with a tier, earned elsewhere; its term begins on `today`. */
export function startIn(tierId: string | null, ladder: TierLadder, today: string): TierState {
  const level = levelOf({ tierId }, ladder);
  return level === null ? { tierId, until: null, source: 'earned' } : inTier(ladder, level, today);
}

function inTier({ tiers, terms }: TierLadder, level: number, from: string): TierState {
  // Nothing is below the first tier, so it has no term.
  const until = level <= 0 ? null : lastDayOfTerm(from, terms.window ?? { kind: 'sinceJoining' });
  return { tierId: tiers[level]?.id ?? null, until, source: 'earned' };
}

function reachedLevel({ tiers, terms }: TierLadder, days: readonly TierDay[], today: string): number {
  const reached = measure(days, terms, today);
  return Math.max(
    0,
    tiers.findLastIndex(({ from }) => from <= reached),
  );
}

/** null = of another programme or version */
function levelOf({ tierId }: Pick<TierState, 'tierId'>, { tiers }: TierLadder): number | null {
  if (tierId === null) return tiers.length === 0 ? null : 0;
  const level = tiers.findIndex(({ id }) => id === tierId);
  return level === -1 ? null : level;
}
