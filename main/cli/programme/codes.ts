import { generateCodes } from '../../../loyalty/index.ts';
import { say, WRONG_USE } from '../run-command.ts';
import type { Asked } from './programme.ts';

const COUNT_MAX = 1_000_000;

/** A batch of codes, one a line; the same seed gives the same batch. */
export function codesCommand({ count, seed, length = '8', locale }: Asked): number {
  const [wanted, letters] = [Number(count), Number(length)];
  const isGood = Number.isInteger(wanted) && wanted > 0 && wanted <= COUNT_MAX && letters >= 6 && letters <= 20;
  if (!isGood || seed === undefined) {
    say(
      locale === 'ru'
        ? 'Нужны --count от 1 до 1 000 000, --seed и --length от 6 до 20.'
        : 'Needed: --count from 1 to 1,000,000, --seed, and --length from 6 to 20.',
    );
    return WRONG_USE;
  }
  process.stdout.write(`${generateCodes(wanted, seed, letters).join('\n')}\n`);
  return 0;
}
