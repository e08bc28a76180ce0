import * as commands from './commands.ts';
import { mapToPage } from '../code-page.ts';
import type { Session } from './session.ts';
import { runPrinting } from './settle.ts';

/** Pieces of at most `width` characters; an empty line stays a line. */
export function foldLine(text: string, width: number): string[] {
  const mapped = mapToPage(text, 'cp1251');
  const pieces = Math.max(1, Math.ceil(mapped.length / width));
  return Array.from({ length: pieces }, (_, index) => mapped.slice(index * width, (index + 1) * width));
}

const FONT_OF_17H = 1;

/** Prints lines in the model's font of texts; one wider than the paper goes on below, so that nothing is lost. */
export async function printLines(session: Session, lines: readonly string[], width: number): Promise<void> {
  const { font } = session.parts.model;
  for (const text of lines.flatMap((line) => foldLine(line, width))) {
    if (font === FONT_OF_17H) await runPrinting(session, commands.printLine, { text });
    else await runPrinting(session, commands.printInFont, { font, text });
  }
}
