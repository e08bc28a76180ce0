import { donatePoints, points, transferPoints } from '../../loyalty/index.ts';
import type { Instant, Points, Programme, Transferred } from '../../loyalty/index.ts';
import type { TransferRefused, TransferTo } from '../../contract/sync/transfers.ts';
import type { Member } from '../ledger/member.ts';

export interface RefusedGift {
  reason: TransferRefused;
  /** hundredths: the least, what is left of the day, what could be sent; 0 where there is none */
  bound: Points;
}

interface Parties {
  sender: Member;
  /** null = a charity */
  receiver: Member | null;
  sentToday: Points;
  now: Instant;
}

/** What the engine says of it, by the terms of the programme. Pure. */
export function decideTransfer(
  programme: Programme,
  { to, amount }: { to: TransferTo; amount: Points },
  { sender, receiver, sentToday, now }: Parties,
): Transferred | (RefusedGift & { ok: false }) {
  const { transfers, donations } = programme;
  const giver = {
    ...{ id: sender.profile.customerId, blocked: sender.profile.state !== 'active', sentToday },
    lots: sender.lots.filter((lot) => lot.amount > 0),
    held: points(sender.accounts.held.balance),
    debt: points(0 - sender.accounts.debt.balance),
  };
  if (to.kind === 'charity' && donations !== undefined) {
    return donatePoints(donations, { sender: giver, charityId: to.charityId, amount, now }, programme);
  }
  if (to.kind === 'member' && transfers !== undefined && receiver !== null) {
    const taker = { id: receiver.profile.customerId, blocked: receiver.profile.state !== 'active' };
    return transferPoints(transfers, { sender: giver, receiver: taker, amount, now }, programme);
  }
  return { ok: false, reason: 'notOffered', bound: points(0) };
}
