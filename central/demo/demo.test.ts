import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoProgramme, deriveBalance, prepareProgramme, quantity, quote } from '../../loyalty/index.ts';
import type { Basket } from '../../loyalty/index.ts';
import { goodsRecord } from '../../contract/sync/records.ts';
import { openDatabase } from '../db/open.ts';
import type { Database } from '../db/sql.ts';
import { audit } from '../ledger/audit.ts';
import { loadMembers } from '../ledger/load-members.ts';
import { recordOf } from '../ledger/member.ts';
import { openFirst } from '../open-first.ts';
import { sha256 } from '../programmes/shelf.ts';
import { NOON } from '../testing/shop.ts';
import { ean13, scaleLabel } from './ean13.ts';
import { DEMO_CODES } from '../../contract/demo-codes.ts';
import { ANNA, DEMO_STORE, KNOWN_GOODS } from './known.ts';
import { makeCustomers } from './make-customers.ts';
import { makeGoods } from './make-goods.ts';
import { DEMO_CUSTOMERS } from './open-demo-shop.ts';
import { createRandom } from './random.ts';

const isEan13 = (code: string): boolean => /^\d{13}$/.test(code) && ean13(code.slice(0, 12)) === code;
const goods = makeGoods(createRandom(1));
const customers = makeCustomers(createRandom(1), DEMO_CUSTOMERS, NOON);
const distinct = (values: readonly unknown[]): number => new Set(values).size;

describe('the assortment of the demo shop', () => {
  it('has at least 2 000 articles in a dozen categories, no two alike', () => {
    expect(goods.length).toBeGreaterThanOrEqual(2_000);
    expect(distinct(goods.map(({ categories }) => categories[0]))).toBeGreaterThanOrEqual(12);
    expect(distinct(goods.map(({ name }) => name))).toBe(goods.length);
    expect(distinct(goods.map(({ sku }) => sku))).toBe(goods.length);
  });

  it('gives every piece a barcode of 460 to 469 with its check digit, every weighed article a PLU', () => {
    const codes = goods.filter(({ soldBy }) => soldBy === 'piece').map(({ codes: [code] }) => code ?? '');
    expect(codes.filter((code) => !isEan13(code) || !/^46\d/.test(code))).toEqual([]);
    expect(distinct(codes)).toBe(codes.length);
    const plus = goods.filter(({ soldBy }) => soldBy === 'weight').map(({ plu }) => plu);
    expect(plus.filter((plu) => plu === null || !/^\d{5}$/.test(plu))).toEqual([]);
    expect(distinct(plus)).toBe(plus.length);
    expect(plus.length).toBeGreaterThan(60);
  });

  it('holds to the contract and to regulated prices', () => {
    for (const article of goods) goodsRecord.parse(article);
    const regulated = goods.filter(({ tags }) => tags.includes('alcohol') || tags.includes('tobacco'));
    expect(regulated.length).toBeGreaterThan(50);
    expect(
      regulated.filter(({ minUnitPrice, unitPrice }) => minUnitPrice === null || minUnitPrice > unitPrice),
    ).toEqual([]);
  });

  it('sells W48 as the reference has it: to pay 1538.61, 327.00 points redeemed, 38.00 earned', () => {
    const { milk, cheese, coffee, wine } = KNOWN_GOODS;
    const line = (article: typeof milk, lineNo: number, thousandths: number): Basket['lines'][number] => ({
      lineNo,
      ...article,
      minUnitPrice: article.minUnitPrice ?? undefined,
      quantity: quantity(thousandths),
      priceKind: 'regular',
    });
    const anna = customers[0];
    if (anna === undefined) throw new Error('no Anna');
    const never = { period: '1970-01-01', earned: 0, redeemed: 0, redemptions: 0 } as never;
    const snapshot = {
      ...anna,
      id: 'anna',
      identifiedBy: 'card',
      blocked: false,
      held: 0,
      debt: 0,
      day: never,
      month: never,
    };
    const answer = quote(
      prepareProgramme(demoProgramme, sha256),
      {
        lines: [line(milk, 1, 2000), line(cheese, 2, 437), line(coffee, 3, 1000), line(wine, 4, 1000)],
        redeem: { kind: 'max' },
      },
      { ...snapshot, asOf: NOON } as never,
      { now: NOON, storeZone: DEMO_STORE.zone, offline: null },
    );
    expect([answer.totals.toPay, answer.redemption.redeemed, answer.accrual.total]).toEqual([1538_61, 327_00, 38_00]);
  });

  it('labels 0.437 kg of the cheese as the scales do', () => {
    expect(scaleLabel(KNOWN_GOODS.cheese.plu ?? '', 437)).toBe(DEMO_CODES.cheeseLabel);
    expect(isEan13(DEMO_CODES.unknownCard)).toBe(true);
  });
});

describe('the members of the demo shop', () => {
  it('are at least 10 000, each with their own phone and card of prefix 29', () => {
    expect(customers.length).toBeGreaterThanOrEqual(10_000);
    expect(distinct(customers.map(({ phone }) => phone))).toBe(customers.length);
    const cards = customers.map(({ cards: [card] }) => card?.number ?? '');
    expect(cards.filter((card) => !isEan13(card) || !card.startsWith('29'))).toEqual([]);
    expect(distinct([...cards, DEMO_CODES.unknownCard])).toBe(customers.length + 1);
  });

  it('are of every tier, with points at hand, to come and soon to lapse', () => {
    expect(new Set(customers.map(({ tierId }) => tierId))).toEqual(new Set(['base', 'silver', 'gold']));
    const balances = customers.map(({ lots }) =>
      deriveBalance({ lots, held: 0 as never, debt: 0 as never }, NOON, {
        zone: DEMO_STORE.zone,
        expiryWarningDays: 30,
      }),
    );
    expect(balances.filter(({ pending }) => pending > 0).length).toBeGreaterThan(1_000);
    expect(balances.filter(({ expiringNext }) => expiringNext !== null).length).toBeGreaterThan(1_000);
  });

  it('make the same shop from the same seed', () => {
    expect(makeGoods(createRandom(1))).toEqual(goods);
    expect(makeCustomers(createRandom(1), 50, NOON)).toEqual(customers.slice(0, 50));
  });
});

describe('opening the demo shop', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase({}, () => undefined);
    await openFirst(database, { now: NOON, demo: true, pinKey: 'test' });
  });
  afterAll(() => database.close());

  it('balances its books', async () => {
    expect(await audit(database)).toEqual([]);
  });

  it('happens once', async () => {
    const count = 'SELECT (SELECT count(*) FROM customer) AS customers, (SELECT count(*) FROM goods) AS goods';
    const before = await database.query(count);
    await openFirst(database, { now: NOON, demo: true, pinKey: 'test' });
    expect(await database.query(count)).toEqual(before);
    expect(before).toMatchObject([{ customers: DEMO_CUSTOMERS }]);
  });

  it('knows Anna: card 0412, 450.75 at hand, 120.00 from the third day, 200.00 to lapse after the eighth', async () => {
    const [row] = await database.query<{ customer_id: string }>('SELECT customer_id FROM card WHERE number = $1', [
      ANNA.card,
    ]);
    const member = (await loadMembers(database, [row?.customer_id ?? ''])).get(ANNA.customerId);
    if (member === undefined) throw new Error('no Anna');
    const record = recordOf(member, NOON);
    expect(record).toMatchObject({ tierId: 'silver', qualifyingSpend: 50_000_00 - 8_240_00 });
    const terms = { zone: DEMO_STORE.zone, expiryWarningDays: 30 };
    expect(deriveBalance(record, NOON, terms)).toMatchObject({
      available: 450_75,
      pendingNext: { amount: 120_00, at: Date.parse('2026-11-25T00:00:00+03:00') },
      expiringNext: { amount: 200_00, lastDay: '2026-11-30' },
    });
  });
});
