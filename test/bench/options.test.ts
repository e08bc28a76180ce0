import { describe, expect, it } from 'vitest';
import { parseBenchOptions } from './options.ts';

describe('parseBenchOptions', () => {
  it('measures everything with 100 000 customers unless told', () => {
    const options = { customers: 100_000, only: [], isJson: false, isStrict: false };
    expect(parseBenchOptions([], ['quote'])).toEqual({ kind: 'run', options });
  });

  it.each([
    [['--customers', 'many'], '--customers takes a number from 1000 to 5000000, not many'],
    [['--customers', '999'], '--customers takes a number from 1000 to 5000000, not 999'],
    [['--only', 'tea'], 'there is no bench tea; there are quote'],
    [['--dance'], "Unknown option '--dance'"],
  ])('refuses %j in words', (args, words) => {
    const parsed = parseBenchOptions(args, ['quote']);
    expect(parsed.kind === 'wrong' && parsed.problem).toContain(words);
  });
});
