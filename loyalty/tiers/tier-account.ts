/** A member's way through the tiers, kept so that receipts may arrive in any order. Source: loyalty-domain section 11. */
import { addToDays, measure } from './measure.ts';
import type { TierDay, TierReceipt } from './measure.ts';
import { afterReturn, review, upgrade } from './tier-state.ts';
import type { TierLadder, TierState } from './tier-state.ts';
import type { TierTerms } from './tier-terms.ts';
import { lastDayOutside } from './window.ts';

/** A return, with negative sums of its receipt's day; it counts from the day on which it was made. */
export interface TierReturn extends TierReceipt {
  madeOn: string;
}

export interface TierAccount {
  /** The tier at the end of `asOf`, an ISO date; what comes later is derived from the days. */
  asOf: string;
  state: TierState;
  /** Less what was returned by `asOf`. */
  days: readonly TierDay[];
  /** Made after `asOf`. */
  returns: readonly TierReturn[];
}

/** The ladder of the programme version in force on a date. */
export type LadderOn = (date: string) => TierLadder;

/** The tier at the end of `today`, and how far the member has come in units of the metric. */
export function tierAt(
  account: TierAccount,
  ladderOn: LadderOn,
  today: string,
): { state: TierState; measured: number } {
  const isPast = (date: string) => date > account.asOf && date <= today;
  const returnDates = new Set(account.returns.map(({ madeOn }) => madeOn));
  const dates = new Set([...account.days.map(({ date }) => date), ...returnDates].filter(isPast));
  let { state } = account;
  let known = account.days;
  for (const date of [...dates].sort()) {
    const ladder = ladderOn(date);
    state = upgrade(review(state, ladder, known, date), ladder, known, date);
    if (!returnDates.has(date)) continue;
    known = daysBy(account, ladderOn, date);
    state = afterReturn(state, ladder, known, date);
  }
  const ladder = ladderOn(today);
  return { state: review(state, ladder, known, today), measured: measure(known, ladder.terms, today) };
}

/** A receipt of any date up to today. One of before `asOf` counts, and raises the tier from there at the earliest. */
export function postToTier(account: TierAccount, ladderOn: LadderOn, receipt: TierReceipt): TierAccount {
  const days = addAll(account.days, [receipt], ladderOn);
  if (receipt.date > account.asOf) return { ...account, days };
  return { ...account, days, state: upgrade(account.state, ladderOn(account.asOf), days, account.asOf) };
}

/** A return, with the date of its receipt. One made before `asOf` lowers what is measured now, no tier of the past. */
export function takeBackFromTier(account: TierAccount, ladderOn: LadderOn, back: TierReturn): TierAccount {
  if (back.madeOn > account.asOf) return { ...account, returns: [...account.returns, back] };
  return { ...account, days: addAll(account.days, [back], ladderOn) };
}

/** The same account from a later day on: days that no window reaches any more are forgotten. */
export function bringForward(account: TierAccount, ladderOn: LadderOn, asOf: string): TierAccount {
  if (asOf <= account.asOf) return account;
  return {
    asOf,
    state: tierAt(account, ladderOn, asOf).state,
    days: forget(daysBy(account, ladderOn, asOf), ladderOn(asOf).terms, asOf),
    returns: account.returns.filter(({ madeOn }) => madeOn > asOf),
  };
}

/** What is known on a date of each day. */
function daysBy({ days, returns }: TierAccount, ladderOn: LadderOn, date: string): readonly TierDay[] {
  return addAll(
    days,
    returns.filter(({ madeOn }) => madeOn <= date),
    ladderOn,
  );
}

/** Nothing is forgotten here: a date before today may still be asked for. */
function addAll(days: readonly TierDay[], receipts: readonly TierReceipt[], ladderOn: LadderOn): readonly TierDay[] {
  return receipts.reduce((sum, receipt) => {
    const { visitFrom } = ladderOn(receipt.date).terms;
    return addToDays(sum, receipt, { visitFrom });
  }, days);
}

/** What counts for ever is one sum; days of visits stay apart, for each counts once. */
function forget(days: readonly TierDay[], { window, metric }: TierTerms, asOf: string): readonly TierDay[] {
  const outside = lastDayOutside(asOf, window ?? { kind: 'sinceJoining' });
  if (outside !== null) return days.filter(({ date }) => date > outside);
  if (metric === 'visits') return days;
  const past = days.filter(({ date }) => date <= asOf);
  return past.length < 2 ? days : [past.reduce(addUp), ...days.slice(past.length)];
}

const addUp = (sum: TierDay, day: TierDay): TierDay => ({
  date: day.date,
  paid: sum.paid + day.paid,
  earned: sum.earned + day.earned,
  visits: sum.visits + day.visits,
  counted: (sum.counted ?? 0) + (day.counted ?? 0),
});
