import { parseArgs } from 'node:util';
import type { Locale } from '../../../loyalty/index.ts';
import { FAILED, WRONG_USE } from '../run-command.ts';
import { Refusal, WrongUse } from './command.ts';
import type { Asked, Command } from './command.ts';
import { COMMANDS } from './commands.ts';

type Output = Pick<Asked, 'out' | 'say'>;

/** @returns the exit status: 0 done, 1 the document or a file has errors, 2 wrong use */
export async function runProgramme([name = '', ...args]: readonly string[], { out, say }: Output): Promise<number> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) {
    say(`${name === '' ? '' : `No such command: ${name}\n`}${usage()}`);
    return WRONG_USE;
  }
  let locale: Locale = 'ru';
  try {
    const { files, options, locale: wanted } = parse(command, args);
    locale = wanted;
    return await command.run({ files, options, locale, out, say });
  } catch (error) {
    if (error instanceof Refusal) {
      say(error.wording[locale]);
      return FAILED;
    }
    if (!(error instanceof WrongUse)) throw error;
    say(`${error.wording[locale]}\n${usageOf(name, command)}`);
    return WRONG_USE;
  }
}

function parse(command: Command, args: readonly string[]): Pick<Asked, 'files' | 'options' | 'locale'> {
  const { values, positionals: files } = parseOrRefuse(command, args);
  const { locale, ...options } = values as Asked['options'] & { locale: string };
  if (locale !== 'ru' && locale !== 'en') throw wrong(`--locale: ru, en`);
  if (files.length < command.files.min || files.length > command.files.max) {
    throw new WrongUse({ ru: 'Файлов названо не столько, сколько нужно.', en: 'Name as many files as it takes.' });
  }
  return { files, options, locale };
}

function parseOrRefuse({ options }: Command, args: readonly string[]) {
  try {
    const locale = { type: 'string', default: 'ru' } as const;
    return parseArgs({ args: [...args], allowPositionals: true, options: { ...options, locale } });
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error));
  }
}

const wrong = (text: string): WrongUse => new WrongUse({ ru: text, en: text });

const usageOf = (name: string, { usage: how, about }: Command): string => `  ${name} ${how}\n      ${about}`;

const usage = (): string =>
  [
    'Usage: npm run programme -- COMMAND …',
    ...Object.entries(COMMANDS).map(([name, command]) => usageOf(name, command)),
    '  --locale ru|en, ru by default. Exit status: 0 done, 1 errors, 2 wrong use. docs/programme.md describes the files.',
  ].join('\n');
