import { describe, expect, it } from 'vitest';
import { WrongUse } from './command.ts';
import { simulateOptions } from './simulate-options.ts';

const DEFAULTS = { seed: '1', redeem: 'max', 'margin-bp': '2500', json: false };
const asked = (options: Record<string, string>) => ({ options: { ...DEFAULTS, ...options }, locale: 'ru' as const });

describe('the options of simulate', () => {
  it('take a file or a number of receipts, and the rest by default', () => {
    expect(simulateOptions(asked({ synthetic: '1000', workers: '2' }))).toEqual({
      against: null,
      source: { kind: 'shop', receipts: 1000 },
      seed: '1',
      redeem: 'max',
      marginBp: 25_00,
      zone: null,
      htmlPath: null,
      isJson: false,
      workers: 2,
      locale: 'ru',
    });
    expect(simulateOptions(asked({ receipts: 'r.csv' })).source).toEqual({ kind: 'file', path: 'r.csv' });
  });

  it.each([
    {},
    { receipts: 'r.csv', synthetic: '10' },
    { synthetic: '0' },
    { synthetic: '1.5' },
    { synthetic: '10', 'margin-bp': '10001' },
    { synthetic: '10', redeem: 'all' },
    { synthetic: '10', workers: '0' },
    { synthetic: '10', zone: 'Moscow' },
  ])('refuse %o', (options) => {
    expect(() => simulateOptions(asked(options as Record<string, string>))).toThrow(WrongUse);
  });
});
