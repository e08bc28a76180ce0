import type { Say } from '../../words/say.ts';
import type { RedemptionRule } from './schema.ts';

/** How much of a receipt points may pay, in words. */
export function redemptionWords(rule: RedemptionRule, say: Say): string {
  const { pick, percent, money, ofPoints, points, count, labelled, goods } = say;
  const { perDay, perMonth } = rule;
  const period = (cap: typeof perDay, ru: string, en: string) => [
    ...(cap?.points === undefined
      ? []
      : [pick(`не больше ${ofPoints(cap.points)} ${ru}`, `at most ${ofPoints(cap.points)} ${en}`)]),
    ...(cap?.redemptions === undefined
      ? []
      : [
          pick(
            `не чаще ${count(cap.redemptions, 'ofTime')} ${ru}`,
            `at most ${count(cap.redemptions, 'ofTime')} ${en}`,
          ),
        ]),
  ];
  return [
    `${pick(`баллами можно оплатить до ${percent(rule.receiptBp)} покупки`, `points pay up to ${percent(rule.receiptBp)} of the purchase`)}${goods(rule.goods)}`,
    ...(rule.categoryCaps ?? []).map(
      ({ category, shareBp }) => `${labelled([category])} — ${pick('до', 'up to')} ${percent(shareBp)}`,
    ),
    ...(rule.minPurchase === undefined
      ? []
      : [pick(`покупка от ${money(rule.minPurchase)}`, `a purchase from ${money(rule.minPurchase)}`)]),
    ...(rule.minMoney === undefined || rule.minMoney === 0
      ? []
      : [pick(`деньгами не меньше ${money(rule.minMoney)}`, `at least ${money(rule.minMoney)} in money`)]),
    ...(rule.minPoints === undefined
      ? []
      : [pick(`не меньше ${ofPoints(rule.minPoints)} сразу`, `at least ${ofPoints(rule.minPoints)} at once`)]),
    ...(rule.step === undefined || rule.step <= 100
      ? []
      : [pick(`с шагом ${points(rule.step)}`, `in steps of ${points(rule.step)}`)]),
    ...(rule.perReceipt === undefined
      ? []
      : [pick(`не больше ${ofPoints(rule.perReceipt)} за чек`, `at most ${ofPoints(rule.perReceipt)} a receipt`)]),
    ...(rule.perReceiptBy?.phone === undefined
      ? []
      : [
          pick(
            `по номеру телефона не больше ${ofPoints(rule.perReceiptBy.phone)}`,
            `at most ${ofPoints(rule.perReceiptBy.phone)} by phone number`,
          ),
        ]),
    ...(rule.perReceiptBy?.card === undefined
      ? []
      : [
          pick(
            `по пластиковой карте не больше ${ofPoints(rule.perReceiptBy.card)}`,
            `at most ${ofPoints(rule.perReceiptBy.card)} by a plastic card`,
          ),
        ]),
    ...period(perDay, 'в день', 'a day'),
    ...period(perMonth, 'в месяц', 'a month'),
  ].join(', ');
}
