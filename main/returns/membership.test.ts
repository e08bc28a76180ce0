/** A paid membership sold at the till and given back inside its term. Source: loyalty-domain section 13. */
import { expect, it } from 'vitest';
import type { SaleReturned } from '../../contract/sync/operations.ts';
import { goodsRecord } from '../../contract/sync/records.ts';
import type { ReturnView } from '../../contract/till/views.ts';
import { demoProgramme, zonedDay } from '../../loyalty/index.ts';
import { AFTERNOON, CODES, FEED, openBench, programmeChange } from '../checkout/fixtures/till-bench.ts';
import { makeReturn } from '../cli/make-return.ts';
import type { RunningTill } from '../start-till.ts';
import type { Bench } from '../checkout/fixtures/till-bench.ts';
import { pageBody } from '../store/fixtures.ts';

const PASS = '4600000000053';
const DAY_MS = 86_400_000;

const club = {
  ...{ kind: 'membership-sale', id: 'month', name: { ru: 'Клуб на месяц', en: 'A month of the club' } },
  ...{ goods: { skus: ['pass'] }, membership: 'club', months: 1, priority: 500 },
};
const pass = goodsRecord.parse({
  ...{ sku: 'pass', name: 'Клуб на месяц', codes: [PASS], plu: null, categories: [], tags: [] },
  ...{ unitPrice: 300_00, minUnitPrice: null, vatRate: 'vat22', soldBy: 'piece', marked: false },
});

function watchReturn({ till, screen }: Bench) {
  let returning: ReturnView | null = null;
  till.subscribe((event) => {
    if (event.type === 'return') returning = event.returning;
  });
  return {
    get returning() {
      return returning;
    },
    get sale() {
      return screen.sale;
    },
  };
}

/** 22 November to 22 December, 30 days. */
async function sold(...goods: string[]) {
  const bench = await openBench();
  const programme = { ...demoProgramme, version: 2, mechanics: [club] } as unknown as typeof demoProgramme;
  const row = { rev: 21, key: 'pass', v: 1, entity: 'goods', op: 'put', data: pass } as const;
  const body = pageBody([programmeChange(20, programme), row], 21);
  await bench.stores.directory.applyPage({ feed: FEED, body, at: AFTERNOON, pauseMs: 0 });
  bench.scan(CODES.card, PASS, ...goods);
  await bench.till.sale.pay({ cash: 2000_00, card: 0 } as never);
  bench.till.sale.next();
  const screen = watchReturn(bench);
  const begin = (days: number) => {
    bench.clock.pass(days * DAY_MS);
    bench.till.returns.find('1');
    bench.till.returns.takeAll();
  };
  const memberships = () => {
    bench.scan(CODES.card);
    return bench.screen.sale.customer?.memberships;
  };
  const returned = () => bench.register.receipts.at(-1);
  return { ...bench, screen, begin, memberships, returned };
}

it('is offered for its unused days beside its price, and ends with the return', async () => {
  const bench = await sold(CODES.milk);
  expect(bench.memberships()).toEqual([{ name: 'Клуб на месяц', lastDay: '2026-12-22' }]);
  bench.till.sale.cancel();
  bench.begin(10);
  expect(bench.screen.returning).toMatchObject({
    membership: { gives: 'unusedDays', unusedDays: 190_00, price: 300_00 },
    money: { total: 279_90 },
  });
  await bench.till.returns.refund();
  expect(bench.returned()).toMatchObject({ operation: 'saleReturn', payments: { cash: 279_90 } });
  expect(bench.returned()?.lines.map(({ name, price, sum }) => [name, price, sum])).toEqual([
    ['Клуб на месяц', 190_00, 190_00],
    ['Молоко 3,2 %, 930 мл', 89_90, 89_90],
  ]);
  bench.till.sale.next();
  expect(bench.memberships()).toEqual([]);
  const { operation } = bench.stores.outbox.find(bench.stores.outbox.lastSeq())!;
  const { instant: at, unusedAt, claim } = JSON.parse(operation.payload) as SaleReturned;
  expect([zonedDay(unusedAt!, 'Europe/Moscow').date, at >= unusedAt!, claim.money]).toEqual([
    '2026-12-02',
    true,
    279_90,
  ]);
});

it('is worth its price where the shop decides so, and back again', async () => {
  const bench = await sold();
  bench.begin(10);
  bench.till.returns.setMembership('price');
  expect(bench.screen.returning).toMatchObject({ membership: { gives: 'price' }, money: { total: 300_00 } });
  bench.till.returns.setMembership('unusedDays');
  expect(bench.screen.returning?.money.total).toBe(190_00);
  bench.till.returns.setMembership('price');
  await bench.till.returns.refund();
  expect(bench.returned()?.payments).toMatchObject({ cash: 300_00 });
  bench.till.sale.next();
  expect(bench.memberships()).toEqual([]);
});

it.each([
  ['unusedDays', 190_00],
  ['price', 300_00],
] as const)('gives %s where the command line says so: %i', async (membershipGives, cash) => {
  const { till, stores, centre, clock, returned } = await sold();
  clock.pass(10 * DAY_MS);
  const running = { till, stores, sync: centre } as unknown as RunningTill;
  const { quote } = await makeReturn(running, { receipt: '1', lines: [], membershipGives });
  expect([quote.money, returned()?.payments.cash]).toEqual([cash, cash]);
});

it('pays what the screen has said although midnight has passed meanwhile', async () => {
  const bench = await sold();
  bench.begin(10);
  bench.clock.pass(DAY_MS);
  await bench.till.returns.refund();
  expect(bench.returned()?.payments).toMatchObject({ cash: 190_00 });
});

it('is not given back for nothing once its days are used, but for its price', async () => {
  const bench = await sold();
  bench.begin(31);
  expect(bench.screen.returning?.membership).toMatchObject({ unusedDays: 0, price: 300_00 });
  await expect(bench.till.returns.refund()).rejects.toMatchObject({ code: 'RETURN_NOTHING' });
  bench.till.returns.setMembership('price');
  await bench.till.returns.refund();
  expect(bench.returned()?.payments).toMatchObject({ cash: 300_00 });
});

it('says nothing of memberships where none is chosen', async () => {
  const bench = await sold(CODES.milk);
  bench.till.returns.find('1');
  bench.till.returns.setQuantity(2, 1000);
  expect(bench.screen.returning).toMatchObject({ membership: null, money: { total: 89_90 } });
});
