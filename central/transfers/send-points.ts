import { points, startOfDate, zonedDay } from '../../loyalty/index.ts';
import type { Instant, Points, Programme } from '../../loyalty/index.ts';
import type { TransferAnswer, TransferRequest } from '../../contract/sync/transfers.ts';
import { findCustomerId } from '../customers/find-customer.ts';
import type { Sql } from '../db/sql.ts';
import type { Books } from '../ledger/books.ts';
import { changeMembers } from '../ledger/change-members.ts';
import { recordOf } from '../ledger/member.ts';
import type { Member } from '../ledger/member.ts';
import { settle } from '../ledger/settle.ts';
import type { PreparedCache } from '../programmes/shelf.ts';
import { decideTransfer } from './decide-transfer.ts';
import type { RefusedGift } from './decide-transfer.ts';
import { moveGift } from './move-gift.ts';
import { findSent, rememberSent, sentSince } from './sent.ts';
import type { Sent } from './sent.ts';

interface Cost {
  fee: Points;
  taken: Points;
}

const unknownReceiver: TransferAnswer = { isDone: false, reason: 'unknownReceiver', bound: points(0) };

/**
 * Points from a member to another one or to a charity, by the terms of the programme in force; a trial only says what
 * it would come to. The centre alone decides: only here all tills' uses of the balance and of the day meet.
 * Source: loyalty-domain sections 13 (W47) and 14.
 *
 * @returns 'otherContent' when the id was used for something else
 */
export async function sendPoints(
  sql: Sql,
  request: TransferRequest,
  surroundings: { now: Instant; cache: PreparedCache },
): Promise<TransferAnswer | 'noCustomer' | 'otherContent'> {
  const { transferId, customerId, to } = request;
  const receiverId = to.kind === 'member' ? await findCustomerId(sql, to) : null;
  if (receiverId === undefined) return unknownReceiver;
  const ids = receiverId === null ? [customerId] : [customerId, receiverId];
  const { result, members } = await changeMembers(sql, ids, surroundings, async (books) => {
    const known = await findSent(sql, transferId);
    if (known !== undefined) return isSame(known, request, receiverId) ? known : 'otherContent';
    const sender = books.members.get(customerId);
    if (sender === undefined) return 'noCustomer';
    const receiver = receiverId === null ? null : books.members.get(receiverId);
    return receiver === undefined ? unknownReceiver : give(sql, books, request, { sender, receiver });
  });
  if (typeof result === 'string' || 'isDone' in result) return result;
  const sender = members.get(customerId);
  if (sender === undefined) return 'noCustomer';
  const { fee, taken } = result;
  return {
    ...{ isDone: true, fee, taken, rev: sender.rev, record: recordOf(sender, surroundings.now) },
    receiver: receiverId === null ? null : (members.get(receiverId)?.profile.name ?? null),
    serverTime: surroundings.now,
  };
}

async function give(
  sql: Sql,
  books: Books,
  { transferId, customerId, to, amount, isTrial }: TransferRequest,
  { sender, receiver }: { sender: Member; receiver: Member | null },
): Promise<Cost | (RefusedGift & { isDone: false })> {
  const programme = books.programmes.findCurrent(books.now)?.programme;
  if (programme === undefined) return { isDone: false, reason: 'notOffered', bound: points(0) };
  for (const member of new Set(receiver === null ? [sender] : [sender, receiver])) settle(books, member, transferId);
  const sentToday = await sentSince(sql, customerId, startOfToday(programme, books.now));
  const gift = decideTransfer(programme, { to, amount }, { sender, receiver, sentToday, now: books.now });
  if (!gift.ok) return { isDone: false, reason: gift.reason, bound: gift.bound };
  const cost = { fee: gift.fee, taken: points(gift.parts.reduce((sum, part) => sum + part.amount, 0)) };
  if (isTrial) return cost;
  moveGift(books, { id: transferId, programmeId: programme.id, sender, receiver, gift, taken: cost.taken });
  await rememberSent(sql, {
    ...{ transferId, programmeId: programme.id, sender: customerId, amount, at: books.now, ...cost },
    receiver: receiver?.profile.customerId ?? null,
    charityId: charityOf(to),
  });
  return cost;
}

/** The day of the programme's zone. */
const startOfToday = ({ zone }: Programme, now: Instant): Instant => startOfDate(zonedDay(now, zone).date, zone);

const charityOf = (to: TransferRequest['to']): string | null => (to.kind === 'charity' ? to.charityId : null);

function isSame(known: Sent, { customerId, to, amount }: TransferRequest, receiverId: string | null): boolean {
  return (
    known.sender === customerId &&
    known.receiver === receiverId &&
    known.charityId === charityOf(to) &&
    known.amount === amount
  );
}
