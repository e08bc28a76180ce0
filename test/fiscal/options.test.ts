import { describe, expect, it } from 'vitest';
import { parseFaultRunOptions } from './options.ts';

const parse = (...args: string[]) => parseFaultRunOptions(args, 7);

describe('the options of the fault run', () => {
  it('make 500 receipts in two lanes with a drawn seed when none is given', () => {
    expect(parse()).toEqual({
      kind: 'run',
      options: { receipts: 500, seed: 7, first: 0, lanes: 2, timeScale: 0.2 },
    });
  });

  it('take one round alone', () => {
    expect(parse('--seed', '5', '--only', '2960')).toMatchObject({
      options: { receipts: 1, first: 2960, seed: 5 },
    });
  });

  it('are told when asked for', () => {
    expect(parse('--help')).toEqual({ kind: 'help' });
  });

  it.each([
    [['--receipts', 'many'], '--receipts takes a whole number, not many'],
    [['--receipts', '0'], '--receipts and --lanes take one or more'],
    [['--scale=-1'], '--scale takes a number above 0 and up to 1, not -1'],
    [['--scale=fast'], '--scale takes a number above 0 and up to 1, not fast'],
  ])('refuse %j with what was wrong', (args, problem) => {
    expect(parse(...args)).toEqual({ kind: 'wrong', problem });
  });

  it('refuse a flag that does not exist', () => {
    expect(parse('--reciepts', '5')).toMatchObject({ kind: 'wrong' });
  });
});
