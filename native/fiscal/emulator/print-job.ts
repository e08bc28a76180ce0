/** Handing finished documents and loose lines to the printer. */
import type { CommandContext } from './command.ts';
import { readNumber, writeValue } from './tables.ts';

const NO_PRINT_FIELD = { table: 17, row: 1, field: 7 } as const;
const NEXT_DOCUMENT_ONLY = 1;

/** A whole document: remembered for 8Ch, unless table 17 field 7 keeps it off the paper. */
export function printDocument(context: CommandContext, lines: readonly string[], isReceipt: boolean): void {
  const { state, effects } = context;
  state.lastPrint = { isReceipt, lines: [...lines] };
  effects.push('document');
  const silence = readNumber(state, 17, 1, 7);
  if (silence === NEXT_DOCUMENT_ONLY) writeValue(state, NO_PRINT_FIELD, 0);
  if (silence === 0) state.printer.jobs.push({ lines });
}

/** Loose text: inside a receipt it waits for the close and stands where it came; outside it prints at once. */
export function printText({ state }: CommandContext, text: string): void {
  if (state.receipt !== null) {
    state.receipt.parts.push({ type: 'text', text });
    return;
  }
  state.printer.jobs.push({ lines: [text] });
}
