import { accruedLots, points } from '../../loyalty/index.ts';
import type { AccruedLot, Points } from '../../loyalty/index.ts';
import { transfer } from '../ledger/books.ts';
import type { Member, StoredLot } from '../ledger/member.ts';
import { postSale, programmeAccount } from './sale-context.ts';
import type { SaleContext } from './sale-context.ts';

/** The points of a receipt make lots, pending until the clock reaches their activation. Source: loyalty-domain section 10. */
export function accrue(context: SaleContext, member: Member, earned: readonly AccruedLot[]): void {
  const { books, opId, sale } = context;
  for (const lot of accruedLots(sale.receiptId, earned)) {
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
  postSale(context, 'accrued', transfer(programmeAccount(context, 'issued'), member.accounts.pending, amount));
}

export const totalOf = (earned: readonly AccruedLot[]): Points =>
  points(earned.reduce((sum, { amount }) => sum + amount, 0));

/** Points of a card or member that is not here: they wait in the programme's own account. Source: offline-sync sections 8 and 10. */
export function accrueUnclaimed(context: SaleContext, earned: readonly AccruedLot[], redeemed: Points): void {
  const amount = totalOf(earned);
  if (amount > 0) {
    postSale(
      context,
      'accruedUnclaimed',
      transfer(programmeAccount(context, 'issued'), programmeAccount(context, 'unclaimed'), amount),
    );
  }
  if (redeemed > 0) {
    postSale(
      context,
      'redeemedUnclaimed',
      transfer(programmeAccount(context, 'unclaimed'), programmeAccount(context, 'redeemed'), redeemed),
    );
  }
}
