/** Which bound binds and what would lift it, where that can be said. Source: loyalty-domain section 8, ui section 10. */
import { mulDiv } from '../../money/mul-div.ts';
import type { Instant } from '../../money/units.ts';
import type { Draft } from '../../quote/draft.ts';
import type { RedemptionBound } from '../../quote/types.ts';
import { nextMonthOf, zonedDay } from '../../time/zoned-day.ts';
import type { Note } from '../note.ts';
import { sumAll, tightest } from './bounds.ts';
import type { Bound, Member, PreparedRedemption, Takers } from './bounds.ts';

interface Limit {
  draft: Draft;
  member: Member;
  takers: Takers;
  prepared: PreparedRedemption;
  bounds: readonly Bound[];
  limit: Bound;
  max: number;
  step: number;
}

export function explainLimit(facts: Limit): Note[] {
  const lift = LIFTS[facts.limit.id]?.(facts) ?? null;
  return lift === null ? [limitNote(facts)] : [limitNote(facts), lift];
}

function limitNote({ draft, member, takers, prepared: { rule, maxSnapshotAgeMs }, limit }: Limit): Note {
  const note = (code: string, params: Note['params'] = {}): Note => ({
    code: `redeem.limitedBy.${code}`,
    amount: limit.points,
    params,
  });
  switch (limit.id) {
    case 'blocked':
      if (member.customer.blocked) return note('blocked');
      return member.customer.debt > 0 ? note('debt', { points: member.customer.debt }) : note('noConsent');
    case 'minPurchase': {
      const sum = rule.minPurchase ?? 0;
      return note('minPurchase', { sum, rest: sum - takers.basis });
    }
    case 'discounted':
    case 'totalShare':
      return note(limit.id);
    case 'offlineStale':
      return note('offlineStale', { hours: mulDiv(maxSnapshotAgeMs, 1, 3_600_000, 'floor'), points: limit.points });
    case 'lines':
      return note(isWhole(draft, takers) ? 'wholeReceipt' : 'lines');
    case 'receiptPercent':
      return note('receiptPercent', { percent: rule.receiptBp });
    case 'minMoney':
      return note('minMoney', { sum: rule.minMoney ?? 0 });
    case 'balance':
    case 'perDay':
    case 'perMonth':
    case 'offlineReceipt':
    case 'offlineCard':
    case 'offlineTill':
    case 'perReceipt':
      return note(limit.id, { points: limit.points });
  }
}

/** Do points pay for all of the receipt but what must remain of each unit? */
function isWhole(draft: Draft, { lines, caps }: Takers): boolean {
  return (
    lines.length === draft.lines.length && lines.every((line, k) => caps[k] === draft.left[line]! - draft.floor[line]!)
  );
}

const OFFLINE: readonly RedemptionBound[] = ['offlineStale', 'offlineReceipt', 'offlineCard', 'offlineTill'];
/** Bounds that more goods in the basket would raise. */
const BY_BASKET: readonly RedemptionBound[] = ['minPurchase', 'lines', 'receiptPercent', 'minMoney'];

/** What could be redeemed if the bounds named were not there. */
function maxWithout({ bounds, step }: Limit, absent: readonly RedemptionBound[]): number {
  const others = tightest(bounds.filter(({ id }) => !absent.includes(id))).points;
  return Number.isFinite(others) ? mulDiv(others, 1, step, 'floor') * step : 0;
}

type Lift = (facts: Limit) => Note | null;

const online: Lift = (facts) => {
  const points = maxWithout(facts, OFFLINE);
  return points > facts.max ? { code: 'redeem.lift.online', amount: points, params: { points } } : null;
};

/** More goods that take points raise every bound of the basket, until the account or a cap on points binds. */
const moreGoods: Lift = (facts) => {
  const { draft, takers } = facts;
  const { rule, pointValue } = facts.prepared;
  const points = maxWithout(facts, BY_BASKET);
  if (points <= facts.max || rule.receiptBp === 0) return null;
  const money = mulDiv(points, pointValue, 100, 'ceil');
  const sum = Math.max(
    mulDiv(money, 10_000, rule.receiptBp, 'ceil') - takers.basis,
    money - sumAll(takers.caps),
    money + (rule.minMoney ?? 0) - sumAll(draft.left),
    (rule.minPurchase ?? 0) - takers.basis,
  );
  return { code: 'redeem.lift.moreGoods', amount: sum, params: { points, sum } };
};

const fromDate = (at: Instant, date: string): Note => ({ code: 'redeem.lift.later', amount: at, params: { date } });

const LIFTS: Partial<Record<RedemptionBound, Lift>> = {
  balance: ({ member: { balance }, draft }) => {
    if (balance.pendingNext === null) return null;
    const { amount, at } = balance.pendingNext;
    const { date } = zonedDay(at, draft.prepared.programme.zone);
    return { code: 'redeem.lift.pending', amount, params: { points: amount, date } };
  },
  perDay: ({ draft: { context } }) => {
    const tomorrow = zonedDay(context.now, context.storeZone).to;
    return fromDate(tomorrow, zonedDay(tomorrow, context.storeZone).date);
  },
  perMonth: ({ draft: { context } }) => {
    const next = nextMonthOf(context.now, context.storeZone);
    return fromDate(next.from, next.date);
  },
  offlineStale: online,
  offlineReceipt: online,
  offlineCard: online,
  offlineTill: online,
  lines: moreGoods,
  receiptPercent: moreGoods,
  minMoney: moreGoods,
  perReceipt: ({ prepared: { rule }, max, step }) => {
    const points = Math.min(rule.perReceipt ?? Infinity, rule.perReceiptBy?.token ?? Infinity);
    if (points === Infinity) return { code: 'redeem.lift.tokenFree', amount: null, params: {} };
    const most = mulDiv(points, 1, step, 'floor') * step;
    return most > max ? { code: 'redeem.lift.token', amount: most, params: { points: most } } : null;
  },
};
