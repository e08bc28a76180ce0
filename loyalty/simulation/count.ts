/** Receipts, returns and lapses as they enter the sums. */
import type { Instant } from '../money/units.ts';
import type { PreparedProgramme } from '../programme/prepare.ts';
import type { Quote } from '../quote/types.ts';
import { pointsOf } from '../returns/sold-receipt.ts';
import { zonedDay } from '../time/zoned-day.ts';
import type { SimulatedSale } from './events.ts';
import { listPriceOf } from './sales-of.ts';
import type { Lapse, Taken } from './member-account.ts';
import { turnedInto } from './member-account.ts';
import { addSales, monthOf } from './tally.ts';
import type { MonthFigures, RuleFigures, Sales, Tally } from './tally.ts';

const monthAt = (tally: Tally, { programme }: PreparedProgramme, at: Instant): MonthFigures =>
  monthOf(tally, zonedDay(at, programme.zone).month);

export function countSale(
  tally: Tally,
  programme: PreparedProgramme,
  { answer, sold, sales }: { answer: Quote; sold: SimulatedSale; sales: Sales },
): void {
  const month = monthAt(tally, programme, answer.now);
  addSales(tally.all, sales);
  addSales(month, sales);
  countRules(tally, programme, answer, sold);
  if (sold.memberId === null) return;
  addSales(tally.members, sales);
  const issued = answer.accrual.total;
  const redeemed = pointsOf(answer) + turnedInto(answer.changes).reduce((sum, { amount }) => sum + amount, 0);
  for (const flow of [tally.points, month]) {
    flow.issued += issued;
    flow.redeemed += redeemed;
  }
  if (answer.redemption.max > 0) tally.redeemable += 1;
  if (answer.redemption.redeemed > 0) tally.redeeming += 1;
  const tier = answer.tier === null ? undefined : tally.tiers[answer.tier.id];
  if (tier === undefined) return;
  addSales(tier, sales);
  tier.issued += issued;
}

function countRules(tally: Tally, { programme }: PreparedProgramme, answer: Quote, sold: SimulatedSale): void {
  const touched = new Set<RuleFigures>();
  const rule = (id: string): RuleFigures => {
    const figures = tally.rules[id]!;
    touched.add(figures);
    return figures;
  };
  answer.lines.forEach(({ discounts, unitPrice, gross }, at) => {
    for (const { ruleId, amount } of discounts) rule(ruleId).discounts += amount;
    const line = sold.lines[at]!;
    if (unitPrice < line.unitPrice) rule(pricedBy(answer, unitPrice)).discounts += listPriceOf(line) - gross;
  });
  for (const { ruleId, amount } of answer.accrual.rules) rule(ruleId).issued += amount;
  for (const { ruleId, count } of answer.benefits) rule(ruleId).benefits += count;
  for (const { ruleId, before, after, rewards } of answer.progress) if (after !== before || rewards > 0) rule(ruleId);
  if (answer.redemption.redeemed > 0) {
    const figures = rule(programme.mechanics.find(({ kind }) => kind === 'redemption')!.id);
    figures.redeemedMoney += answer.redemption.money;
    figures.spent += answer.redemption.redeemed;
  }
  for (const change of answer.changes) {
    if (change.kind === 'pointsSpent') rule(change.ruleId).spent += change.amount;
    // Another rule brings the coupon; this one gives something when it is used.
    if (change.kind === 'couponIssued') tally.rules[change.ruleId]!.coupons += 1;
    if (change.kind === 'pointsTo' || change.kind === 'membership') rule(change.ruleId);
  }
  for (const figures of touched) figures.receipts += 1;
}

/** The lowest of the prices that were set stays, so it is the last one said. */
function pricedBy({ explanations }: Quote, unitPrice: number): string {
  const said = explanations.filter(({ code }) => code === 'price.set');
  return (said.find(({ amount }) => amount === unitPrice) ?? said.at(-1))!.ruleId!;
}

export function countReturn(
  tally: Tally,
  programme: PreparedProgramme,
  { sales, at, taken, hasMember }: { sales: Sales; at: Instant; taken: Taken; hasMember: boolean },
): void {
  const month = monthAt(tally, programme, at);
  tally.returns += 1;
  addSales(tally.all, sales);
  addSales(month, sales);
  if (!hasMember) return;
  addSales(tally.members, sales);
  for (const flow of [tally.points, month]) {
    flow.givenBack += taken.givenBack;
    flow.takenBack += taken.takenBack;
  }
}

/** Points that a receipt brings to somebody else. */
export function countGift(
  tally: Tally,
  programme: PreparedProgramme,
  { ruleId, amount, at }: { ruleId: string; amount: number; at: Instant },
): void {
  for (const flow of [tally.points, monthAt(tally, programme, at), tally.rules[ruleId]!]) flow.issued += amount;
}

export function countLapse(tally: Tally, programme: PreparedProgramme, { amount, at }: Lapse): void {
  tally.points.lapsed += amount;
  monthAt(tally, programme, at).lapsed += amount;
}
