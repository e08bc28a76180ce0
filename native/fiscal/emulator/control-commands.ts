/**
 * What the control channel can ask. Arguments stand beside the command:
 * `{"id":1,"command":"powerOff","ms":500}`.
 */
import type { ControlRequest } from './control.ts';
import type { LocalMs } from './clock.ts';
import type { FaultBox } from './fault-box.ts';
import { dotsOf } from './layout.ts';
import type { Machine } from './machine.ts';
import { paperText, type PaperLine } from './paper.ts';
import { submodeOf } from './printer.ts';
import { drawerCash } from './registers.ts';
import { modeOf, type FiscalDocument, type RegisterState } from './state.ts';
import type { Transport } from './transport.ts';
import * as world from './world.ts';

interface Snapshot {
  readonly powered: boolean;
  readonly link: string;
  readonly tty: string;
  readonly mode: number;
  readonly submode: number;
  /** kopecks, money register 241 */
  readonly drawer: number;
  /** registers, tables, shift, receipt, printer, drive and its documents */
  readonly register: RegisterState;
  /** faults that wait for their moment */
  readonly faults: readonly string[];
}

/** Results by command. */
export interface ControlResults {
  /** faults: see fault-syntax.ts */
  misbehave: null;
  /** forgets every waiting fault */
  clear: null;
  loadPaper: null;
  /** lines?: paper ends after so many more (0) */
  paperOut: null;
  openCover: null;
  closeCover: null;
  closeDrawer: null;
  /** hours?: 24 */
  ageShift: null;
  /** to: local wall clock `2026-11-22T14:05:00` */
  setClock: null;
  /** ms?: 0 = until powerOn */
  powerOff: null;
  powerOn: null;
  unplug: null;
  /** link?: another name; the result is where the port is now */
  replug: string;
  swapFn: null;
  /** total?: kopecks (10000), operation?: 1..4 (1) */
  insertForeignDocument: FiscalDocument;
  leaveHalfMadeDocument: null;
  /** online: boolean */
  dataOperator: null;
  state: Snapshot;
  documents: readonly FiscalDocument[];
  /** everything on paper, newest last, invalid documents and copies too */
  tape: readonly string[];
  lastReceiptText: string | null;
  /** fd: number of any fiscal document */
  receiptText: string | null;
  /** the last document printed, fiscal or not: X report, cash in, ... */
  lastPrintText: string | null;
  /** the tape as a picture: a PNG file in base64 */
  tapePng: string;
  /** fd?: number of any fiscal document (the last receipt); a PNG file in base64 */
  receiptPng: string | null;
  lastPrintPng: string | null;
}

export interface Controlled {
  readonly machine: Machine;
  readonly faults: FaultBox;
  readonly transport: Transport;
  readonly now: () => LocalMs;
}

type Handlers = {
  [Name in keyof ControlResults]: (
    controlled: Controlled,
    request: ControlRequest,
  ) => ControlResults[Name] | Promise<ControlResults[Name]>;
};

const HANDLERS: Handlers = {
  misbehave: ({ machine }, { faults }) => done(machine.misbehave(text('faults', faults))),
  clear: ({ faults }) => done(faults.clear()),
  loadPaper: ({ machine }) => done(machine.change(world.withPaper(machine.state))),
  paperOut: ({ machine }, { lines }) => {
    return done(machine.change(world.withPaperEnding(machine.state, count('lines', lines, 0))));
  },
  openCover: ({ machine }) => done(machine.change(world.withCover(machine.state, true))),
  closeCover: ({ machine }) => done(machine.change(world.withCover(machine.state, false))),
  closeDrawer: ({ machine }) => done(machine.change(world.withDrawer(machine.state, false))),
  ageShift: ({ machine }, { hours }) => {
    return done(machine.change(world.withOlderShift(machine.state, count('hours', hours, 24))));
  },
  setClock: ({ machine, now }, { to }) => {
    const at = Date.parse(`${text('to', to)}Z`);
    if (Number.isNaN(at)) throw new Error('"to" is a local date and time such as 2026-11-22T14:05:00');
    return done(machine.change(world.withClockMoved(machine.state, at - now() - machine.state.clockOffsetMs)));
  },
  powerOff: ({ machine }, { ms }) => done(machine.powerOff(count('ms', ms, 0))),
  powerOn: ({ machine }) => done(machine.powerOn()),
  unplug: async ({ transport }) => done(await transport.unplug()),
  replug: async ({ transport }, { link }) => {
    await transport.replug(link === undefined ? undefined : text('link', link));
    return transport.path;
  },
  swapFn: ({ machine, now }) => done(machine.change(world.withOtherDrive(machine.state, now()))),
  insertForeignDocument: ({ machine, now }, { total, operation }) => {
    const at = now() + machine.state.clockOffsetMs;
    const receipt = { total: count('total', total, 10_000), operation: count('operation', operation, 1), at };
    machine.change(world.withForeignReceipt(machine.state, receipt));
    return lastOf(machine.state.drive.documents);
  },
  leaveHalfMadeDocument: ({ machine }) => done(machine.change(world.withHalfMadeDocument(machine.state))),
  dataOperator: ({ machine }, { online }) => {
    if (typeof online !== 'boolean') throw new Error('"online" is true or false');
    return done(machine.change(world.withDataOperator(machine.state, online)));
  },
  state: snapshot,
  documents: ({ machine }) => machine.state.drive.documents,
  tape: ({ machine }) => paperText(machine.state.printer.tape),
  lastReceiptText: ({ machine }) => textOf(world.lastReceipt(machine.state)?.paper),
  receiptText: ({ machine }, { fd }) => textOf(world.paperOf(machine.state, count('fd', fd, 0))),
  lastPrintText: ({ machine }) => textOf(machine.state.lastPrint?.lines),
  tapePng: async ({ machine }) => (await pngOf(machine.state, machine.state.printer.tape)) ?? '',
  receiptPng: async ({ machine: { state } }, { fd }) => {
    const last = world.lastReceipt(state)?.fd ?? 0;
    return pngOf(state, world.paperOf(state, count('fd', fd, last)));
  },
  lastPrintPng: ({ machine }) => pngOf(machine.state, machine.state.lastPrint?.lines),
};

/** @throws Error in plain words for a command or an argument it does not know */
export function runControl(
  controlled: Controlled,
  request: ControlRequest,
): ControlResults[keyof ControlResults] | Promise<ControlResults[keyof ControlResults]> {
  const { command } = request;
  if (!isControlCommand(command)) {
    throw new Error(`"${command}" is no command; known: ${CONTROL_COMMANDS.join(', ')}`);
  }
  return HANDLERS[command](controlled, request);
}

export const CONTROL_COMMANDS: readonly string[] = Object.keys(HANDLERS);

function isControlCommand(name: string): name is keyof ControlResults {
  return Object.hasOwn(HANDLERS, name);
}

function snapshot({ machine, transport, now, faults }: Controlled): Snapshot {
  const { state } = machine;
  return {
    powered: machine.powered,
    link: machine.linkName,
    tty: transport.path,
    mode: modeOf(state, now() + state.clockOffsetMs),
    submode: submodeOf(state.printer),
    drawer: drawerCash(state),
    register: state,
    faults: faults.waiting.map(({ name }) => name),
  };
}

function textOf(lines: readonly PaperLine[] | undefined): string | null {
  return lines === undefined ? null : paperText(lines).join('\n');
}

/** The font and the bar codes are read when the first picture is asked for. */
async function pngOf({ model }: RegisterState, lines: readonly PaperLine[] | undefined): Promise<string | null> {
  if (lines === undefined) return null;
  const { tapePng } = await import('./image/tape-image.ts');
  return tapePng(lines, dotsOf(model)).toString('base64');
}

function done(_nothing: void): null {
  return null;
}

function lastOf(documents: readonly FiscalDocument[]): FiscalDocument {
  const last = documents.at(-1);
  if (last === undefined) throw new Error('a registered drive has a document');
  return last;
}

function text(name: string, value: unknown): string {
  if (typeof value !== 'string' || value === '') throw new Error(`"${name}" is a text`);
  return value;
}

function count(name: string, value: unknown, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw new Error(`"${name}" is a whole number, 0 or more`);
  }
  return value;
}
