import { isProlonged, issuedCode, points, postToMember, sharedCounters, spendCoupon } from '../../loyalty/index.ts';
import type { Coupon, Instant, Kopecks, Points, Programme } from '../../loyalty/index.ts';
import { countForAll, transfer } from '../ledger/books.ts';
import { burnLots, burnableAt } from '../ledger/lots.ts';
import type { Member, StoredLot } from '../ledger/member.ts';
import { postFact, programmeAccount, rememberBurned, factInstant } from './fact-context.ts';
import type { FactContext } from './fact-context.ts';

type Change = FactContext['fact']['changes'][number];
type ChangeOf<Kind extends Change['kind']> = Change & { kind: Kind };

/**
 * What a fact changes besides its own points: counters, codes, memberships, other people's points. It is never
 * refused: a code used twice or a stranger's account becomes a flag. Source: loyalty-domain sections 7, 13, 14.
 *
 * @param paid as `postToMember` takes it
 */
export function postChanges(
  context: FactContext,
  member: Member | undefined,
  { paid, flags }: { paid: Kopecks | null; flags: string[] },
): void {
  const { instant, changes } = context.fact;
  if (member !== undefined) member.facts = postToMember(member.facts, { instant, paid, changes });
  changes.forEach((change, index) => {
    const flag = postChange(context, member, change, index);
    if (flag !== null) flags.push(flag);
  });
}

function postChange(context: FactContext, member: Member | undefined, change: Change, index: number): string | null {
  switch (change.kind) {
    case 'counter':
      return change.scope === 'programme' ? countForEveryone(context, change) : null;
    case 'couponUsed':
      return change.isSingle ? useCoupon(context, change) : null;
    case 'couponIssued':
      issueCoupon(context, member, change, index);
      return null;
    case 'pointsTo':
      return givePoints(context, change, index);
    // The days that count have reached it already.
    case 'tier':
      return null;
    case 'pointsSpent':
      if (member !== undefined) spend(context, member, change.amount);
      return null;
    case 'lotsProlonged':
      if (member !== undefined) prolongLots(context, member, change.expiresAt);
      return null;
    // Part of the member's facts.
    case 'membership':
    case 'membershipEnded':
    case 'segment':
    case 'invited':
      return null;
  }
}

/** Several tills can each give away the rest of a budget: the receipts stand, the one over the limit is flagged. */
function countForEveryone({ books, fact, programmeId }: FactContext, { key, by }: ChangeOf<'counter'>): string | null {
  if (programmeId === null) return null;
  const value = countForAll(books, { programmeId, key, by, drawn: Math.max(0, by) });
  const programme = fact.programmeHash === null ? undefined : books.programmes.findByHash(fact.programmeHash);
  const limit = programme === undefined ? undefined : limitsOf(programme.programme).get(key);
  return by > 0 && value > (limit ?? Infinity) ? 'limitExceeded' : null;
}

const limitsOf = (programme: Programme): Map<string, number> =>
  new Map(sharedCounters(programme).map(({ key, limit }) => [key, limit]));

/** Two tills offline can both use the last use: the receipt stands, the difference is a flag. */
function useCoupon({ books }: FactContext, change: ChangeOf<'couponUsed'>): string | null {
  const coupon = books.coupons.get(change.code);
  if (coupon === undefined) return 'unknownCoupon';
  const isOpen = coupon.state === 'issued' || coupon.state === 'reserved';
  Object.assign(coupon, spendCoupon(coupon, change));
  books.changedCoupons.add(coupon);
  return isOpen ? null : 'couponUsedTwice';
}

function issueCoupon(
  { books, fact }: FactContext,
  member: Member | undefined,
  { ruleId, faceValue, from, to }: ChangeOf<'couponIssued'>,
  index: number,
): void {
  const coupon: Coupon = {
    code: issuedCode(fact.id, index),
    ruleId,
    ownerId: member?.profile.customerId ?? null,
    from,
    to,
    state: 'issued',
    usesLeft: 1,
    faceValue,
  };
  books.coupons.set(coupon.code, coupon);
  books.changedCoupons.add(coupon);
  if (member !== undefined) member.facts = { ...member.facts, coupons: [...(member.facts.coupons ?? []), coupon] };
}

function givePoints(context: FactContext, change: ChangeOf<'pointsTo'>, index: number): string | null {
  const { books, opId, fact } = context;
  const receiver = books.members.get(change.memberId);
  if (receiver === undefined || receiver.profile.state === 'erased') return 'unknownReceiver';
  const { amount, activatesAt, expiresAt, byActivity = false } = change;
  if (amount === 0) return null;
  const id = `${fact.id}.to${index}`;
  const lot: StoredLot = {
    ...{ id, amount, activatesAt, expiresAt, byActivity },
    ...{ granted: amount, activated: false, source: opId },
  };
  receiver.lots.push(lot);
  books.changedLots.add(lot);
  books.changedMembers.add(receiver);
  postFact(
    context,
    'accruedForInvitee',
    transfer(programmeAccount(context, 'issued'), receiver.accounts.pending, amount),
  );
  return null;
}

/** Points turned into something else, for example a voucher; what is not there any more becomes debt. */
function spend(context: FactContext, member: Member, amount: Points): void {
  const { main, debt } = member.accounts;
  const at = factInstant(context);
  const burned = points(Math.min(amount, main.balance, burnableAt(member, at)));
  rememberBurned(context, burnLots(context.books, member, burned, at));
  postFact(context, 'pointsSpent', [
    [main, 0 - burned],
    [debt, burned - amount],
    [programmeAccount(context, 'redeemed'), amount],
  ]);
}

function prolongLots(context: FactContext, { lots }: Member, expiresAt: Instant): void {
  const at = factInstant(context);
  for (const lot of lots) {
    if (!isProlonged(lot, expiresAt, at)) continue;
    lot.expiresAt = expiresAt;
    context.books.changedLots.add(lot);
  }
}
