/** The member as the engine needs them: the copy's row and this till's own sales, returns and events that it does not contain. Pure. */
import {
  accruedLots,
  addToMonth,
  burn,
  lastMonthOf,
  points,
  kopecks,
  postToMember,
  prolongBy,
  takeBack,
  takeBackFromMember,
  zonedDay,
} from '../../loyalty/index.ts';
import type {
  CustomerSnapshot,
  Instant,
  Lot,
  MemberFacts,
  MonthSpend,
  PeriodCounter,
  Programme,
} from '../../loyalty/index.ts';
import type { MemberEffect, OwnState, ReturnedEffect } from './member-effects.ts';
import type { StoredCustomer } from './types.ts';

export interface SnapshotQuestion {
  identifiedBy: CustomerSnapshot['identifiedBy'];
  now: Instant;
  storeZone: string;
  /** what the programme's tiers count */
  tierMetric: TierMetric;
}

export type TierMetric = NonNullable<NonNullable<Programme['tierTerms']>['metric']>;

/**
 * Own redemptions are taken from the lots in burn order at the receipt's own instant; what is not there any more, since
 * another till was quicker, becomes debt. Source: offline-sync sections 4 and 20 (I19, I20).
 */
export function snapshotOf(customer: StoredCustomer, own: OwnState, question: SnapshotQuestion): CustomerSnapshot {
  const { record } = customer;
  const { lots, short } = own.effects.reduce(applyEffect, { lots: record.lots, short: 0 });
  const facts = own.effects.reduce<MemberFacts>(
    (known, effect) =>
      effect.returned === null
        ? postToMember(known, effect)
        : takeBackFromMember(known, { ...effect.returned, instant: effect.instant }),
    factsOf(customer),
  );
  const gained = own.effects.reduce((sum, effect) => sum + gainOf(effect, question.tierMetric), 0);
  const today = zonedDay(question.now, question.storeZone);
  const { birthday } = customer.personal();
  const months = own.effects.reduce(
    (known, effect) => countMonth(known, effect, question.storeZone),
    record.spentByMonth ?? [],
  );
  const lastMonth = lastMonthOf(months, today.month);
  return {
    ...facts,
    ...(lastMonth !== undefined && { lastMonth }),
    // Month and day: rules need no year. It is left out of whatever is written down.
    ...(birthday !== null && { birthday: `--${birthday.slice(-5)}` }),
    id: customer.customerId,
    identifiedBy: question.identifiedBy,
    blocked: record.state !== 'active',
    tierId: record.tierId,
    qualifyingSpend: kopecks(Math.max(0, record.qualifyingSpend + gained)),
    lots,
    held: points(Math.max(0, record.held + own.heldDifference + own.locallyHeld)),
    debt: points(record.debt + short),
    day: counterOf(record.day, today.date, inPeriod(own.effects, question, 'date', today.date)),
    month: counterOf(record.month, today.month, inPeriod(own.effects, question, 'month', today.month)),
    asOf: customer.asOf,
  };
}

/** A return counts for the month of its receipt. */
function countMonth(
  months: readonly MonthSpend[],
  { instant, paid, returned }: MemberEffect,
  storeZone: string,
): readonly MonthSpend[] {
  const { month } = zonedDay(returned?.soldAt ?? instant, storeZone);
  return paid === null ? months : addToMonth(months, month, paid - (returned?.money ?? 0));
}

/** A visit is left to the centre: the row does not say whether its day counts already. A counter is among the facts. */
function gainOf({ paid, earned, returned }: MemberEffect, metric: TierMetric): number {
  switch (metric) {
    case 'spend':
      return (paid ?? 0) - (returned?.money ?? 0);
    case 'points':
      return earned - (returned?.pointsTaken ?? 0);
    case 'visits':
    case 'counter':
      return 0;
  }
}

function applyEffect(state: { lots: readonly Lot[]; short: number }, effect: MemberEffect) {
  if (effect.returned !== null) return applyReturn(state, effect.returned, effect.instant);
  const spent = effect.changes.reduce((sum, change) => sum + (change.kind === 'pointsSpent' ? change.amount : 0), 0);
  const burned = burn(state.lots, points(effect.redeemed + spent), effect.instant);
  const lots = [...burned.lots, ...accruedLots(effect.lotId, effect.lots)];
  return {
    lots: prolongBy(lots, effect.changes, effect.instant),
    short: state.short + burned.short,
  };
}

/** Points given back are there before earned ones are taken; what is missing then becomes debt. */
function applyReturn({ lots, short }: { lots: readonly Lot[]; short: number }, returned: ReturnedEffect, at: Instant) {
  const given = returned.restored.reduce<readonly Lot[]>(giveBack, lots);
  const taken = takeBack(given, { ...returned, amount: returned.pointsTaken }, at);
  return { lots: taken.lots, short: short + taken.short };
}

function giveBack(
  lots: readonly Lot[],
  { lotId, amount, isAnew, expiresAt, activatesAt }: ReturnedEffect['restored'][number],
) {
  const known = isAnew ? undefined : lots.find(({ id }) => id === lotId);
  if (known === undefined) return [...lots, { id: lotId, amount, activatesAt, expiresAt }];
  return lots.map((lot) => (lot === known ? { ...lot, amount: points(lot.amount + amount) } : lot));
}

/** What the row says of the member besides the account. */
function factsOf(customer: StoredCustomer): MemberFacts {
  const { lifetimeSpend, joinedOn, segments, offers, coupons, memberships, counters, inviter, birthdaySetAt } =
    customer.record;
  const facts = {
    lifetimeSpend,
    joinedOn,
    segments,
    offers,
    coupons,
    memberships,
    counters,
    inviter,
    birthdaySetAt,
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as MemberFacts;
}

/** A return counts for the day of its receipt. */
function inPeriod(effects: MemberEffect[], { storeZone }: SnapshotQuestion, span: 'date' | 'month', period: string) {
  return effects.filter(({ instant, returned }) => zonedDay(returned?.soldAt ?? instant, storeZone)[span] === period);
}

/** The row's counter of another period counts nothing today. */
function counterOf(row: PeriodCounter, period: string, effects: readonly MemberEffect[]): PeriodCounter {
  const base = row.period === period ? row : { earned: 0, redeemed: 0, redemptions: 0 };
  const sum = (pick: (effect: MemberEffect) => number) => effects.reduce((total, effect) => total + pick(effect), 0);
  return {
    period,
    earned: points(Math.max(0, base.earned + sum(({ earned, returned }) => earned - (returned?.pointsTaken ?? 0)))),
    redeemed: points(
      Math.max(0, base.redeemed + sum(({ redeemed, returned }) => redeemed - (returned?.pointsBack ?? 0))),
    ),
    redemptions: base.redemptions + effects.filter(({ redeemed }) => redeemed > 0).length,
  };
}
