/** The member as the engine needs them: the copy's row and this till's own sales that it does not contain. Pure. */
import { burn, points, kopecks, zonedDay } from '../../loyalty/index.ts';
import type { CustomerSnapshot, Instant, Lot, PeriodCounter, Points } from '../../loyalty/index.ts';
import type { MemberEffect, OwnState } from './member-effects.ts';
import type { StoredCustomer } from './types.ts';

export interface SnapshotQuestion {
  identifiedBy: CustomerSnapshot['identifiedBy'];
  now: Instant;
  storeZone: string;
}

/**
 * Own redemptions are taken from the lots in burn order at the receipt's own instant; what is not there any more, since
 * another till was quicker, becomes debt. Source: offline-sync sections 4 and 20 (I19, I20).
 */
export function snapshotOf(customer: StoredCustomer, own: OwnState, question: SnapshotQuestion): CustomerSnapshot {
  const { record } = customer;
  const { lots, short } = own.effects.reduce(applyEffect, { lots: record.lots, short: 0 });
  const paid = own.effects.reduce((sum, effect) => sum + effect.paid, 0);
  const today = zonedDay(question.now, question.storeZone);
  return {
    id: customer.customerId,
    identifiedBy: question.identifiedBy,
    blocked: record.state !== 'active',
    tierId: record.tierId,
    qualifyingSpend: kopecks(record.qualifyingSpend + paid),
    lots,
    held: points(Math.max(0, record.held + own.heldDifference + own.locallyHeld)),
    debt: points(record.debt + short),
    day: counterOf(record.day, today.date, inPeriod(own.effects, question, 'date', today.date)),
    month: counterOf(record.month, today.month, inPeriod(own.effects, question, 'month', today.month)),
    asOf: customer.asOf,
  };
}

function applyEffect(state: { lots: readonly Lot[]; short: number }, effect: MemberEffect) {
  const burned = burn(state.lots, effect.redeemed, effect.instant);
  return { lots: [...burned.lots, ...earnedLot(effect)], short: state.short + burned.short };
}

function earnedLot({ lotId, earned, activatesAt, expiresAt }: MemberEffect): Lot[] {
  return earned === 0 || activatesAt === null ? [] : [{ id: lotId, amount: earned, activatesAt, expiresAt }];
}

function inPeriod(effects: MemberEffect[], { storeZone }: SnapshotQuestion, span: 'date' | 'month', period: string) {
  return effects.filter(({ instant }) => zonedDay(instant, storeZone)[span] === period);
}

/** The row's counter of another period counts nothing today. */
function counterOf(row: PeriodCounter, period: string, effects: readonly MemberEffect[]): PeriodCounter {
  const base = row.period === period ? row : { earned: 0, redeemed: 0, redemptions: 0 };
  const sum = (pick: (effect: MemberEffect) => Points) => effects.reduce((total, effect) => total + pick(effect), 0);
  return {
    period,
    earned: points(base.earned + sum(({ earned }) => earned)),
    redeemed: points(base.redeemed + sum(({ redeemed }) => redeemed)),
    redemptions: base.redemptions + effects.filter(({ redeemed }) => redeemed > 0).length,
  };
}
