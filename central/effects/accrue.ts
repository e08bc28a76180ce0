import type { Instant, Points } from '../../loyalty/index.ts';
import { transfer } from '../ledger/books.ts';
import type { Member, StoredLot } from '../ledger/member.ts';
import { postSale, programmeAccount } from './sale-context.ts';
import type { SaleContext } from './sale-context.ts';

export interface Earned {
  amount: Points;
  activatesAt: Instant;
  expiresAt: Instant | null;
}

/** The points of a receipt make one lot, pending until the clock reaches its activation. Source: loyalty-domain section 10. */
export function accrue(context: SaleContext, member: Member, { amount, activatesAt, expiresAt }: Earned): void {
  if (amount === 0) return;
  const { books, opId, sale } = context;
  const lot: StoredLot = {
    id: sale.receiptId,
    amount,
    granted: amount,
    activatesAt,
    expiresAt,
    activated: false,
    source: opId,
  };
  member.lots.push(lot);
  books.changedLots.add(lot);
  postSale(context, 'accrued', transfer(programmeAccount(context, 'issued'), member.accounts.pending, amount));
}

/** Points of a card or member that is not here: they wait in the programme's own account. Source: offline-sync sections 8 and 10. */
export function accrueUnclaimed(context: SaleContext, { amount }: Earned, redeemed: Points): void {
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
