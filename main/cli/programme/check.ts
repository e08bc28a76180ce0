import { checkProgramme, explainFinding } from '../../../loyalty/index.ts';
import { FAILED, say, WRONG_USE } from '../run-command.ts';
import type { Asked } from './programme.ts';
import { readProgramme } from './read-programme.ts';

/** Exit status 1 on an error; warnings alone leave it 0. */
export function checkCommand({ file, locale }: Asked): number {
  if (file === undefined) return WRONG_USE;
  const programme = readProgramme(file, locale);
  if (programme === null) return FAILED;
  const findings = checkProgramme(programme);
  const words = { ru: { error: 'ошибка', warning: 'внимание' }, en: { error: 'error', warning: 'warning' } }[locale];
  for (const finding of findings) {
    process.stdout.write(`${words[finding.severity]} ${finding.path}: ${explainFinding(finding, locale)}\n`);
  }
  if (findings.length === 0) say(locale === 'ru' ? 'Замечаний нет.' : 'Nothing to remark.');
  return findings.some(({ severity }) => severity === 'error') ? FAILED : 0;
}
