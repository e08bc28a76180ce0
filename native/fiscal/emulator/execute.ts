/**
 * One request on one state: `execute(state, body, clock) → state', answer, effects`. A refused or malformed
 * request leaves the state as it was. Source: fiscal-printer sections 3, 4.8, 5.
 */
import { BodyReader, fromLe } from './bytes.ts';
import type { LocalMs } from './clock.ts';
import type { Command, Effect } from './command.ts';
import { COMMANDS } from './commands/index.ts';
import { SUBMODE, submodeOf } from './printer.ts';
import { REFUSAL, Refusal } from './refusal.ts';
import { draftOf, modeOf, type RegisterState } from './state.ts';
import { readNumber } from './tables.ts';

export interface Execution {
  readonly state: RegisterState;
  /** answer body: code, error, data */
  readonly answer: readonly number[];
  readonly effects: readonly Effect[];
  /** true when the new state must reach the disk before the answer leaves */
  readonly changed: boolean;
}

const SHIFT_CLOSED = 4;
const ADMINISTRATOR = 29;
const SYSTEM_ADMINISTRATOR = 30;
const SUBMODE_REFUSALS: Readonly<Record<number, number>> = {
  [SUBMODE.outPassive]: REFUSAL.noPaper,
  [SUBMODE.outActive]: REFUSAL.noPaper,
  [SUBMODE.waitsForContinue]: REFUSAL.waitsForContinue,
  [SUBMODE.printing]: REFUSAL.printing,
  [SUBMODE.printingReport]: REFUSAL.printing,
};

const BY_CODE = new Map(COMMANDS.map((command) => [command.code, command]));

/** The command number of a body: one byte, or FFxx. */
export function codeOf(body: ArrayLike<number>): number {
  const first = body[0] ?? 0;
  return first === 0xff ? 0xff00 | (body[1] ?? 0) : first;
}

export function findCommand(body: ArrayLike<number>): Command | undefined {
  return body[0] === 0xff && body.length < 2 ? undefined : BY_CODE.get(codeOf(body));
}

/** @param body 1..255 bytes @param hostNow the world's clock; the register adds its own offset */
export function execute(state: RegisterState, body: Uint8Array, hostNow: LocalMs): Execution {
  const isLong = body[0] === 0xff && body.length >= 2 && state.model.knowsFf;
  const head = [...body.subarray(0, isLong ? 2 : 1)];
  const refuse = (code: number): Execution => ({ state, answer: [...head, code], effects: [], changed: false });
  const command = findCommand(body);
  if (command === undefined || (body[0] === 0xff && !isLong)) return refuse(REFUSAL.unknownCommand);

  const draft = draftOf(state);
  const effects: Effect[] = [];
  try {
    assertLength(command, body.length);
    const { operator, offset } = admit(state, command, body, head.length);
    const now = hostNow + state.clockOffsetMs;
    assertMode(state, command, now);
    assertSubmode(state, command);
    const context = { state: draft, body: new BodyReader(body, offset), operator, now, hostNow, effects };
    const data = command.run(context);
    return { state: draft, answer: [...head, 0, ...data], effects, changed: command.reads !== true };
  } catch (error) {
    if (error instanceof Refusal) return refuse(error.code);
    throw error;
  }
}

function assertLength(command: Command, length: number): void {
  const [least, most] = typeof command.length === 'number' ? [command.length, command.length] : command.length;
  if (length < least || length > most) throw new Refusal(REFUSAL.length);
}

function admit(
  state: RegisterState,
  command: Command,
  body: Uint8Array,
  headSize: number,
): { operator: number; offset: number } {
  if (command.who === 'none') return { operator: 0, offset: headSize };
  const password = fromLe(body.subarray(headSize, headSize + 4));
  const operator = findOperator(state, password);
  const least = { operator: 1, administrator: ADMINISTRATOR, system: SYSTEM_ADMINISTRATOR }[command.who];
  if (operator === null || operator < least) throw new Refusal(REFUSAL.password);
  return { operator, offset: headSize + 4 };
}

/** Password 0 is nobody's: an operator without a password is switched off. */
function findOperator(state: RegisterState, password: number): number | null {
  if (password === 0) return null;
  for (let row = SYSTEM_ADMINISTRATOR; row >= 1; row -= 1) {
    if ((state.tables[`2.${row}.1`] ?? row) === password) return row;
  }
  return null;
}

function assertMode(state: RegisterState, command: Command, now: LocalMs): void {
  const mode = modeOf(state, now, readNumber(state, 17, 1, 8)) & 0x0f;
  const wantsShift = mode === SHIFT_CLOSED && command.opensShift === true && !state.model.opensShiftItself;
  if (command.modes === undefined || (command.modes.includes(mode) && !wantsShift)) return;
  throw new Refusal(command.refusals?.[mode] ?? REFUSAL.mode);
}

function assertSubmode(state: RegisterState, command: Command): void {
  if (command.prints !== true) return;
  const refusal = SUBMODE_REFUSALS[submodeOf(state.printer)];
  if (refusal !== undefined) throw new Refusal(refusal);
}
