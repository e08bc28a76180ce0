import { parseProgramme } from '../../loyalty/index.ts';
import type { ParsedProgramme } from '../../loyalty/index.ts';

/** A downloaded document as the engine reads it; one that this build cannot read is told with its problems, never thrown. */
export function parseStoredProgramme(document: string): ParsedProgramme {
  return parseProgramme(readJson(document));
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
