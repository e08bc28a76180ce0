import type { Points, Transferred } from '../../loyalty/index.ts';
import { post } from '../ledger/books.ts';
import type { Books } from '../ledger/books.ts';
import { burnLots } from '../ledger/lots.ts';
import type { Member, StoredLot } from '../ledger/member.ts';

interface Gift {
  /** of the transfer, for its journals and lots */
  id: string;
  programmeId: string;
  sender: Member;
  /** null = a charity: the points are used up, `point_transfer` says for whom */
  receiver: Member | null;
  gift: Transferred;
  taken: Points;
}

/** One journal: what leaves the sender reaches the receiver; the fee, and all that goes to charity, count as redeemed. */
export function moveGift(books: Books, { id, programmeId, sender, receiver, gift, taken }: Gift): void {
  burnLots(books, sender, taken, books.now);
  books.changedMembers.add(sender);
  const received = receiver === null ? 0 : gift.received.reduce((sum, { amount }) => sum + amount, 0);
  if (receiver !== null) {
    gift.received.forEach((lot, n) => {
      const stored: StoredLot = {
        ...{ id: `${id}.${n}`, amount: lot.amount, activatesAt: lot.activatesAt, expiresAt: lot.expiresAt },
        ...{ byActivity: lot.byActivity === true, activated: true, granted: lot.amount, source: id },
      };
      receiver.lots.push(stored);
      books.changedLots.add(stored);
    });
    books.changedMembers.add(receiver);
  }
  const cause = { id, reason: receiver === null ? 'donated' : 'transferred', at: books.now, businessDate: null };
  post(books, cause, [
    [sender.accounts.main, 0 - taken],
    ...(receiver === null ? [] : [[receiver.accounts.main, received] as const]),
    [books.programmes.account(programmeId, 'redeemed'), taken - received],
  ]);
}
