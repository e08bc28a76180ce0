import { accruedLots, points } from '../../loyalty/index.ts';
import type { AccruedLot, Points } from '../../loyalty/index.ts';
import { transfer } from '../ledger/books.ts';
import type { Member, StoredLot } from '../ledger/member.ts';
import { postFact, programmeAccount } from './fact-context.ts';
import type { FactContext } from './fact-context.ts';

/** The points of a receipt or an event make lots, pending until the clock reaches their activation. Source: loyalty-domain section 10. */
export function accrue(context: FactContext, member: Member, earned: readonly AccruedLot[]): void {
  const { books, opId, fact } = context;
  for (const lot of accruedLots(fact.id, earned)) {
    const stored: StoredLot = {
      ...lot,
      byActivity: lot.byActivity === true,
      granted: lot.amount,
      activated: false,
      source: opId,
    };
    member.lots.push(stored);
    books.changedLots.add(stored);
  }
  const amount = totalOf(earned);
  if (amount === 0) return;
  postFact(context, 'accrued', transfer(programmeAccount(context, 'issued'), member.accounts.pending, amount));
}

export const totalOf = (earned: readonly AccruedLot[]): Points =>
  points(earned.reduce((sum, { amount }) => sum + amount, 0));

/** Points of a card or member that is not here: they wait in the programme's own account. Source: offline-sync sections 8 and 10. */
export function accrueUnclaimed(context: FactContext, earned: readonly AccruedLot[], redeemed: Points): void {
  const amount = totalOf(earned);
  if (amount > 0) {
    postFact(
      context,
      'accruedUnclaimed',
      transfer(programmeAccount(context, 'issued'), programmeAccount(context, 'unclaimed'), amount),
    );
  }
  if (redeemed > 0) {
    postFact(
      context,
      'redeemedUnclaimed',
      transfer(programmeAccount(context, 'unclaimed'), programmeAccount(context, 'redeemed'), redeemed),
    );
  }
}
