/** What the training shop's programme offers, as the screen shows it: what each would give, one key each. */
import { describe, expect, it } from 'vitest';
import { instant, trainingProgramme } from '../../../loyalty/index.ts';
import type { Coupon } from '../../../loyalty/index.ts';
import { memberRecord, pageBody, customerChange } from '../../store/fixtures.ts';
import { AFTERNOON, ANNA, CODES, FEED, openBench, programmeChange } from '../fixtures/till-bench.ts';
import type { Bench } from '../fixtures/till-bench.ts';

const COUPON: Coupon = {
  code: 'ANNA100',
  ruleId: 'coupon-100',
  ownerId: 'anna',
  from: instant(0),
  to: null,
  state: 'issued',
  usesLeft: 1,
  faceValue: null,
};

async function benchWith(given: object): Promise<Bench> {
  const bench = await openBench();
  const changes = [
    programmeChange(20, { ...trainingProgramme, version: 2 }),
    customerChange(21, memberRecord({ ...ANNA, ...given })),
  ];
  await bench.stores.directory.applyPage({ feed: FEED, body: pageBody(changes, 21), at: AFTERNOON, pauseMs: 0 });
  bench.scan(CODES.card, CODES.coffee);
  return bench;
}
const offerOf = (bench: Bench, id: string) => bench.screen.sale.offers.find((offer) => offer.id === id);

describe('a full stamp card', () => {
  const FULL = { counters: [{ key: 'stamps/coffee-stamps', value: 9 }] };

  it('offers its coffee with what it takes off, and gives it by one key and takes it back by the same', async () => {
    const bench = await benchWith(FULL);
    expect(offerOf(bench, 'reward:coffee-gift')).toMatchObject({ taken: 0, ready: 1, isOpen: true });
    await bench.till.sale.takeOffer('reward:coffee-gift');
    expect(bench.screen.sale.totals.toPay).toBe(1);
    await bench.till.sale.takeOffer('reward:coffee-gift');
    expect(bench.screen.sale.totals.toPay).toBe(535_10);
  });

  it('waits for its goods: it is said to be ready, and nothing is taken before they are there', async () => {
    const bench = await benchWith(FULL);
    bench.scan(CODES.milk);
    bench.till.sale.removeLine(1);
    expect(offerOf(bench, 'reward:coffee-gift')).toMatchObject({ taken: 0, ready: 1, isOpen: false });
    const taking = bench.till.sale.takeOffer('reward:coffee-gift');
    await expect(taking).rejects.toMatchObject({ code: 'OFFER_GIVES_NOTHING' });
    expect(bench.screen.sale.totals.toPay).toBeGreaterThan(0);
  });

  it('goes with the customer it belongs to', async () => {
    const bench = await benchWith(FULL);
    await bench.till.sale.takeOffer('reward:coffee-gift');
    bench.till.sale.detachCustomer();
    expect(bench.screen.sale).toMatchObject({ offers: [], totals: { toPay: 551_65 } });
  });
});

it('shows the stamps that stand and the one this coffee adds: 7 of 9', async () => {
  const bench = await benchWith({ counters: [{ key: 'stamps/coffee-stamps', value: 6 }] });
  expect(bench.screen.sale.progress).toMatchObject([{ kind: 'stamps', before: 6, after: 7, goal: 9, added: 1 }]);
  bench.till.sale.removeLine(1);
  expect(bench.screen.sale.progress).toMatchObject([{ before: 6, after: 6, added: 0 }]);
});

it('uses the member’s own coupon once the centre has set it aside', async () => {
  const bench = await benchWith({ coupons: [COUPON] });
  bench.centre.reserve = () => ({
    coupon: COUPON,
    isKnown: true,
    isReserved: true,
    until: instant(AFTERNOON + 900_000),
  });
  expect(offerOf(bench, 'coupon:ANNA100')).toMatchObject({ name: 'Купон на 100 ₽', money: 100_00, isOpen: true });
  await bench.till.sale.takeOffer('coupon:ANNA100');
  expect(bench.screen.sale.totals.toPay).toBe(435_10);
});

it('shows what the shop’s card would earn besides, and earns it once that way of payment is named', async () => {
  const bench = await benchWith({});
  expect(bench.screen.sale.accrual.total).toBe(26_00);
  expect(offerOf(bench, 'tender:own-card:own-card')).toMatchObject({ points: 27_00, isOpen: true, taken: 0 });
  await bench.till.sale.takeOffer('tender:own-card:own-card');
  expect(bench.screen.sale.accrual.total).toBe(53_00);
});

it('prints the coupon for next time with the code under which the centre files it', async () => {
  const bench = await benchWith({});
  bench.scan(CODES.coffee, CODES.coffee);
  await bench.till.sale.pay({ cash: 5000_00, card: 0 });
  const { done } = bench.screen.sale;
  expect(done?.coupons).toMatchObject([{ name: 'Купон на 100 ₽', faceValue: 100_00 }]);
  expect(done?.tape.join('\n')).toContain(done?.coupons[0]?.code);
});
