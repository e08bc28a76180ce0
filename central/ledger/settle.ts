import { points } from '../../loyalty/index.ts';
import { post, transfer } from './books.ts';
import type { Books, Cause } from './books.ts';
import { burnForDebt } from './lots.ts';
import { endHold } from './holds.ts';
import { reviewTier } from '../tiers/member-tier.ts';
import { tierRulesOf } from '../tiers/tier-rules.ts';
import type { Member } from './member.ts';

/**
 * Writes down what the clock has already decided: lots that came alive, holds that ran out, debts that active lots pay,
 * reviews of the tier.
 * Doing it late or twice changes nothing (loyalty-domain section 10).
 */
export function settle(books: Books, member: Member, causeId: string): void {
  activateDue(books, member, causeId);
  for (const hold of member.holds) {
    if (hold.state === 'authorised' && hold.expiresAt <= books.now) {
      endHold(books, member, hold, 'expired', {
        id: causeId,
        reason: 'holdExpired',
        at: hold.expiresAt,
        businessDate: null,
      });
    }
  }
  repay(books, member, causeId);
  if (reviewTier(member, tierRulesOf(books))) books.changedMembers.add(member);
}

/** Lots whose time has come move from pending to main. */
export function activateDue(books: Books, member: Member, causeId: string): void {
  const { main, pending } = member.accounts;
  for (const lot of member.lots) {
    if (lot.activated || lot.activatesAt > books.now) continue;
    lot.activated = true;
    books.changedLots.add(lot);
    books.changedMembers.add(member);
    const cause = { id: causeId, reason: 'lotActivated', at: lot.activatesAt, businessDate: null };
    post(books, cause, transfer(pending, main, lot.amount));
  }
}

function repay(books: Books, member: Member, causeId: string): void {
  const { main, debt } = member.accounts;
  const owed = Math.min(0 - debt.balance, main.balance);
  if (owed === 0) return;
  const paid = burnForDebt(books, member, points(owed), books.now);
  if (paid === 0) return;
  books.changedMembers.add(member);
  const cause: Cause = { id: causeId, reason: 'debtRepaid', at: books.now, businessDate: null };
  post(books, cause, transfer(main, debt, paid));
}
