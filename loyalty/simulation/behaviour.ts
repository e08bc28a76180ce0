/** How customers use what they have: the one thing receipts do not tell. Stated in the report. */
import type { PreparedProgramme } from '../programme/prepare.ts';
import type { Basket, ChosenReward, Coupon, EnteredCode, RedeemRequest } from '../quote/types.ts';
import type { SimulatedSale } from './events.ts';

/**
 * `max`: all that a receipt allows, each coupon and each reward at once; `half`: the same, but half of the points a
 * receipt allows; `never`: nothing is ever used, the other end of the range.
 */
export const REDEEM_MODELS = ['max', 'half', 'never'] as const;
export type RedeemModel = (typeof REDEEM_MODELS)[number];

const EVERY_ONE = 1_000;

/** The rewards of a programme that wait to be asked for. */
export const rewardsOf = ({ programme }: PreparedProgramme): ChosenReward[] =>
  programme.mechanics
    .filter(({ kind }) => kind === 'stamp-reward' || kind === 'points-price')
    .map(({ id }) => ({ ruleId: id, count: EVERY_ONE }));

/** @param coupons of the member, alive */
export function basketOf(
  { lines, tenders, codes }: SimulatedSale,
  model: RedeemModel,
  rewards: readonly ChosenReward[],
  coupons: readonly Coupon[],
): Basket {
  const own: EnteredCode[] = model === 'never' ? [] : coupons.map((coupon) => ({ code: coupon.code, coupon }));
  const entered = [...codes.map((code): EnteredCode => ({ code })), ...own];
  return {
    lines,
    redeem: redeemOf(model),
    tenders,
    ...(entered.length > 0 && { codes: entered }),
    ...(model !== 'never' && rewards.length > 0 && { rewards }),
  };
}

const redeemOf = (model: RedeemModel): RedeemRequest => (model === 'never' ? { kind: 'none' } : { kind: 'max' });
