import { TillError } from '../../contract/errors/catalogue.ts';
import { describeError, type Locale } from '../../contract/errors/texts.ts';

/** Exit statuses of every command: 0 done, 1 refused or failed, 2 wrong use. */
export const FAILED = 1;
export const WRONG_USE = 2;

/** Words for people; standard output carries results. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** What went wrong, in the three lines of every failure of the till. */
export function explainFailure(error: unknown, locale: Locale): string {
  if (!(error instanceof TillError)) return error instanceof Error ? error.message : String(error);
  const { what, money, todo } = describeError(error.code, error.params, locale);
  return [what, money, todo].join('\n');
}

export async function runCommand(locale: Locale, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    say(explainFailure(error, locale));
    return FAILED;
  }
}
