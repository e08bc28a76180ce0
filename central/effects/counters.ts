import type { SaleFiscalised } from '../../contract/sync/operations.ts';
import { addToMonth, zonedDay } from '../../loyalty/index.ts';
import type { Kopecks } from '../../loyalty/index.ts';
import type { Books } from '../ledger/books.ts';
import type { Member } from '../ledger/member.ts';

type When = Pick<SaleFiscalised, 'instant' | 'storeZone'>;

/**
 * Adds what was earned and redeemed to the store day and month it belongs to, however late it comes: these are calendar
 * days of the store, not the business date. Source: loyalty-domain sections 3 and 14.
 */
export function countInPeriods(
  books: Books,
  member: Member,
  { instant, storeZone, earned, redeemed }: When & { earned: number; redeemed: number },
): void {
  if (earned === 0 && redeemed === 0) return;
  const { date, month } = zonedDay(instant, storeZone);
  for (const period of [date, month]) {
    const redemptions = redeemed > 0 ? 1 : 0;
    books.counterChanges.push({ customerId: member.profile.customerId, period, earned, redeemed, redemptions });
  }
}

/** What the member paid in the store's month. */
export function countMonth(member: Member, { instant, storeZone }: When, paid: Kopecks): void {
  const spentByMonth = addToMonth(member.facts.spentByMonth ?? [], zonedDay(instant, storeZone).month, paid);
  member.facts = { ...member.facts, spentByMonth };
}
