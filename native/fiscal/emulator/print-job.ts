/** Handing finished documents and loose lines to the printer. */
import type { CommandContext } from './command.ts';
import { CUT, type PaperLine } from './paper.ts';
import { readNumber, writeValue } from './tables.ts';

const NO_PRINT_FIELD = { table: 17, row: 1, field: 7 } as const;
const NEXT_DOCUMENT_ONLY = 1;

export type DocumentKind = 'receipt' | 'report' | 'slip';

/** A whole document: remembered for 8Ch, unless table 17 field 7 keeps it off the paper. */
export function printDocument(context: CommandContext, lines: readonly PaperLine[], kind: DocumentKind): void {
  const { state } = context;
  state.lastPrint = { isReceipt: kind === 'receipt', lines: [...lines] };
  const silence = readNumber(state, 17, 1, 7);
  if (silence === NEXT_DOCUMENT_ONLY) writeValue(state, NO_PRINT_FIELD, 0);
  if (silence === 0) printLines(context, withCut(context, lines), kind === 'report');
}

/** The cutter's own setting, table 1 field 7, says whether a document ends in a cut. */
export function withCut({ state }: CommandContext, lines: readonly PaperLine[]): PaperLine[] {
  return readNumber(state, 1, 1, 7) === 0 ? [...lines] : [...lines, CUT];
}

/** Loose lines: inside a receipt they wait for the close and stand where they came; outside they print at once. */
export function printLoose(context: CommandContext, lines: readonly PaperLine[]): void {
  const { receipt } = context.state;
  if (receipt === null) printLines(context, lines);
  else for (const line of lines) receipt.parts.push({ type: 'paper', line });
}

export function printLines({ state }: CommandContext, lines: readonly PaperLine[], isReport = false): void {
  state.printer.jobs.push({ lines, isReport });
}
