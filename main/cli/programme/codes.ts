import { generateCodes } from '../../../loyalty/index.ts';
import { Refusal, WrongUse } from './command.ts';
import type { Asked, Command } from './command.ts';
import { readProgramme } from './read-programme.ts';

const COUNT_MAX = 1_000_000;

const text = { type: 'string' } as const;

/** A batch of codes, one a line; with a rule as the table in which single codes are kept: CSV with a header. */
export const codesCommand: Command = {
  usage: '[FILE] --count N --seed TEXT [--length 8] [--rule RULE [--from DATE] [--to DATE] [--uses 1]]',
  about: 'codes with a check character, the same for the same seed; with --rule as CSV, FILE proves that it takes them',
  files: { min: 0, max: 1 },
  options: {
    ...{ count: text, seed: text, rule: text, from: text, to: text },
    length: { ...text, default: '8' },
    uses: { ...text, default: '1' },
  },
  run({ files: [file], options, out }) {
    const count = wholeOf(options, 'count', 1, COUNT_MAX);
    const codes = generateCodes(count, seedOf(options), wholeOf(options, 'length', 6, 20));
    const { rule } = options;
    if (typeof rule !== 'string') {
      out(codes.join('\n'));
      return 0;
    }
    if (file !== undefined) refuseOtherRules(file, rule);
    const terms = [rule, dateOf(options, 'from'), dateOf(options, 'to'), wholeOf(options, 'uses', 1, COUNT_MAX)].join(
      ';',
    );
    out(['code;rule;valid_from;valid_to;uses', ...codes.map((code) => `${code};${terms}`)].join('\n'));
    return 0;
  },
};

/** A batch for a rule that takes no single codes would be a batch of refusals at the till. */
function refuseOtherRules(file: string, id: string): void {
  const rule = readProgramme(file).programme.mechanics.find((each) => each.id === id);
  if (rule?.coupon?.isSingle === true) return;
  throw new Refusal({
    ru: `${file}: нет правила «${id}», которое принимает одноразовые коды (coupon.isSingle)`,
    en: `${file}: there is no rule ${id} that takes single codes (coupon.isSingle)`,
  });
}

function seedOf({ seed }: Asked['options']): string {
  if (typeof seed === 'string' && seed !== '') return seed;
  throw new WrongUse({ ru: 'Нужен --seed: любое слово.', en: '--seed is needed: any word.' });
}

function wholeOf(options: Asked['options'], name: string, least: number, most: number): number {
  const value = Number(options[name]);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new WrongUse({
    ru: `--${name}: нужно целое число от ${least} до ${most}.`,
    en: `--${name}: a whole number from ${least} to ${most} is needed.`,
  });
}

/** Empty = without a bound. */
function dateOf(options: Asked['options'], name: string): string {
  const date = options[name] ?? '';
  if (
    date === '' ||
    (typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date)))
  ) {
    return String(date);
  }
  throw new WrongUse({
    ru: `--${name}: нужна дата вида 2026-01-31.`,
    en: `--${name}: a date as 2026-01-31 is needed.`,
  });
}
