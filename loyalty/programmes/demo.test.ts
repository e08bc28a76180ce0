/** The figures of the mockups and of W48, computed by the demo shop's programme. */
import { describe, expect, it } from 'vitest';
import { kopecks, points } from '../money/units.ts';
import { prepareProgramme } from '../programme/prepare.ts';
import { parseProgramme } from '../document/parse-programme.ts';
import { explain } from '../quote/explain.ts';
import { quote } from '../quote/quote.ts';
import type { BasketLine, CustomerSnapshot, OfflineState, RedeemRequest } from '../quote/types.ts';
import { lastSpendableDay } from '../time/lot-dates.ts';
import { startOfDate } from '../time/zoned-day.ts';
import { basket, discountsOf, goods, member, MOSCOW, NOON } from '../testing/shop.ts';
import { demoProgramme } from './demo.ts';

const prepared = prepareProgramme(demoProgramme, () => 'hash');

const milk = goods(89_90, { quantity: 2000, categories: ['dairy'] });
const cheese = goods(899_00, { quantity: 437, soldBy: 'weight', categories: ['dairy'] });
const coffee = goods(649_00, { categories: ['coffee'] });
const bread = goods(54_90);
const eggs = goods(109_90);
const wine = goods(799_00, { tags: ['alcohol'] });
const bag = goods(8_90);
const MOCKUP = [milk, cheese, coffee, bread, eggs, wine, bag];

const silver = (balance: number, given: Partial<CustomerSnapshot> = {}) =>
  member(balance, { tierId: 'silver', qualifyingSpend: kopecks(41_760_00), identifiedBy: 'card', ...given });

function sell(
  lines: readonly BasketLine[],
  kind: 'none' | 'max',
  customer: CustomerSnapshot | null,
  offline: OfflineState | null = null,
) {
  const redeem: RedeemRequest = { kind };
  return quote(prepared, basket(lines, redeem), customer, { now: NOON, storeZone: MOSCOW, offline });
}

describe('the demo programme', () => {
  it('is a valid document', () => {
    expect(parseProgramme(JSON.parse(JSON.stringify(demoProgramme)))).toMatchObject({
      ok: true,
      programme: demoProgramme,
    });
  });

  it('sells the receipt of the reference', () => {
    const whole = sell([milk, cheese, coffee, wine], 'max', silver(450_75));
    expect(whole.lines.map(({ gross }) => gross)).toEqual([179_80, 392_86, 649_00, 799_00]);
    expect(discountsOf(whole)).toEqual([5_39, 11_79, 97_35 + 16_55, 23_97]);
    expect(whole.redemption).toMatchObject({ max: 327_00, redeemed: 327_00, limitedBy: 'receiptPercent' });
    expect(whole.lines.map(({ redeemedMoney }) => redeemedMoney)).toEqual([52_30, 114_26, 160_44, 0]);
    expect(whole.lines.map(({ net }) => net)).toEqual([122_11, 266_81, 374_66, 775_03]);
    expect(whole.totals).toEqual({ gross: 2020_66, discounts: 155_05, redeemedMoney: 327_00, toPay: 1538_61 });
    expect(whole.lines.map(({ accrued }) => accrued)).toEqual([6_08, 13_28, 18_64, 0]);
    expect(whole.accrual.total).toBe(38_00);
  });

  it('mockup 01: 2 194.36 less 160.26 is 2 034.10, 377 may be redeemed, 62 are earned', () => {
    const shown = sell(MOCKUP, 'none', silver(450_75));
    expect(shown.totals).toEqual({ gross: 2194_36, discounts: 160_26, redeemedMoney: 0, toPay: 2034_10 });
    expect(shown.redemption).toMatchObject({ max: 377_00, redeemed: 0, limitedBy: 'receiptPercent' });
    expect(shown.accrual.total).toBe(62_00);
    expect(shown.tier?.next).toMatchObject({ id: 'gold', missing: 8240_00 });
  });

  it('mockups 04 and 05: with 377 redeemed 1 657.10 are paid and 44 earned, active from 6 December', () => {
    const paid = sell(MOCKUP, 'max', silver(450_75));
    expect(paid.totals.toPay).toBe(1657_10);
    expect(paid.accrual).toMatchObject({ total: 44_00, activatesAt: startOfDate('2026-12-06', MOSCOW) });
    expect(lastSpendableDay(paid.accrual.expiresAt!, MOSCOW)).toBe('2027-12-06');
    expect(paid.lines.slice(0, 2).map(({ printed }) => printed.map(({ price, sum }) => [price, sum]))).toEqual([
      [
        [61_09, 61_09],
        [61_10, 61_10],
      ],
      [[610_92, 266_97]],
    ]);
  });

  it('mockup 06: nobody attached pays 2 097.01; a new member would earn 64', () => {
    expect(sell(MOCKUP, 'none', null).totals.toPay).toBe(2097_01);
    const joined = sell(MOCKUP, 'none', member(0));
    expect([joined.totals.toPay, joined.accrual.total]).toEqual([2097_01, 64_00]);
  });

  it('mockup 03: offline at most 300 points, where online it would be 327', () => {
    const quota = {
      receiptLeft: points(300_00),
      cardLeft: points(1000_00),
      tillLeft: points(20_000_00),
      snapshotAgeMs: 0,
    };
    const cut = sell([milk, cheese, coffee, wine], 'max', silver(812_00), quota);
    expect(cut.redemption).toMatchObject({ redeemed: 300_00, limitedBy: 'offlineReceipt' });
    expect(cut.totals.toPay).toBe(1565_61);
    expect(cut.accrual.total).toBe(39_00);
    expect(
      cut.explanations.filter(({ code }) => /limitedBy|lift/.test(code)).map((entry) => explain(entry, 'ru')),
    ).toEqual(['Без связи можно не больше 300\u00a0баллов', 'Со связью было бы 327\u00a0баллов']);
  });

  it('explains the sale of mockup 01 as the panel shows it', () => {
    const { explanations } = sell(MOCKUP, 'none', silver(450_75));
    expect(explanations.map((entry) => explain(entry, 'ru').replaceAll('\u00a0', ' '))).toEqual([
      'Кофе: 15 % на товар',
      'Уровень: 3 % от чека',
      'Не больше 30 % от чека',
      'Ещё товаров на 240,93 ₽ после скидок, и можно списать 450 баллов',
      'Начисление: 5 % от оплаченного деньгами, 62 балла',
    ]);
  });
});
