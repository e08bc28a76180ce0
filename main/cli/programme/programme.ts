/** `npm run programme`: what an owner asks of a programme document before it is put into force. */
import { parseArgs } from 'node:util';
import type { Locale } from '../../../loyalty/index.ts';
import { runCommand, say, WRONG_USE } from '../run-command.ts';
import { checkCommand } from './check.ts';
import { codesCommand } from './codes.ts';
import { quoteCommand } from './quote.ts';

const USAGE = `Usage: npm run programme -- COMMAND …
  check FILE                                   finds what is wrong with a programme document
  quote FILE --basket B.json [--customer C.json] [--at INSTANT] [--json]
                                               one receipt under the programme
  codes --count N --seed TEXT [--length 8]     codes with a check character
  --locale ru|en, ru by default. docs/programme.md describes the files.`;

const COMMANDS = { check: checkCommand, quote: quoteCommand, codes: codesCommand };

/** What every command is given; absent options are undefined. */
export interface Asked {
  file: string | undefined;
  locale: Locale;
  basket: string | undefined;
  customer: string | undefined;
  at: string | undefined;
  json: boolean;
  count: string | undefined;
  seed: string | undefined;
  length: string | undefined;
}

function parse(args: readonly string[]): { run: (asked: Asked) => number; asked: Asked } | string {
  try {
    const text = { type: 'string' } as const;
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        locale: { type: 'string', default: 'ru' },
        json: { type: 'boolean', default: false },
        basket: text,
        customer: text,
        at: text,
        count: text,
        seed: text,
        length: text,
      },
    });
    const [name, file, ...more] = positionals;
    const { locale, json, basket, customer, at, count, seed, length } = values;
    if (name === undefined || !Object.hasOwn(COMMANDS, name) || more.length > 0) return 'Name a command and one file.';
    if (locale !== 'ru' && locale !== 'en') return `--locale takes ru or en, not ${locale}`;
    const run = COMMANDS[name as keyof typeof COMMANDS];
    return { run, asked: { file, locale, basket, customer, at, json, count, seed, length } };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const parsed = parse(process.argv.slice(2));
if (typeof parsed === 'string') {
  say(`${parsed}\n${USAGE}`);
  process.exitCode = WRONG_USE;
} else {
  process.exitCode = await runCommand(parsed.asked.locale, () => Promise.resolve(parsed.run(parsed.asked)));
}
