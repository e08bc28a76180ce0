/**
 * The print mechanism: jobs are printed line by line, paper may end in the middle. Pure, so that the same jobs
 * print at once or at a printer's pace. Source: fiscal-printer section 3.
 */
interface PrintJob {
  readonly lines: readonly string[];
}

export interface Printer {
  jobs: PrintJob[];
  /** lines of the first job that are on paper */
  printed: number;
  hasPaper: boolean;
  coverOpen: boolean;
  /** lines until the paper ends; null is a full roll */
  paperLines: number | null;
  /** paper ended inside the first job: it waits for paper, then for "continue" */
  broken: boolean;
  /** what came out, newest last */
  tape: string[];
}

export const SUBMODE = { ready: 0, outPassive: 1, outActive: 2, waitsForContinue: 3, printing: 5 } as const;
export const INVALID_DOCUMENT = '*** ДОКУМЕНТ НЕДЕЙСТВИТЕЛЕН ***';

const TAPE_LINES_MAX = 2000;

export function newPrinter(): Printer {
  return { jobs: [], printed: 0, hasPaper: true, coverOpen: false, paperLines: null, broken: false, tape: [] };
}

function canFeed(printer: Printer): boolean {
  return printer.hasPaper && !printer.coverOpen;
}

export function submodeOf(printer: Printer): number {
  if (printer.broken) return canFeed(printer) ? SUBMODE.waitsForContinue : SUBMODE.outActive;
  if (printer.jobs.length > 0) return SUBMODE.printing;
  return canFeed(printer) ? SUBMODE.ready : SUBMODE.outPassive;
}

/** True while a line can be printed now. */
export function isPrinting(printer: Printer): boolean {
  return submodeOf(printer) === SUBMODE.printing;
}

/** Prints the next line of the first job. Changes the printer in place. */
export function printLine(printer: Printer): void {
  const job = printer.jobs[0];
  if (job === undefined) return;
  if (!canFeed(printer) || printer.paperLines === 0) {
    printer.hasPaper = printer.hasPaper && printer.paperLines !== 0;
    printer.broken = true;
    put(printer, INVALID_DOCUMENT);
    return;
  }
  const line = job.lines[printer.printed];
  if (line !== undefined) put(printer, line);
  printer.printed += 1;
  if (printer.paperLines !== null) printer.paperLines -= 1;
  if (printer.printed < job.lines.length) return;
  printer.jobs.shift();
  printer.printed = 0;
}

/** After "continue" the whole document is printed again from its start. */
export function continueJob(printer: Printer): void {
  printer.broken = false;
  printer.printed = 0;
}

export function loadPaper(printer: Printer): void {
  printer.hasPaper = true;
  printer.paperLines = null;
}

/** Paper ends after so many more lines; at 0 with nothing to print it is out at once. */
export function endPaperAfter(printer: Printer, lines: number): void {
  printer.paperLines = lines;
  if (lines === 0 && printer.jobs.length === 0) printer.hasPaper = false;
}

function put(printer: Printer, line: string): void {
  printer.tape.push(line);
  if (printer.tape.length > TAPE_LINES_MAX) printer.tape.shift();
}
