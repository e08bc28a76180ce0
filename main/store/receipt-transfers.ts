/** The moves of points that a receipt means, for the till's own books. Pure. */
import { points } from '../../loyalty/index.ts';
import type { Instant } from '../../loyalty/index.ts';
import type { ReceiptPlan, ReturnPlan } from './types.ts';

/** What a sale moves at each of its steps; postings of 0 are left out by whoever writes them. */
export function transferOf(plan: ReceiptPlan, reason: 'authorise' | 'capture' | 'release' | 'earn', instant: Instant) {
  const member = plan.customer?.customerId ?? '';
  const { redemption, accrual, programmeId } = plan.quote;
  const isPending = accrual.activatesAt !== null && accrual.activatesAt > plan.quote.now;
  const routes = {
    authorise: { from: { owner: member, kind: 'main' }, to: { owner: member, kind: 'held' } },
    capture: { from: { owner: member, kind: 'held' }, to: { owner: programmeId, kind: 'redeemed' } },
    release: { from: { owner: member, kind: 'held' }, to: { owner: member, kind: 'main' } },
    earn: { from: { owner: programmeId, kind: 'issued' }, to: { owner: member, kind: isPending ? 'pending' : 'main' } },
  } as const;
  const amount = reason === 'earn' ? accrual.total : redemption.redeemed;
  return { cause: plan.receiptId, reason, ...routes[reason], amount, instant, businessDate: plan.businessDate };
}

/** Points given back leave what was redeemed; points taken back go where the programme issues them from. */
export function returnTransfers(plan: ReturnPlan, member: string) {
  const { of, quote, isPending, letOff, receiptId: cause, plannedAt: instant, businessDate } = plan;
  const main = { owner: member, kind: 'main' } as const;
  const taken = { owner: member, kind: isPending ? 'pending' : 'main' } as const;
  const common = { cause, instant, businessDate };
  const redeemed = { owner: of.programmeId, kind: 'redeemed' } as const;
  const issued = { owner: of.programmeId, kind: 'issued' } as const;
  return [
    { ...common, reason: 'giveBack', from: redeemed, to: main, amount: quote.pointsBack },
    { ...common, reason: 'takeBack', from: taken, to: issued, amount: points(quote.pointsTaken - letOff) },
  ] as const;
}
