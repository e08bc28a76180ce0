import { checkProgramme, explainFinding } from '../../../loyalty/index.ts';
import { FAILED } from '../run-command.ts';
import type { Command } from './command.ts';
import { readProgramme } from './read-programme.ts';

/** Exit status 1 on an error; warnings alone leave it 0. */
export const checkCommand: Command = {
  usage: 'FILE',
  about: 'finds what is wrong with a programme document, and prints its hash',
  files: { min: 1, max: 1 },
  options: {},
  run({ files: [file], locale, out }) {
    const { programme, places, hash } = readProgramme(file!);
    const findings = checkProgramme(programme);
    for (const finding of findings) {
      const { line, column } = places.of(finding.at);
      const what = WORDS[locale][finding.severity];
      out(`${file}:${line}:${column} ${what} ${finding.path}: ${explainFinding(finding, locale)}`);
    }
    if (findings.length === 0) out(WORDS[locale].nothing);
    out(`${programme.id} ${WORDS[locale].version} ${programme.version} sha256 ${hash}`);
    return findings.some(({ severity }) => severity === 'error') ? FAILED : 0;
  },
};

const WORDS = {
  ru: { error: 'ошибка', warning: 'внимание', nothing: 'Замечаний нет.', version: 'версия' },
  en: { error: 'error', warning: 'warning', nothing: 'Nothing to remark.', version: 'version' },
};
