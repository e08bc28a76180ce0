/** Who is there and how it is: FC F7 10 11 14 15 6B. Source: fiscal-printer section 4.1. */
import { encodeText, fixedText, fromHex, le } from '../bytes.ts';
import { registerDate, registerTime } from '../clock.ts';
import type { Command, CommandContext } from '../command.ts';
import { submodeOf } from '../printer.ts';
import { errorText, REFUSAL, Refusal } from '../refusal.ts';
import { hasFeature, modeOf, type RegisterState } from '../state.ts';
import { readNumber } from '../tables.ts';

const NO_OPTICAL_PAPER = ~(1 << 7);
const COVER_OPEN = 1 << 10;
const DRAWER_OPEN = 1 << 11;
const PRINT_RESULT_BIT = 34;
const ERROR_TEXT_BIT = 36;
const SPEED_CODE_MAX = 9;
const SERIAL_PORT = 2;

function flagsOf({ model, printer, drawerOpen }: RegisterState): number {
  let flags = model.flags;
  if (!printer.hasPaper) flags &= NO_OPTICAL_PAPER;
  if (printer.coverOpen) flags |= COVER_OPEN;
  if (drawerOpen) flags |= DRAWER_OPEN;
  return flags;
}

function modeByte({ state, now }: CommandContext): number {
  return modeOf(state, now, readNumber(state, 17, 1, 8));
}

/** Last print result of feature bit 34: 0 ok, 1 paper break, 5 printing. */
function printResult({ printer }: RegisterState): number {
  if (printer.broken) return 1;
  return printer.jobs.length > 0 ? 5 : 0;
}

function shortStatus(context: CommandContext): number[] {
  const { state, operator } = context;
  const { model } = state;
  const operations = state.receipt?.operations ?? 0;
  return [
    operator,
    ...le(flagsOf(state), 2),
    modeByte(context),
    submodeOf(state.printer),
    operations % 256,
    model.battery,
    model.supply,
    ...model.obsoleteErrors,
    Math.floor(operations / 256) % 256,
    ...model.reserved,
    ...(hasFeature(state, PRINT_RESULT_BIT) ? [printResult(state)] : []),
  ];
}

/** The obsolete fiscal memory fields carry what real devices send, for clients that parse the date. */
const OBSOLETE_MEMORY = [0x4e, 0x41, 0x00, 0x00, 0x01, 0x01, 0x10];

function fullStatus(context: CommandContext): number[] {
  const { state, operator, now } = context;
  const { model, registration, shift } = state;
  return [
    operator,
    ...fixedText(model.firmware, 2),
    ...le(model.build, 2),
    ...model.firmwareDate,
    1,
    ...le((state.operations[152] ?? 0) % 65_536, 2),
    ...le(flagsOf(state), 2),
    modeByte(context),
    submodeOf(state.printer),
    SERIAL_PORT,
    ...OBSOLETE_MEMORY,
    ...registerDate(now),
    ...registerTime(now),
    0,
    ...le(registration.serial, 4),
    ...le(shift.isOpen ? shift.number - 1 : shift.number, 2),
    ...le(0, 4),
    ...le(Number(registration.inn), 6),
  ];
}

export const STATUS_COMMANDS: readonly Command[] = [
  {
    code: 0xfc,
    name: 'device type',
    length: 1,
    who: 'none',
    reads: true,
    run: ({ state }) => [0, 0, 1, 14, 250, 0, ...encodeText(state.model.name)],
  },
  {
    code: 0xf7,
    name: 'extended request',
    length: 2,
    who: 'none',
    reads: true,
    run: ({ state, body }) => {
      if (body.u8() !== 1) throw new Refusal(REFUSAL.parameters);
      return fromHex(state.model.features + state.model.parameters);
    },
  },
  { code: 0x10, name: 'short status', length: 5, who: 'operator', reads: true, run: shortStatus },
  { code: 0x11, name: 'full status', length: 5, who: 'operator', reads: true, run: fullStatus },
  {
    code: 0x15,
    name: 'read port',
    length: 6,
    who: 'system',
    reads: true,
    run: ({ state }) => [state.port.speed, state.port.timeout],
  },
  {
    code: 0x14,
    name: 'set port',
    length: 8,
    who: 'system',
    run: ({ state, body }) => {
      body.u8();
      const speed = body.u8();
      if (speed > SPEED_CODE_MAX) throw new Refusal(REFUSAL.parameters);
      state.port = { speed, timeout: body.u8() };
      return [];
    },
  },
  {
    code: 0x6b,
    name: 'error text',
    length: 2,
    who: 'none',
    reads: true,
    run: ({ state, body }) => {
      if (!hasFeature(state, ERROR_TEXT_BIT)) throw new Refusal(REFUSAL.unknownCommand);
      return encodeText(errorText(body.u8()));
    },
  },
];

/** Byte time-out of 14h in milliseconds. Source: fiscal-printer section 1.2. */
export function byteTimeoutMs(code: number): number {
  if (code <= 150) return code;
  return code < 250 ? (code - 149) * 150 : (code - 248) * 15_000;
}
