/** A receipt whose drive was exchanged: the paper in the cashier's hand decides it. */
import { expect, it } from 'vitest';
import { CODES, openBench, settled } from './fixtures/till-bench.ts';

/** The close is sent, the register falls silent, and another drive answers when it is back. */
async function heldForPaper() {
  const bench = await openBench();
  bench.scan(CODES.milk);
  bench.register.faults.push({ kind: 'silentAfter' });
  await bench.till.sale.pay({ cash: 100_00, card: 0 });
  bench.register.fn = '9999078900099999';
  bench.register.isSilent = false;
  await bench.timers.pass(10_000);
  await settled();
  expect(bench.screen.status.held).toMatchObject([{ state: 'driveChanged', number: 1 }]);
  return bench;
}

const paperOf = ({ fn = '9999078900012345', sum = '89.90', fd = 1024 } = {}) =>
  `t=20261122T1433&s=${sum}&fn=${fn}&i=${fd}&fp=3000001024&n=1`;
let receivedAt = 0;
const scanOf = (text: string) => ({
  ...{ text, aim: null, source: 'hid' as const, deviceId: 'unit' },
  receivedAt: (receivedAt += 2_000),
});

it('its QR, scanned where it is asked for, records the receipt', async () => {
  const bench = await heldForPaper();
  bench.till.handleScan(scanOf(paperOf()));
  await settled();
  expect(bench.screen.status.held).toEqual([]);
  expect(bench.screen.sale).toMatchObject({
    phase: 'done',
    done: { total: 89_90, change: 10_10, fiscal: { fd: 1024 } },
  });
  expect(bench.stores.ledger.findSale({ number: 1 })?.fiscal?.fpd).toBe(3_000_001_024);
});

it('its QR decides it as well once it was set aside', async () => {
  const bench = await heldForPaper();
  bench.till.held.setAside();
  bench.till.handleScan(scanOf(paperOf()));
  await settled();
  expect(bench.screen.status.held).toEqual([]);
  expect(bench.stores.ledger.findSale({ number: 1 })?.state).toBe('fiscalised');
});

it.each([
  ['another drive', paperOf({ fn: '9999078900099999' })],
  ['another sum', paperOf({ sum: '89.91' })],
  ['a document from before it', paperOf({ fd: 1023 })],
  ['no receipt at all', 'https://example.org'],
])('the paper of %s is refused and the receipt waits on', async (_what, text) => {
  const bench = await heldForPaper();
  const [held] = bench.screen.status.held;
  await expect(bench.till.held.recordPaper(held!.receiptId, text)).rejects.toMatchObject({ code: 'PAPER_NOT_OURS' });
  expect(bench.screen.status.held).toHaveLength(1);
});

it('without paper it is cancelled and nothing was sold', async () => {
  const bench = await heldForPaper();
  bench.till.held.cancel(bench.screen.status.held[0]!.receiptId);
  expect(bench.screen.status.held).toEqual([]);
  expect(bench.screen.sale.phase).toBe('empty');
  expect(bench.stores.ledger.undecidedReceipts()).toEqual([]);
});
