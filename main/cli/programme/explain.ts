import { describeProgramme } from '../../../loyalty/index.ts';
import type { Command } from './command.ts';
import { readProgramme } from './read-programme.ts';

/** The whole programme in plain words, as it could hang on the shop's wall. */
export const explainCommand: Command = {
  usage: 'FILE',
  about: "the whole programme in plain words, as it could hang on the shop's wall",
  files: { min: 1, max: 1 },
  options: {},
  run({ files: [file], locale, out }) {
    const sections = describeProgramme(readProgramme(file!).programme, locale);
    out(sections.map(({ title, lines }) => [title, ...lines.map((line) => `  ${line}`)].join('\n')).join('\n\n'));
    return 0;
  },
};
