import { createHash } from 'node:crypto';
import { prepareProgramme, readDocument } from '../../../loyalty/index.ts';
import type { PlacedProblem, PreparedProgramme, ReadDocument } from '../../../loyalty/index.ts';
import { Refusal } from './command.ts';
import { readText } from './read-file.ts';

export type ReadProgramme = Extract<ReadDocument, { ok: true }> & {
  /** SHA-256 of the canonical text */
  hash: string;
};

/** @throws Refusal that says each problem with its place */
export function readProgramme(path: string): ReadProgramme {
  const read = readDocument(readText(path));
  if (!read.ok) throw problemsIn(path, read.problems, { ru: 'программа не годится', en: 'not a valid programme' });
  return { ...read, hash: sha256(read.text) };
}

export const prepare = ({ programme, text }: ReadProgramme): PreparedProgramme =>
  prepareProgramme(programme, sha256, text);

/** One line a problem, as compilers write them, so that an editor's terminal leads to the place. */
export function problemsIn(path: string, problems: readonly PlacedProblem[], title: Refusal['wording']): Refusal {
  const rows = (locale: 'ru' | 'en') =>
    problems.map(({ line, column, path: field, message }) =>
      [`${path}:${line}:${column}`, ...(field === '' ? [] : [field]), message[locale]].join(' '),
    );
  const whole = (locale: 'ru' | 'en') => [`${path}: ${title[locale]}`, ...rows(locale)].join('\n');
  return new Refusal({ ru: whole('ru'), en: whole('en') });
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
