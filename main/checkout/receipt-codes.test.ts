/** What a programme prints above and below the goods. */
import { expect, it } from 'vitest';
import { demoProgramme, trainingProgramme } from '../../loyalty/index.ts';
import type { Programme } from '../../loyalty/index.ts';
import { pageBody } from '../store/fixtures.ts';
import { AFTERNOON, CODES, FEED, openBench, programmeChange } from './fixtures/till-bench.ts';

async function soldUnder(more: Partial<Programme>, ...codes: string[]) {
  const bench = await openBench();
  const body = pageBody([programmeChange(30, { ...demoProgramme, version: 2, ...more })], 30);
  await bench.stores.directory.applyPage({ feed: FEED, body, at: AFTERNOON, pauseMs: 0 });
  bench.scan(CODES.card, CODES.milk, ...codes);
  await bench.till.sale.pay({ cash: 5000_00, card: 0 });
  const { register, screen, stores } = bench;
  return { receipt: register.receipts[0]!, done: screen.sale.done!, plan: stores.ledger.findSale({ number: 1 })!.plan };
}

it('the survey is a QR that names the receipt, its words on tape and screen', async () => {
  const caption = { ru: 'Как вам у нас?', en: 'How was it?' };
  const survey = { url: 'https://survey.example/?r={receipt}', caption };
  const { receipt, done, plan } = await soldUnder({ receipt: { survey } });
  const data = `https://survey.example/?r=${plan.receiptId}`;
  expect(receipt.codes).toEqual([{ kind: 'qr', data, caption: 'Как вам у нас?' }]);
  expect(done.survey).toBe('Как вам у нас?');
  expect(done.tape.map((line) => line.trim())).toContain('[QR] Как вам у нас?');
  expect(plan.fiscal.codes).toEqual(receipt.codes);
});

it('a coupon for next time is a bar code of its own code', async () => {
  const { mechanics } = trainingProgramme;
  const { receipt, done } = await soldUnder({ mechanics }, CODES.coffee, CODES.coffee, CODES.coffee);
  expect(done.coupons).toHaveLength(1);
  const [issued] = done.coupons;
  expect(receipt.codes).toEqual([{ kind: 'code128', data: issued?.code.replaceAll('-', ''), caption: issued?.code }]);
});

it('a greeting stands above the goods', async () => {
  const { receipt, done } = await soldUnder({ receipt: { greeting: { ru: 'Здравствуйте', en: 'Hello' } } });
  expect(receipt.textAbove).toEqual(['          Здравствуйте']);
  expect(done.tape.indexOf('          Здравствуйте')).toBeLessThan(done.tape.indexOf('Молоко 3,2 %, 930 мл'));
});
