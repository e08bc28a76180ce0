/** Marked goods from the scan of their Data Matrix to the receipt and back. */
import { expect, it } from 'vitest';
import { CODES, markOf, openBench } from './fixtures/till-bench.ts';
import type { Bench } from './fixtures/till-bench.ts';

/** Each two seconds after the one before: none is the same reading again. */
let receivedAt = 0;
function read(bench: Bench, ...codes: string[]): void {
  for (const text of codes) {
    receivedAt += 2_000;
    bench.till.handleScan({ text, aim: null, source: 'hid', deviceId: 'unit', receivedAt });
  }
}

const lines = (bench: Bench) =>
  bench.screen.sale.lines.map(({ name, quantity, notes }) => [name, quantity, ...notes.map(({ text }) => text)]);
const lastError = (bench: Bench) => bench.screen.signals.at(-1)?.message;
const onReceipt = (bench: Bench) => bench.register.receipts.at(-1)?.lines.map(({ name, markCode }) => [name, markCode]);

const [WATER, A, B] = ['Вода питьевая, 0,5 л', markOf('A'), markOf('B')];

it('each bottle is a line with the code that names it, and goes so to the register', async () => {
  const bench = await openBench();
  read(bench, A, CODES.milk, B);
  expect(lines(bench)).toEqual([
    [WATER, 1000, 'с кодом маркировки'],
    ['Молоко 3,2 %, 930 мл', 1000],
    [WATER, 1000, 'с кодом маркировки'],
  ]);
  await bench.till.sale.pay({ cash: 500_00, card: 0 });
  expect(onReceipt(bench)).toEqual([
    [WATER, A],
    ['Молоко 3,2 %, 930 мл', null],
    [WATER, B],
  ]);
  expect(bench.stores.ledger.lastFiscalisedReceipt()?.plan.fiscal.lines.map(({ markCode }) => markCode)).toEqual([
    A,
    null,
    B,
  ]);
});

it('the bottle that is on the receipt is refused when it is scanned again', async () => {
  const bench = await openBench();
  read(bench, A, A);
  expect(bench.screen.sale.lines).toHaveLength(1);
  expect(lastError(bench)).toEqual({ kind: 'error', error: { code: 'MARK_ON_RECEIPT', params: {} } });
});

const sold = async (bench: Bench) => {
  await bench.till.sale.pay({ cash: 500_00, card: 0 });
  if (bench.screen.sale.phase === 'done') bench.till.sale.next();
};
const soldOn = (number: number) => ({ kind: 'error', error: { code: 'MARK_SOLD', params: { number } } });

it('the bottle sold on an earlier receipt is refused with the number of that receipt', async () => {
  const bench = await openBench();
  read(bench, A);
  await sold(bench);
  read(bench, A, B);
  expect(bench.screen.signals.at(-2)?.message).toEqual(soldOn(1));
  expect(lines(bench)).toEqual([[WATER, 1000, 'с кодом маркировки']]);
});

it('the bottle that came back may be sold again', async () => {
  const bench = await openBench();
  read(bench, A);
  await sold(bench);
  bench.register.drawer = 500_00;
  bench.till.returns.find('1');
  read(bench, A);
  await bench.till.returns.refund();
  bench.till.sale.next();
  read(bench, A);
  expect(lines(bench)).toEqual([[WATER, 1000, 'с кодом маркировки']]);
});

it('the bottle on a receipt whose end is not known is refused, and free once that receipt is cancelled', async () => {
  const bench = await openBench();
  read(bench, A);
  bench.register.faults.push({ kind: 'silentBefore' });
  await bench.till.sale.pay({ cash: 500_00, card: 0 });
  const { receiptId } = bench.screen.status.held[0]!;
  bench.till.held.setAside();
  read(bench, A);
  expect(lastError(bench)).toEqual(soldOn(1));
  bench.register.isSilent = false;
  await bench.till.held.recheck(receiptId);
  bench.till.held.cancel(receiptId);
  read(bench, A);
  expect(lines(bench)).toEqual([[WATER, 1000, 'с кодом маркировки']]);
});

it('the bar code of marked goods asks for the mark, and the mark scanned next completes that line', async () => {
  const bench = await openBench();
  read(bench, CODES.water);
  expect(bench.screen.signals.at(-1)).toMatchObject({ sound: 'attention', message: { key: 'sale.markAsked' } });
  expect(lines(bench)).toEqual([[WATER, 1000, 'нет кода маркировки']]);
  read(bench, A);
  expect(lines(bench)).toEqual([[WATER, 1000, 'с кодом маркировки']]);
  read(bench, B);
  expect(lines(bench)).toHaveLength(2);
});

it('a mark after other goods is another bottle', async () => {
  const bench = await openBench();
  read(bench, CODES.water, CODES.milk, A);
  expect(lines(bench)).toHaveLength(3);
});

it('marked goods by their bar code, or by a scanner that drops separators, are sold and say what is missing', async () => {
  const bench = await openBench();
  read(bench, CODES.water, A.replace('\u001d', ''));
  expect(lines(bench)).toEqual([
    [WATER, 1000, 'нет кода маркировки'],
    [WATER, 1000, 'нет кода маркировки'],
  ]);
});

it('comes back with its own code, and only the bottle that was sold', async () => {
  const bench = await openBench();
  read(bench, A, B);
  await bench.till.sale.pay({ cash: 99_80, card: 0 });
  bench.till.sale.next();
  bench.register.drawer = 99_80;
  bench.till.returns.find('1');
  read(bench, markOf('C'));
  expect(lastError(bench)).toEqual({ kind: 'error', error: { code: 'RETURN_GOODS_FOREIGN', params: {} } });
  read(bench, B);
  await bench.till.returns.refund();
  expect(onReceipt(bench)).toEqual([[WATER, B]]);
});
