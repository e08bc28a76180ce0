/** Every mechanic of the product. Adding one touches its file, this list and its tests. */
import type { Mechanic } from './mechanic.ts';
import { accrualCaps } from './accrual-caps.ts';
import { accrualMultiplier } from './accrual-multiplier.ts';
import { benefit } from './benefit.ts';
import { bundlePrice } from './bundle-price.ts';
import { couponIssue } from './coupon-issue.ts';
import { eventAccrual } from './event-accrual.ts';
import { fixedAccrual } from './fixed-accrual.ts';
import { fixedPriceDiscount } from './fixed-price-discount.ts';
import { giftLine } from './gift-line.ts';
import { itemAmountDiscount } from './item-amount-discount.ts';
import { itemPercentDiscount } from './item-percent-discount.ts';
import { membershipSale } from './membership-sale.ts';
import { percentAccrual } from './percent-accrual.ts';
import { pointsPrice } from './points-price.ts';
import { pointsVoucher } from './points-voucher.ts';
import { quest } from './quest.ts';
import { receiptAmountDiscount } from './receipt-amount-discount.ts';
import { receiptPercentDiscount } from './receipt-percent-discount.ts';
import { receiptRounding } from './receipt-rounding.ts';
import { redemption } from './redemption/redemption.ts';
import { referral } from './referral.ts';
import { scaleAccrual } from './scale-accrual.ts';
import { scaleDiscount } from './scale-discount.ts';
import { setDiscount } from './set-discount.ts';
import { setPrice } from './set-price.ts';
import { stampReward } from './stamp-reward.ts';
import { stamps } from './stamps.ts';
import { stepAccrual } from './step-accrual.ts';

export const MECHANICS = [
  setPrice,
  itemPercentDiscount,
  itemAmountDiscount,
  fixedPriceDiscount,
  setDiscount,
  bundlePrice,
  giftLine,
  stampReward,
  pointsPrice,
  receiptPercentDiscount,
  receiptAmountDiscount,
  scaleDiscount,
  receiptRounding,
  redemption,
  accrualMultiplier,
  percentAccrual,
  stepAccrual,
  scaleAccrual,
  fixedAccrual,
  quest,
  accrualCaps,
  stamps,
  couponIssue,
  pointsVoucher,
  membershipSale,
  referral,
  benefit,
  eventAccrual,
] as const;

/** The list as the engine uses it: no part of it knows one mechanic from another. */
export const PRODUCT: readonly Mechanic[] = MECHANICS as unknown as readonly Mechanic[];

/** The mechanic of a rule that passed the schema of that list. */
export const mechanicOf = ({ kind }: { kind: string }, mechanics = PRODUCT): Mechanic =>
  mechanics.find((mechanic) => mechanic.kind === kind)!;
