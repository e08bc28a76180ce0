/** Who the customer is: from the copy at once, from the centre quietly, or not known here at all. */
import { describe, expect, it } from 'vitest';
import { instant, points } from '../../loyalty/index.ts';
import type { StoredCustomer } from '../store/types.ts';
import { AFTERNOON, ANNA, CODES, openBench, scanW48, settled } from './fixtures/till-bench.ts';

const UNKNOWN_CARD = '2900000000995';

function fromCentre(changed: Partial<typeof ANNA> = {}): StoredCustomer {
  const { name, phone, email, birthday, ...record } = { ...ANNA, ...changed };
  return {
    customerId: record.customerId,
    rev: 20,
    asOf: AFTERNOON,
    record,
    personal: () => ({ name, phone, email, birthday }),
  };
}

const lotsOf = (amount: number): typeof ANNA.lots => [
  { id: 'opening', amount: points(amount), activatesAt: instant(0), expiresAt: null },
];

describe('a customer of the copy', () => {
  it('is shown at once with the age of the balance, and as vouched for when the centre answers', async () => {
    const bench = await openBench();
    bench.centre.known = () => fromCentre({ lots: lotsOf(500_00) });
    bench.scan(CODES.card);
    expect(bench.screen.sale.customer).toMatchObject({ available: 450_75, asOf: AFTERNOON });
    await settled();
    expect(bench.screen.sale.customer).toMatchObject({ available: 500_00, asOf: null });
  });

  it('keeps what is shown when the centre does not answer', async () => {
    const bench = await openBench();
    bench.scan(CODES.card);
    await settled();
    expect(bench.screen.sale.customer).toMatchObject({ available: 450_75, asOf: AFTERNOON });
  });

  it('shows the fresh balance of a slow centre as well', async () => {
    const bench = await openBench();
    Object.assign(bench.centre, { answersAfterMs: 2_000, known: () => fromCentre({ lots: lotsOf(500_00) }) });
    bench.scan(CODES.card);
    await settled();
    expect(bench.screen.sale.customer).toMatchObject({ available: 500_00, asOf: null });
  });

  it('says it when a fresh balance of 50 cuts a redemption of 327', async () => {
    const bench = await openBench();
    bench.centre.known = () => fromCentre({ lots: lotsOf(50_00) });
    scanW48(bench);
    bench.till.sale.redeem({ kind: 'max' });
    await settled();
    expect(bench.screen.sale.redemption).toMatchObject({ max: 50_00, redeemed: 50_00 });
    expect(bench.screen.signals.at(-1)?.message).toEqual({
      kind: 'info',
      key: 'redeem.reduced',
      params: { points: '50\u00a0баллов' },
    });
  });

  it('is found by card, phone and the last four digits of it, with nothing more than that', async () => {
    const { till } = await openBench();
    const found = { customerId: 'anna', name: 'Анна К.', card: '0421', phone: '4567', tier: 'Серебро' };
    for (const query of [CODES.card, '+7 916 123-45-67', '4567']) expect(till.findCustomers(query)).toEqual([found]);
    expect(till.findCustomers('0000')).toEqual([]);
  });

  it('with a blocked card may buy and redeems nothing', async () => {
    const bench = await openBench();
    bench.centre.known = () => fromCentre({ cards: [{ number: CODES.card, state: 'blocked' }] });
    scanW48(bench);
    await settled();
    expect(bench.screen.sale.customer).toMatchObject({ blocked: true });
    expect(bench.screen.sale.redemption).toMatchObject({ max: 0, limitedBy: 'blocked' });
  });
});

describe('a card the copy does not hold', () => {
  it('sells on, says so, and earns at the centre', async () => {
    const bench = await openBench();
    bench.centre.setOnline(false);
    bench.scan(UNKNOWN_CARD, CODES.milk);
    expect(bench.screen.signals[0]).toEqual({
      sound: 'attention',
      message: { kind: 'info', key: 'cust.unknownCard', params: { card: '0995' } },
    });
    expect(bench.screen.sale).toMatchObject({ customer: null, unknownCard: '0995' });
    await bench.till.sale.pay({ cash: 89_90, card: 0 });
    const id = bench.screen.sale.done?.receiptId ?? '';
    expect(bench.stores.ledger.findReceipt(id as never)?.plan).toMatchObject({
      unknownCard: UNKNOWN_CARD,
      customer: null,
    });
    expect(bench.register.receipts[0]?.text).toEqual(['Карта                  •••• 0995', 'Баллы начислит центр']);
  });

  it('becomes its member when the centre knows it', async () => {
    const bench = await openBench();
    bench.centre.known = () => fromCentre({ customerId: 'boris', name: 'Борис Орлов' });
    bench.scan(UNKNOWN_CARD);
    expect(bench.screen.sale.customer).toBeNull();
    await settled();
    expect(bench.screen.sale.customer).toMatchObject({ name: 'Борис О.', card: '0995', asOf: null });
  });

  it('is dropped when the centre does not know it either', async () => {
    const bench = await openBench();
    bench.centre.known = () => null;
    bench.scan(UNKNOWN_CARD);
    await settled();
    expect(bench.screen.signals.at(-1)).toMatchObject({
      sound: 'refused',
      message: { error: { code: 'CUSTOMER_NOT_FOUND' } },
    });
    expect(() => bench.till.sale.detachCustomer()).toThrow('NO_CUSTOMER');
  });
});

describe('redeem', () => {
  it('follows the maximum down when the coffee leaves the basket, and never up again', async () => {
    const bench = await openBench();
    const { till, screen } = bench;
    scanW48(bench);
    till.sale.redeem({ kind: 'max' });
    till.sale.removeLine(3);
    expect(screen.sale.redemption).toMatchObject({ max: 166_00, redeemed: 166_00 });
    expect(screen.signals.at(-1)?.message).toMatchObject({ key: 'redeem.reduced' });
    till.sale.undoRemove();
    expect(screen.sale.redemption).toMatchObject({ max: 327_00, redeemed: 166_00 });
  });

  it('takes back, takes another sum, and refuses without a customer', async () => {
    const bench = await openBench();
    const { till, screen } = bench;
    bench.scan(CODES.milk);
    expect(() => till.sale.redeem({ kind: 'max' })).toThrow('NO_CUSTOMER');
    bench.scan(CODES.card, CODES.coffee);
    till.sale.redeem({ kind: 'points', points: points(50_00) });
    expect(screen.sale.totals.redeemedMoney).toBe(50_00);
    till.sale.redeem({ kind: 'none' });
    expect(screen.sale.totals.redeemedMoney).toBe(0);
  });

  it('is not possible on wine alone', async () => {
    const bench = await openBench();
    bench.scan(CODES.card, CODES.wine);
    expect(() => bench.till.sale.redeem({ kind: 'max' })).toThrow('REDEEM_NOT_POSSIBLE');
  });
});

describe('before the first download of a programme', () => {
  it('sells at list prices without points', async () => {
    const bench = await openBench({ withProgramme: false });
    bench.scan(CODES.card, CODES.coffee);
    expect(bench.screen.sale).toMatchObject({
      totals: { toPay: 649_00 },
      accrual: { total: 0 },
      redemption: { max: 0 },
    });
    await bench.till.sale.pay({ cash: 0, card: 649_00 });
    expect(bench.screen.sale.phase).toBe('done');
  });
});

it('leaves the next customer alone when the answer about a phone comes after its sale was cancelled', async () => {
  const bench = await openBench();
  let answer: (stored: StoredCustomer) => void = () => undefined;
  bench.centre.known = () => new Promise((resolve) => (answer = resolve));
  void bench.till.scanTyped('+7 910 000-04-12', null);
  bench.till.sale.cancel();
  bench.scan(CODES.milk);
  answer(fromCentre({ customerId: 'somebody', cards: [] }));
  await settled();
  expect(bench.screen.sale).toMatchObject({ phase: 'selling', customer: null });
});
