import { graceEnd, points, restoreLots, takeBack } from '../../loyalty/index.ts';
import type { Points } from '../../loyalty/index.ts';
import { transfer } from '../ledger/books.ts';
import type { Member, StoredLot } from '../ledger/member.ts';
import { postReturn, returnAccount } from './return-context.ts';
import type { ReturnContext } from './return-context.ts';

/** Redeemed points go back to the lots they came from; what had been a debt comes back as a lot of its own. */
export function giveBackPoints(context: ReturnContext, member: Member): void {
  const { books, back, sold } = context;
  const { restoreGraceDays, zone } = context.terms;
  const amount = back.claim.pointsBack;
  if (amount === 0) return;
  const before = (sold?.returned ?? []).reduce((sum, { pointsBack }) => sum + pointsBack, 0);
  const terms = { ...context.terms, now: books.now };
  const restored = restoreLots(sold?.burned ?? [], points(before), amount, terms);
  const found = restored.reduce((sum, part) => sum + part.amount, 0);
  const anew = graceEnd(books.now, restoreGraceDays, zone);
  const rest = { lotId: '', amount: points(amount - found), isAnew: true, expiresAt: anew };
  [...restored, ...(rest.amount > 0 ? [rest] : [])].forEach(({ lotId, amount: part, isAnew, expiresAt }, index) => {
    const id = isAnew ? `${back.receiptId}.r${index + 1}` : lotId;
    restore(context, member, id, part, expiresAt);
  });
  postReturn(context, 'givenBack', transfer(returnAccount(context, 'redeemed'), member.accounts.main, amount));
}

/** An emptied lot was not loaded; writing it again changes only what is left of it. */
function restore(
  { books, opId, sold, back }: ReturnContext,
  member: Member,
  id: string,
  amount: Points,
  expiresAt: StoredLot['expiresAt'],
): void {
  let lot = member.lots.find((one) => one.id === id);
  if (lot === undefined) {
    const activatesAt = sold?.burned.find((one) => one.id === id)?.activatesAt ?? back.instant;
    lot = {
      id,
      amount: points(0),
      activatesAt,
      expiresAt,
      byActivity: false,
      activated: true,
      granted: amount,
      source: opId,
    };
    member.lots.push(lot);
  }
  lot.amount = points(lot.amount + amount);
  books.changedLots.add(lot);
}

/** Earned points leave the receipt's own lots, then other active ones; what is missing becomes debt, or is let off. Returns whether it became one. */
export function takeBackPoints(context: ReturnContext, member: Member): boolean {
  const { books, ownLotIds, taken: amount } = context;
  if (amount === 0) return false;
  const { main, pending, debt } = member.accounts;
  const { shortage } = context.terms;
  const { lots } = takeBack(member.lots, { ownLotIds, amount, shortage }, books.now);
  const left = new Map(lots.map((lot) => [lot.id, lot.amount]));
  let [fromMain, fromPending] = [0, 0];
  for (const lot of member.lots) {
    const wanted = lot.amount - (left.get(lot.id) ?? 0);
    // Points that a hold has set aside are not there to be taken.
    const taken = lot.activated ? Math.min(wanted, main.balance - fromMain) : wanted;
    if (taken === 0) continue;
    lot.amount = points(lot.amount - taken);
    books.changedLots.add(lot);
    if (lot.activated) fromMain += taken;
    else fromPending += taken;
  }
  const short = shortage === 'debt' ? amount - fromMain - fromPending : 0;
  postReturn(context, 'takenBack', [
    [main, 0 - fromMain],
    [pending, 0 - fromPending],
    [debt, 0 - short],
    [returnAccount(context, 'issued'), fromMain + fromPending + short],
  ]);
  return short > 0;
}
