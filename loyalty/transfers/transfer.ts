import { deriveBalance } from '../lots/balance.ts';
import type { BalanceTerms, Holdings } from '../lots/balance.ts';
import { burn } from '../lots/burn.ts';
import type { LotPart } from '../lots/burn.ts';
import { mulDiv } from '../money/mul-div.ts';
import { points } from '../money/units.ts';
import type { Instant, Points } from '../money/units.ts';
import type { AccruedLot, Lot } from '../quote/types.ts';
import type { DonationTerms, TransferTerms } from './transfer-terms.ts';

export interface Sender extends Holdings {
  id: string;
  blocked: boolean;
  /** Sent since 00:00 of the programme's zone. */
  sentToday: Points;
}

export interface Transferred {
  ok: true;
  /** What leaves the sender, in burn order; sums to what the receiver gets and the fee. */
  parts: LotPart[];
  /** What the sender is left with. */
  lots: Lot[];
  /** The receiver's new lots: they die when the sender's would have, so no transfer prolongs a point's life. */
  received: AccruedLot[];
  fee: Points;
}

export type TransferRefusal =
  | 'nothing'
  | 'sameMember'
  | 'senderBlocked'
  | 'receiverBlocked'
  | 'belowMin'
  | 'overDayCap'
  | 'notEnough'
  | 'unknownCharity';

export interface RefusedTransfer {
  ok: false;
  reason: TransferRefusal;
  /** What the bound is, hundredths: the least, what is left of the day, what could be sent; 0 where there is none. */
  bound: Points;
}

export interface TransferRequest {
  sender: Sender;
  receiver: { id: string; blocked: boolean };
  amount: Points;
  now: Instant;
}

/**
 * Points to another member: only active ones that nothing else has a claim on, nearest to lapse first. The centre alone
 * does it, never a till without a line. Source: loyalty-domain sections 13 (W47) and 14.
 */
export function transferPoints(
  terms: TransferTerms,
  { sender, receiver, amount, now }: TransferRequest,
  balance: BalanceTerms,
): Transferred | RefusedTransfer {
  if (receiver.id === sender.id) return refused('sameMember');
  if (receiver.blocked) return refused('receiverBlocked');
  const fee = mulDiv(amount, terms.feeBp ?? 0, 10_000, 'ceil');
  const isSendersFee = (terms.feePaidBy ?? 'sender') === 'sender';
  const leaving = isSendersFee ? amount + fee : amount;
  const left = terms.perDay === undefined ? Infinity : Math.max(0, terms.perDay - sender.sentToday);
  if (amount > left) return refused('overDayCap', left);
  return send(sender, { amount, leaving, fee, min: terms.min ?? 0, now }, balance);
}

/** Points to a charity's account: no fee, and no return. Source: loyalty-domain section 13. */
export function donatePoints(
  terms: DonationTerms,
  { sender, charityId, amount, now }: { sender: Sender; charityId: string; amount: Points; now: Instant },
  balance: BalanceTerms,
): Transferred | RefusedTransfer {
  if (!terms.charities.some(({ id }) => id === charityId)) return refused('unknownCharity');
  return send(sender, { amount, leaving: amount, fee: 0, min: terms.min ?? 0, now }, balance);
}

interface Parcel {
  amount: number;
  leaving: number;
  fee: number;
  min: number;
  now: Instant;
}

function send(sender: Sender, { amount, leaving, fee, min, now }: Parcel, balance: BalanceTerms) {
  if (sender.blocked) return refused('senderBlocked');
  if (amount <= 0) return refused('nothing');
  if (amount < min) return refused('belowMin', min);
  const { available } = deriveBalance(sender, now, balance);
  if (leaving > available) return refused('notEnough', available);
  const { parts, lots } = burn(sender.lots, points(leaving), now);
  return {
    ok: true,
    parts,
    lots,
    received: receivedOf(sender.lots, parts, leaving - fee, now),
    fee: points(fee),
  } as const;
}

/** The first of what was taken reaches the receiver, the last of it is the fee. */
function receivedOf(lots: readonly Lot[], parts: readonly LotPart[], net: number, now: Instant): AccruedLot[] {
  let due = net;
  return parts.flatMap(({ lotId, amount }) => {
    const part = Math.min(amount, due);
    due -= part;
    if (part === 0) return [];
    const { expiresAt, byActivity } = lots.find(({ id }) => id === lotId)!;
    return [{ amount: points(part), activatesAt: now, expiresAt, ...(byActivity && { byActivity }) }];
  });
}

function refused(reason: TransferRefusal, bound = 0): RefusedTransfer {
  return { ok: false, reason, bound: points(bound) };
}
