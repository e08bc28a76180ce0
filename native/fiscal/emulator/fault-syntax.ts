/**
 * How misbehaviour is written, in `--misbehave` and over the control channel: a list separated by commas.
 *
 *     [p=0.05:]name[/COMMAND][@LINE][=ARGUMENT[:ARGUMENT]]
 *
 * Without `p=` a fault happens once; with it, it is drawn at every command it fits. COMMAND is hexadecimal
 * (`/FF45`) or `any`; with it, what happens "at once" waits for that command. Times are milliseconds; a power loss of 0 ms lasts until `powerOn`.
 *
 * | no. | name | arguments (default) | fits by default | what happens |
 * | --- | --- | --- | --- | --- |
 * | 1 | dropAnswerByte | byte from 0 = STX (the last) | any | the byte is not sent, the answer stays pending |
 * | 1 | corruptAnswerByte | byte (the last) | any | the byte is sent inverted |
 * | 1 | delayAnswerByte | byte : ms (0 : 1000) | any | a pause before the byte |
 * | 2 | noAck | | any | the command runs, its ACK is not sent |
 * | 3 | noAnswer | | any | the command runs, its answer is lost; the register is idle |
 * | 4 | nak | times (1) | any | good frames are refused so many times |
 * | 5 | dieBeforeFnWrite | ms (2000) | closes | power is lost, the receipt stays open |
 * | 6 | dieAfterFnWrite | ms (2000) | closes | the document exists, power is lost before the answer |
 * | 7 | dieAfterAnswer | ms (2000) | closes | power is lost before the host's ACK is read |
 * | 8 | diePrinting | @line (1), ms (2000) | any | power is lost at that line of the next print |
 * | 9 | paperOut | @lines (0) | at once | paper ends after so many more lines |
 * | 10 | coverOpen | | at once | the cover is open until closeCover |
 * | 11 | fnError | code : before or after (2F : before) | closes | the code is answered, the document unmade or made |
 * | 12 | ageShift | hours (24) | at once | the shift was opened so much earlier |
 * | 13 | clockJump | minutes (10) | at once | the clock moves on, or back when negative |
 * | 14 | swapFn | | at once | another drive is in the register |
 * | 15 | ofdOverdue | | at once | documents wait for the data operator for over 30 days: 15h |
 * | 16 | foreignDocument | kopecks (10000) | 8D | somebody else's receipt gets in before this one |
 * | 17 | vanish | ms (1000) : new link path (the same) | closes | the command runs, then the port goes and returns |
 * | 18 | strayFf | | any | FF follows the ACK |
 * | 19 | cancelRefused | | 88 | the cancel is answered 59h |
 * | 20 | hollowClose | | closes | the close is answered 0, no document is made |
 *
 * Source: fiscal-printer section 8.
 */
import { CLOSE_CODES } from './commands/close.ts';

export interface Fault {
  readonly name: FaultName;
  /** command numbers it fits; null = any */
  readonly commands: readonly number[] | null;
  readonly line: number | null;
  readonly args: readonly string[];
  /** null: once */
  readonly probability: number | null;
}

interface FaultKind {
  readonly commands: readonly number[] | null;
  /** happens to the world, not to an exchange: at once when it has neither a probability nor a command */
  readonly isWorld?: true;
  readonly args: readonly ('number' | 'code' | 'moment' | 'path')[];
}

const KINDS = {
  dropAnswerByte: { commands: null, args: ['number'] },
  corruptAnswerByte: { commands: null, args: ['number'] },
  delayAnswerByte: { commands: null, args: ['number', 'number'] },
  noAck: { commands: null, args: [] },
  noAnswer: { commands: null, args: [] },
  nak: { commands: null, args: ['number'] },
  dieBeforeFnWrite: { commands: CLOSE_CODES, args: ['number'] },
  dieAfterFnWrite: { commands: CLOSE_CODES, args: ['number'] },
  dieAfterAnswer: { commands: CLOSE_CODES, args: ['number'] },
  diePrinting: { commands: null, args: ['number'] },
  paperOut: { commands: null, isWorld: true, args: [] },
  coverOpen: { commands: null, isWorld: true, args: [] },
  fnError: { commands: CLOSE_CODES, args: ['code', 'moment'] },
  ageShift: { commands: null, isWorld: true, args: ['number'] },
  clockJump: { commands: null, isWorld: true, args: ['number'] },
  swapFn: { commands: null, isWorld: true, args: [] },
  ofdOverdue: { commands: null, isWorld: true, args: [] },
  foreignDocument: { commands: [0x8d], args: ['number'] },
  vanish: { commands: CLOSE_CODES, args: ['number', 'path'] },
  strayFf: { commands: null, args: [] },
  cancelRefused: { commands: [0x88], args: [] },
  hollowClose: { commands: CLOSE_CODES, args: [] },
} as const satisfies Record<string, FaultKind>;

export type FaultName = keyof typeof KINDS;
export const FAULT_NAMES = Object.keys(KINDS) as readonly FaultName[];
export const WORLD_FAULTS = FAULT_NAMES.filter((name) => kindOf(name).isWorld === true);

/** The text is no fault; the message says which part and what is allowed. */
export class FaultSyntaxError extends Error {}

const ARGUMENT_FORMS: Readonly<Record<string, RegExp>> = {
  number: /^-?\d{1,9}$/,
  code: /^[0-9A-Fa-f]{2}$/,
  moment: /^(before|after)$/,
  path: /^.+$/,
};
const FORM = /^(?:p=(?<p>[\d.]+):)?(?<name>\w+)(?:\/(?<command>\w+))?(?:@(?<line>\d{1,6}))?(?:=(?<args>.+))?$/;

function kindOf(name: FaultName): FaultKind {
  return KINDS[name];
}

export function parseFaults(text: string): Fault[] {
  const items = text.split(',').map((item) => item.trim());
  return items.filter((item) => item !== '').map(parseFault);
}

function parseFault(text: string): Fault {
  const groups = FORM.exec(text)?.groups;
  const name = FAULT_NAMES.find((known) => known === groups?.['name']);
  if (groups === undefined || name === undefined) {
    throw new FaultSyntaxError(`"${text}" is no fault; known: ${FAULT_NAMES.join(', ')}`);
  }
  const kind = kindOf(name);
  const args = groups['args']?.split(':') ?? [];
  args.forEach((arg, i) => {
    const form = kind.args[i];
    if (form === undefined) throw new FaultSyntaxError(`${name} takes ${kind.args.length} arguments: "${text}"`);
    if (ARGUMENT_FORMS[form]?.test(arg) !== true) throw new FaultSyntaxError(`"${arg}" is no ${form}: "${text}"`);
  });
  const probability = groups['p'] === undefined ? null : Number(groups['p']);
  if (probability !== null && !(probability > 0 && probability <= 1)) {
    throw new FaultSyntaxError(`a probability lies between 0 and 1: "${text}"`);
  }
  const line = groups['line'] === undefined ? null : Number(groups['line']);
  return { name, commands: commandsOf(groups['command'], kind, text), line, args, probability };
}

function commandsOf(text: string | undefined, kind: FaultKind, whole: string): readonly number[] | null {
  if (text === undefined) return kind.commands;
  if (text === 'any') return null;
  if (!/^([0-9A-Fa-f]{2}|[Ff]{2}[0-9A-Fa-f]{2})$/.test(text)) {
    throw new FaultSyntaxError(`"${text}" is no command number such as 88 or FF45: "${whole}"`);
  }
  return [Number.parseInt(text, 16)];
}
