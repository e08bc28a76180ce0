import { burn, points, repayDebt } from '../../loyalty/index.ts';
import type { Instant, Lot, LotPart, Points } from '../../loyalty/index.ts';
import type { Books } from './books.ts';
import { isAlive } from './member.ts';
import type { Member } from './member.ts';

/** What a receipt of that instant may burn beside the points that holds have reserved. */
export function burnableAt(member: Member, at: Instant): Points {
  const alive = member.lots.reduce((sum, lot) => sum + (isAlive(lot, at) ? lot.amount : 0), 0);
  return points(Math.max(0, alive - member.accounts.held.balance));
}

/**
 * Takes points out of active lots: those alive at `at` in burn order, then, for points that a hold had reserved and a
 * late receipt has burned since, whatever is active. Never more than there is: the caller has bounded `amount`.
 * Returns what was taken of each, with the lot's own dates.
 */
export function burnLots(books: Books, member: Member, amount: Points, at: Instant): Lot[] {
  const active = member.lots.filter((lot) => lot.activated && lot.amount > 0);
  const first = burn(active, amount, at);
  const taken = takeParts(books, member, first.parts);
  if (first.short === 0) return taken;
  const anyTime = active.filter((lot) => lot.amount > 0).map((lot) => ({ ...lot, activatesAt: at, expiresAt: null }));
  return [...taken, ...takeParts(books, member, burn(anyTime, first.short, at).parts)];
}

/** Lots that pay a debt, at most `amount` of it; returns what they paid. */
export function burnForDebt(books: Books, member: Member, amount: Points, now: Instant): Points {
  const active = member.lots.filter((lot) => lot.activated && lot.amount > 0);
  const repaid = repayDebt(active, amount, now);
  takeParts(books, member, repaid.parts);
  return points(amount - repaid.debt);
}

function takeParts(books: Books, member: Member, parts: readonly LotPart[]): Lot[] {
  return parts.map(({ lotId, amount }) => {
    const lot = lotOf(member, lotId);
    lot.amount = points(lot.amount - amount);
    books.changedLots.add(lot);
    return { id: lotId, amount, activatesAt: lot.activatesAt, expiresAt: lot.expiresAt };
  });
}

function lotOf(member: Member, id: string): Member['lots'][number] {
  const lot = member.lots.find((one) => one.id === id);
  if (lot === undefined) throw new RangeError(`no lot ${id}`);
  return lot;
}
