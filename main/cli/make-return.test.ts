/** `npm run sale -- --return` over a real ledger: the register's device and the centre are made up. */
import { expect, it } from 'vitest';
import type { RunningTill } from '../start-till.ts';
import { CODES, openBench } from '../checkout/fixtures/till-bench.ts';
import { makeReturn } from './make-return.ts';

async function sold() {
  const bench = await openBench();
  bench.scan(CODES.milk, CODES.milk, CODES.coffee);
  await bench.till.sale.pay({ cash: 1000_00, card: 0 });
  const qr = bench.screen.sale.done!.qr;
  bench.till.sale.next();
  const { till, stores, centre } = bench;
  return { ...bench, qr, running: { till, stores, sync: centre } as unknown as RunningTill };
}

it('takes the whole receipt back by its number', async () => {
  const { running, register } = await sold();
  const result = await makeReturn(running, { receipt: '1', lines: [], membershipGives: 'unusedDays' });
  expect(result.quote).toMatchObject({ isWhole: true, money: 731_45 });
  expect(result.operation.kind).toBe('saleReturned');
  expect(register.receipts.at(-1)).toMatchObject({ operation: 'saleReturn', payments: { cash: 731_45 } });
});

it('takes a part of a line back by the fiscal QR, and the rest of it later', async () => {
  const { running, qr } = await sold();
  const first = await makeReturn(running, {
    receipt: qr,
    lines: [{ lineNo: 1, quantity: 1000 as never }],
    membershipGives: 'unusedDays',
  });
  expect(first.quote).toMatchObject({ isWhole: false, money: 89_90 });
  const second = await makeReturn(running, {
    receipt: qr,
    lines: [{ lineNo: 1, quantity: null }],
    membershipGives: 'unusedDays',
  });
  expect(second.quote.money).toBe(89_90);
});

it.each([
  ['a receipt that is not there', '7', [], 'RETURN_NOT_FOUND'],
  ['a line that is not there', '1', [{ lineNo: 9, quantity: null }], 'LINE_NOT_FOUND'],
  ['more than was sold', '1', [{ lineNo: 1, quantity: 3000 as never }], 'RETURN_ALL_CHOSEN'],
])('refuses %s', async (_what, receipt, lines, code) => {
  const { running } = await sold();
  await expect(makeReturn(running, { receipt, lines, membershipGives: 'unusedDays' })).rejects.toMatchObject({ code });
});
