import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { prepareProgramme, readDocument } from '../../../loyalty/index.ts';
import type { Locale, PreparedProgramme, Programme } from '../../../loyalty/index.ts';
import { say } from '../run-command.ts';

/** Reads a document, or says each problem with its place and gives null. */
export function readProgramme(path: string, locale: Locale): Programme | null {
  const read = readDocument(readFileSync(path, 'utf8'));
  if (read.ok) return read.programme;
  say(locale === 'ru' ? `${path}: программа не годится` : `${path}: not a valid programme`);
  for (const { line, column, path: place, message } of read.problems) say(`  ${line}:${column} ${place} ${message}`);
  return null;
}

export const prepare = (programme: Programme): PreparedProgramme =>
  prepareProgramme(programme, (text) => createHash('sha256').update(text).digest('hex'));
