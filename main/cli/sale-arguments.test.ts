import { describe, expect, it } from 'vitest';
import { parseHundredths } from './amounts.ts';
import { parseSaleArguments } from './sale-arguments.ts';

describe('parseHundredths', () => {
  it.each([
    ['300', 30_000],
    ['1 234,50', 123_450],
    ['1234.5', 123_450],
    ['0,07', 7],
    ['0', 0],
  ])('reads %s as %i', (text, expected) => {
    expect(parseHundredths(text)).toBe(expected);
  });

  it.each(['', '-1', '1,234', '1.2.3', 'abc', '1e3', '12345678901', ','])('refuses %j', (text) => {
    expect(parseHundredths(text)).toBeNull();
  });
});

describe('--return', () => {
  it.each([
    [['--return', '17'], { receipt: '17', lines: [], membershipGives: 'unusedDays' }],
    [['--return', '17', '--whole-price'], { receipt: '17', lines: [], membershipGives: 'price' }],
    [
      ['--return', '17', '--line', '2', '--line', '3x0,4'],
      {
        receipt: '17',
        lines: [
          { lineNo: 2, quantity: null },
          { lineNo: 3, quantity: 400 },
        ],
      },
    ],
    [[], null],
  ])('reads %j', (args, returning) => {
    expect(parseSaleArguments(args)).toMatchObject({ ok: true, sale: { returning } });
  });

  it.each([
    [['--return', '17', '--line', 'x2'], '--line'],
    [['--line', '2'], '--return'],
    [['--whole-price'], '--return'],
    [['--return', '17', '--goods', '4607001000013'], '--goods'],
    [['--return', '17', '--pay', 'card'], '--pay'],
  ])('refuses %j and names %s', (args, named) => {
    const parsed = parseSaleArguments(args);
    expect(!parsed.ok && parsed.problem).toContain(named);
  });
});

describe('parseSaleArguments', () => {
  it('reads certificates with their PINs, and names a wrong one without its PIN', () => {
    const parsed = parseSaleArguments(['--certificate', '2400001000012:1234', '--certificate', 'gift-7:98765']);
    expect(parsed).toMatchObject({
      sale: {
        certificates: [
          { number: '2400001000012', pin: '1234' },
          { number: 'GIFT-7', pin: '98765' },
        ],
      },
    });
    expect(parseSaleArguments(['--certificate', '2400001000012:12'])).toEqual({
      ok: false,
      problem: '--certificate takes NUMBER:PIN, not 2400001000012…',
    });
  });

  it('reads goods with quantities, a card, a redemption and mixed payment', () => {
    const args =
      '--goods 4600000000015 --goods 2200437004372x0,437 --card 2900000000421 --redeem 12,5 --pay card:300 --pay cash:2000.50 --json';
    expect(parseSaleArguments([...args.split(' '), '--data', '/tmp/x'])).toEqual({
      ok: true,
      sale: {
        goods: [
          { code: '4600000000015', quantity: null },
          { code: '2200437004372', quantity: 437 },
        ],
        card: '2900000000421',
        codes: [],
        certificates: [],
        rewards: [],
        redeem: { kind: 'points', points: 1250 },
        payments: [
          { kind: 'card', amount: 30_000 },
          { kind: 'cash', amount: 200_050 },
        ],
        returning: null,
        isJson: true,
        tillArguments: ['--data', '/tmp/x'],
      },
    });
  });

  it('pays exactly in cash and redeems nothing unless told', () => {
    const parsed = parseSaleArguments([]);
    expect(parsed).toMatchObject({
      ok: true,
      sale: { goods: [], redeem: { kind: 'none' }, payments: [{ kind: 'cash', amount: 'exact' }] },
    });
  });

  it.each([
    [['--goods', '4600000000015x0'], /--goods/],
    [['--goods', '4600000000015xabc'], /--goods/],
    [['--goods', ''], /--goods/],
    [['--redeem', 'all'], /--redeem/],
    [['--pay', 'bitcoin'], /--pay/],
    [['--pay', 'cash:12,345'], /--pay/],
    [['--colour', 'red'], /--colour/],
    [['stray'], /stray/],
  ])('refuses %j and names it', (args, problem) => {
    const parsed = parseSaleArguments(args);
    expect(parsed.ok).toBe(false);
    expect(!parsed.ok && parsed.problem).toMatch(problem);
  });
});
