import type { SaleFiscalised } from '../../contract/sync/operations.ts';
import { zonedDay } from '../../loyalty/index.ts';
import type { Books } from '../ledger/books.ts';
import type { Member } from '../ledger/member.ts';

/**
 * Adds the receipt to its own store day and month, however late it comes: these are calendar days of the store, not the
 * business date. Source: loyalty-domain sections 3 and 14.
 */
export function countReceipt(books: Books, member: Member, sale: SaleFiscalised, earned: number): void {
  const { redeemed } = sale.claim;
  if (earned === 0 && redeemed === 0) return;
  const { date, month } = zonedDay(sale.instant, sale.storeZone);
  for (const period of [date, month]) {
    const redemptions = redeemed > 0 ? 1 : 0;
    books.counterChanges.push({ customerId: member.profile.customerId, period, earned, redeemed, redemptions });
  }
}
