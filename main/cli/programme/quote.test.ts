/** The stable door for tests from outside: the files of docs/examples, and what is said of files that are wrong. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { demoProgramme } from '../../../loyalty/index.ts';
import type { Quote } from '../../../loyalty/index.ts';
import { quoteAnswer } from './files/quote-answer.ts';
import { fileAt, fileOf, programmeAt, run } from './testing.ts';

const example = (name: string) => fileAt(`docs/examples/${name}.jsonc`);
const demo = fileOf(JSON.stringify(demoProgramme));
const AT = ['--at', '2026-11-22T11:32:00Z'];
const basketOf = (...lines: object[]) => fileOf(JSON.stringify({ lines }));

async function quoteOf(...args: string[]): Promise<Quote> {
  const { out, said } = await run('quote', ...args, ...AT, '--json');
  expect(said).toBe('');
  return quoteAnswer.parse(JSON.parse(out)) as Quote;
}

describe('quote', () => {
  it('quotes the basket and the customer of docs/examples', async () => {
    const { lines, totals, redemption, accrual, codes } = await quoteOf(
      demo,
      '--basket',
      example('basket'),
      '--customer',
      example('customer'),
    );
    expect(lines.map(({ gross }) => gross)).toEqual([179_80, 392_86, 649_00, 799_00]);
    expect(totals).toEqual({ gross: 2020_66, discounts: 289_68, redeemedMoney: 303_00, toPay: 1427_98 });
    expect(redemption).toMatchObject({ limitedBy: 'receiptPercent', redeemed: 303_00 });
    expect(accrual.total).toBe(35_00);
    expect(codes).toMatchObject([{ isApplied: true, ruleId: 'autumn' }]);
  });

  it('says the same in words', async () => {
    const { status, out } = await run(
      'quote',
      demo,
      ...['--basket', example('basket'), '--customer', example('customer')],
      ...[...AT, '--locale', 'en'],
    );
    expect(status).toBe(0);
    expect(out.replaceAll('\u00a0', ' ')).toMatch(
      /Redeemed: 303 points\nTo pay: RUB 1,427\.98\nEarned: 35 points\n {2}\S/,
    );
  });

  it('takes the merchant and the zone of the store from the context', async () => {
    const basket = basketOf({ unitPrice: 1000_00 });
    const asked = [programmeAt('02-coalition'), '--basket', basket, '--customer', fileOf('{ "id": "anna" }')];
    expect((await quoteOf(...asked)).accrual.total).toBe(0);
    expect((await quoteOf(...asked, '--context', example('context'))).accrual.total).toBe(20_00);
  });

  it('answers in the form of docs/schemas/quote.schema.json whatever the programme', async () => {
    const names = ['06-fashion', '13-membership', '14-coffee', '18-referral', '20-value'];
    const customer = fileOf(
      JSON.stringify({
        id: 'anna',
        lots: [{ id: 'a', amount: 900_00 }],
        inviter: { memberId: 'boris' },
        memberships: [{ id: 'club', to: '2027-01-01T00:00:00Z' }],
      }),
    );
    const basket = basketOf({ unitPrice: 6000_00, tags: ['coffee'] }, { unitPrice: 100_00, sku: 'coffee' });
    for (const name of names) {
      const { programmeId } = await quoteOf(programmeAt(name), '--basket', basket, '--customer', customer);
      expect(programmeId).toBe(name);
    }
  });

  it('gives the same quote to the same files', async () => {
    const args = [demo, '--basket', example('basket'), '--customer', example('customer')];
    expect(await quoteOf(...args)).toEqual(await quoteOf(...args));
  });

  it.each([
    ['{ "lines": [{ "unitPrice": 10.5 }] }', '1:28 lines[0].unitPrice a whole number is needed, not 10.5'],
    ['{ "lines": [{}] }', '1:13 lines[0].unitPrice this field is missing'],
    ['{ "lines": [{ "unitPrice": -1 }] }', '1:28 lines[0].unitPrice at least 0, not -1'],
    ['{ "lines": [{ "unitPrice": 1, "qty": 2 }] }', '1:38 lines[0].qty there is no such field here'],
    ['{ "lines": [], "redeem": { "kind": "some" } }', '1:36 redeem.kind "some" is not known here'],
    [
      '{ "lines": [{ "unitPrice": 1, "lineNo": 1 }, { "unitPrice": 1, "lineNo": 1 }] }',
      '1:74 lines[1].lineNo line number 1 is there twice',
    ],
    ['{ "lines": ', '1:12 a value is needed here'],
    ['', '1:1 the file is empty'],
    ['[]', '1:1 an object { … } is needed, not []'],
  ])('refuses the basket %s and names the field', async (text, words) => {
    const path = fileOf(text);
    const { status, out, said } = await run('quote', demo, '--basket', path, '--locale', 'en');
    expect([status, out]).toEqual([1, '']);
    expect(said).toContain(`${path}: not a valid file\n${path}:${words}`);
  });

  it('refuses a customer and a context with a wrong field', async () => {
    const basket = ['--basket', basketOf({ unitPrice: 100 })];
    const customer = await run(
      'quote',
      demo,
      ...basket,
      '--customer',
      fileOf('{ "id": "a", "lots": [{ "id": "x" }] }'),
    );
    expect([customer.status, customer.said]).toEqual([
      1,
      expect.stringContaining('lots[0].amount не хватает этого поля'),
    ]);
    const context = await run('quote', demo, ...basket, '--context', fileOf('{ "storeZone": "Moscow" }'));
    expect([context.status, context.said]).toEqual([1, expect.stringContaining('storeZone такого часового пояса нет')]);
  });

  it('exits 2 where --at is no instant', async () => {
    const { status, said } = await run('quote', demo, '--basket', example('basket'), '--at', 'noon');
    expect([status, said]).toEqual([2, expect.stringContaining('--at: нужен момент вида 2026-11-22T11:32:00Z')]);
  });
});

it('every document of loyalty/programmes names the schema that is published', () => {
  const document = readFileSync(programmeAt('20-value'), 'utf8');
  expect(document).toContain('"$schema": "../../docs/schemas/programme.schema.json"');
});
