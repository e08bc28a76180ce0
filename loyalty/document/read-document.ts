/** A programme as people write it: JSON with comments. Every problem carries its place in the file. */
import { getNodeValue, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { ParseError } from 'jsonc-parser';
import type { Programme } from '../programme/schema.ts';
import { createPlaces } from './places.ts';
import type { Place, Places } from './places.ts';
import { parseProgramme } from './parse-programme.ts';
import { problem } from './problem.ts';
import type { DocumentProblem } from './problem.ts';
import { SYNTAX_WORDS } from './syntax-words.ts';

export type PlacedProblem = DocumentProblem & Place;

export type ReadDocument =
  /** `text` is the canonical one, `places` those of the file's fields. */
  | { ok: true; programme: Programme; text: string; places: Places }
  /** In the order of the file. */
  | { ok: false; problems: PlacedProblem[] };

/** Comments and trailing commas are allowed. */
export function readDocument(file: string): ReadDocument {
  const read = readJsonc(file);
  if (!read.ok) return read;
  const parsed = parseProgramme(read.value);
  if (parsed.ok) return { ...parsed, places: read.places };
  return { ok: false, problems: placed(parsed.problems, read.places) };
}

export type ReadJsonc = { ok: true; value: unknown; places: Places } | { ok: false; problems: PlacedProblem[] };

/** JSON with comments as a value, with the place of each of its fields. */
export function readJsonc(file: string): ReadJsonc {
  const errors: ParseError[] = [];
  const root = parseTree(file, errors, { allowTrailingComma: true });
  const places = createPlaces(file, root);
  if (root !== undefined && errors.length === 0) return { ok: true, value: getNodeValue(root), places };
  if (file.trim() === '') return { ok: false, problems: [{ ...problem('syntax', [], EMPTY), ...places.ofOffset(0) }] };
  const problems = errors.map(({ error, offset }) => ({
    ...problem('syntax', [], SYNTAX_WORDS[printParseErrorCode(error)] ?? SYNTAX_WORDS.InvalidSymbol),
    ...places.ofOffset(offset),
  }));
  return { ok: false, problems };
}

const EMPTY = { ru: 'файл пуст', en: 'the file is empty' };

export const placed = (problems: readonly DocumentProblem[], places: Places): PlacedProblem[] =>
  problems.map((each) => ({ ...each, ...places.of(each.at) })).sort((a, b) => a.line - b.line || a.column - b.column);
