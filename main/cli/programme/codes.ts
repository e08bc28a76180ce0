import { generateCodes } from '../../../loyalty/index.ts';
import { WrongUse } from './command.ts';
import type { Command } from './command.ts';

const COUNT_MAX = 1_000_000;

/** A batch of codes, one a line; the same seed gives the same batch. */
export const codesCommand: Command = {
  usage: '--count N --seed TEXT [--length 8]',
  about: 'codes with a check character, one a line; the same seed gives the same codes',
  files: { min: 0, max: 0 },
  options: { count: { type: 'string' }, seed: { type: 'string' }, length: { type: 'string', default: '8' } },
  run({ options: { count, seed, length }, out }) {
    const [wanted, letters] = [Number(count), Number(length)];
    const isGood = Number.isInteger(wanted) && wanted > 0 && wanted <= COUNT_MAX && letters >= 6 && letters <= 20;
    if (!isGood || typeof seed !== 'string') {
      throw new WrongUse({
        ru: 'Нужны --count от 1 до 1 000 000, --seed и --length от 6 до 20.',
        en: 'Needed: --count from 1 to 1,000,000, --seed, and --length from 6 to 20.',
      });
    }
    out(generateCodes(wanted, seed, letters).join('\n'));
    return 0;
  },
};
