/**
 * The print mechanism: jobs are printed line by line, paper may end in the middle. Pure, so that the same jobs
 * print at once or at a printer's pace. Source: fiscal-printer section 3.
 */
import type { PaperLine } from './paper.ts';

export interface PrintJob {
  readonly lines: readonly PaperLine[];
  /** a report prints in submode 4, everything else in 5 */
  readonly isReport?: boolean;
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
  /** what came out since the start, newest last */
  tape: PaperLine[];
}

export const SUBMODE = {
  ready: 0,
  outPassive: 1,
  outActive: 2,
  waitsForContinue: 3,
  printingReport: 4,
  printing: 5,
} as const;
export const INVALID_DOCUMENT = '*** ДОКУМЕНТ НЕДЕЙСТВИТЕЛЕН ***';

const TAPE_LINES_MAX = 2000;

export function newPrinter(): Printer {
  return { jobs: [], printed: 0, hasPaper: true, coverOpen: false, paperLines: null, broken: false, tape: [] };
}

/** A copy whose jobs and tape may be changed in place. */
export function copyOfPrinter(printer: Printer): Printer {
  return { ...printer, jobs: [...printer.jobs], tape: [...printer.tape] };
}

function canFeed(printer: Printer): boolean {
  return printer.hasPaper && !printer.coverOpen;
}

export function submodeOf(printer: Printer): number {
  if (printer.broken) return canFeed(printer) ? SUBMODE.waitsForContinue : SUBMODE.outActive;
  const [job] = printer.jobs;
  if (job !== undefined) return job.isReport === true ? SUBMODE.printingReport : SUBMODE.printing;
  return canFeed(printer) ? SUBMODE.ready : SUBMODE.outPassive;
}

/** True while a line can be printed now. */
export function isPrinting(printer: Printer): boolean {
  return printer.jobs.length > 0 && !printer.broken;
}

/**
 * Prints the next line of the first job. Changes the printer in place.
 * @returns what came out of it: a line and the cut behind it, or the note that the document is invalid
 */
export function printLine(printer: Printer): PaperLine[] {
  const job = printer.jobs[0];
  if (job === undefined) return [];
  if (!canFeed(printer) || printer.paperLines === 0) {
    printer.hasPaper = printer.hasPaper && printer.paperLines !== 0;
    printer.broken = true;
    return put(printer, [INVALID_DOCUMENT]);
  }
  const next = job.lines.findIndex((line, i) => i > printer.printed && !isCut(line));
  const end = next < 0 ? job.lines.length : next;
  const lines = job.lines.slice(printer.printed, end);
  printer.printed = end;
  if (printer.paperLines !== null && !lines.every(isCut)) printer.paperLines -= 1;
  if (printer.printed >= job.lines.length) {
    printer.jobs.shift();
    printer.printed = 0;
    if (printer.paperLines === 0 && printer.jobs.length === 0) printer.hasPaper = false;
  }
  return put(printer, lines);
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

function isCut(line: PaperLine): boolean {
  return typeof line !== 'string' && line.kind === 'cut';
}

function put(printer: Printer, lines: PaperLine[]): PaperLine[] {
  printer.tape.push(...lines);
  if (printer.tape.length > 2 * TAPE_LINES_MAX) printer.tape = printer.tape.slice(-TAPE_LINES_MAX);
  return lines;
}
