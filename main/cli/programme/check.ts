import { checkProgramme, explainFinding } from '../../../loyalty/index.ts';
import type { Locale } from '../../../loyalty/index.ts';
import { FAILED } from '../run-command.ts';
import type { Command } from './command.ts';
import { readProgramme } from './read-programme.ts';
import type { ReadProgramme } from './read-programme.ts';

/** Exit status 1 on an error; warnings alone leave it 0. */
export const checkCommand: Command = {
  usage: 'FILE',
  about: 'finds what is wrong with a programme document, and prints its hash',
  files: { min: 1, max: 1 },
  options: {},
  run({ files: [file], locale, out }) {
    const read = readProgramme(file!);
    const { lines, hasErrors } = findingsIn(file!, read, locale);
    for (const line of lines) out(line);
    if (lines.length === 0) out(WORDS[locale].nothing);
    out(`${read.programme.id} ${WORDS[locale].version} ${read.programme.version} sha256 ${read.hash}`);
    return hasErrors ? FAILED : 0;
  },
};

/** One line a finding, with its place in the file. */
export function findingsIn(
  file: string,
  { programme, places }: ReadProgramme,
  locale: Locale,
): { lines: string[]; hasErrors: boolean } {
  const findings = checkProgramme(programme);
  const lines = findings.map((finding) => {
    const { line, column } = places.of(finding.at);
    const what = WORDS[locale][finding.severity];
    return `${file}:${line}:${column} ${what} ${finding.path}: ${explainFinding(finding, locale)}`;
  });
  return { lines, hasErrors: findings.some(({ severity }) => severity === 'error') };
}

const WORDS = {
  ru: { error: 'ошибка', warning: 'внимание', nothing: 'Замечаний нет.', version: 'версия' },
  en: { error: 'error', warning: 'warning', nothing: 'Nothing to remark.', version: 'version' },
};
