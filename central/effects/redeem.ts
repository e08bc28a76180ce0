import { points } from '../../loyalty/index.ts';
import type { Points } from '../../loyalty/index.ts';
import { transfer } from '../ledger/books.ts';
import { rememberEnded } from '../ledger/holds.ts';
import { burnLots, burnableAt } from '../ledger/lots.ts';
import type { Member } from '../ledger/member.ts';
import { postFact, programmeAccount, rememberBurned, factInstant } from './fact-context.ts';
import type { SaleContext } from './fact-context.ts';

/**
 * Points the receipt has redeemed leave the account: first those its hold has set aside, then what is active, and what
 * is missing becomes debt. Returns whether it did. Source: loyalty-domain sections 8, 10 and 14.
 */
export function redeem(context: SaleContext, member: Member, flags: string[]): boolean {
  const captured = captureHold(context, member, flags);
  const rest = context.sale.claim.redeemed - captured;
  if (rest === 0) return false;
  const { main, debt } = member.accounts;
  const at = factInstant(context);
  const burned = points(Math.min(rest, main.balance, burnableAt(member, at)));
  rememberBurned(context, burnLots(context.books, member, burned, at));
  postFact(context, 'redeemed', [
    [main, 0 - burned],
    [debt, burned - rest],
    [programmeAccount(context, 'redeemed'), rest],
  ]);
  return burned < rest;
}

/**
 * Takes what the sale's hold had set aside; returns how much of the redemption that covers. A hold that has ended
 * covers nothing, but the receipt is a fact and takes its points from the account: a late capture wins.
 */
function captureHold(context: SaleContext, member: Member, flags: string[]): Points {
  const { books, sale } = context;
  const none = points(0);
  if (sale.holdId === null) return none;
  const hold = books.holds.get(sale.holdId);
  if (hold === undefined) {
    rememberEnded(books, sale.holdId, 'captured', sale.instant);
    return none;
  }
  const isForeign = hold.customerId !== null && hold.customerId !== member.profile.customerId;
  const isOthers = hold.receiptId !== null && hold.receiptId !== sale.receiptId;
  if (isForeign || isOthers || hold.state === 'captured') {
    flags.push('holdMismatch');
    return none;
  }
  const wasOpen = hold.state === 'authorised';
  if (hold.state === 'released') flags.push('holdWasReleased');
  hold.state = 'captured';
  books.changedHolds.add(hold);
  if (!wasOpen) return none;

  const { held, main } = member.accounts;
  const captured = points(Math.min(sale.claim.redeemed, hold.granted));
  if (captured > 0) {
    rememberBurned(context, burnLots(books, member, captured, hold.authorisedAt));
    postFact(context, 'holdCaptured', transfer(held, programmeAccount(context, 'redeemed'), captured));
  }
  postFact(context, 'holdReleased', transfer(held, main, hold.granted - captured));
  return captured;
}
