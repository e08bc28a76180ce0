import { u16, u8 } from '../bytes.ts';
import { ORDINARY_MS, ignored, nothing } from '../command.ts';
import type { Command } from '../command.ts';
import { decodeCp1251, decodeRegisterDate, decodeTime } from '../encoding.ts';

/** Source: fiscal-printer section 4.1. */

interface DeviceType {
  model: number;
  name: string;
}

export const deviceType: Command<void, DeviceType> = {
  code: 0xfc,
  privilege: 'none',
  timeoutMs: ORDINARY_MS,
  repeat: 'safe',
  encode: nothing,
  decode(data) {
    data.skip(4);
    const model = data.u8();
    data.skip(1);
    return { model, name: decodeCp1251(data.rest()).trim() };
  },
};

/** Kind 1: what the model can do. */
export const modelFeatures: Command<void, Uint8Array> = {
  code: 0xf7,
  privilege: 'none',
  timeoutMs: ORDINARY_MS,
  repeat: 'safe',
  encode: () => u8(1),
  decode: (data) => data.take(8),
};

interface ShortStatus {
  operator: number;
  flags: number;
  mode: number;
  submode: number;
  /** operations in the open receipt */
  operations: number;
  /** 0 printed, 1 paper break, 2 printer error, 5 printing; null unless the model tells (feature bit 34) */
  printResult: number | null;
}

const RESERVED_BYTES = 3;

export const shortStatus: Command<void, ShortStatus> = {
  code: 0x10,
  privilege: 'cashier',
  timeoutMs: 3000,
  repeat: 'safe',
  encode: nothing,
  decode(data) {
    const operator = data.u8();
    const flags = data.u16();
    const mode = data.u8();
    const submode = data.u8();
    const low = data.u8();
    // Battery, supply and two bytes of memories long gone; real devices still send them.
    data.skip(4);
    const operations = low + data.u8() * 256;
    data.skip(RESERVED_BYTES);
    return { operator, flags, mode, submode, operations, printResult: data.left > 0 ? data.u8() : null };
  },
};

interface FullStatus {
  firmware: string;
  flags: number;
  mode: number;
  submode: number;
  /** `2026-11-22T14:05:00` on the register's clock */
  clock: string;
  /** empty when not set */
  serial: string;
  lastClosedShift: number;
  inn: number;
}

const SERIAL_NOT_SET = 0xffffffff;

export const fullStatus: Command<void, FullStatus> = {
  code: 0x11,
  privilege: 'cashier',
  timeoutMs: 3000,
  repeat: 'safe',
  encode: nothing,
  decode(data) {
    data.skip(1);
    const version = Array.from(decodeCp1251(data.take(2))).join('.');
    const firmware = `${version}.${data.u16()}`;
    data.skip(3 + 1 + 2);
    const flags = data.u16();
    const mode = data.u8();
    const submode = data.u8();
    data.skip(1 + 2 + 2 + 3);
    const clock = `${decodeRegisterDate(data.take(3))}T${decodeTime(data.take(3))}`;
    data.skip(1);
    const serialLow = data.u32();
    const lastClosedShift = data.u16();
    data.skip(2 + 1 + 1);
    const inn = data.u48();
    const serialHigh = data.left >= 2 ? data.u16() : 0;
    const serial = serialLow === SERIAL_NOT_SET ? '' : String(serialHigh * 2 ** 32 + serialLow);
    return { firmware, flags, mode, submode, clock, serial, lastClosedShift, inn };
  },
};

export const fontMetrics: Command<{ font: number }, { printDots: number; characterDots: number }> = {
  code: 0x26,
  privilege: 'system',
  timeoutMs: 5000,
  repeat: 'safe',
  encode: ({ font }) => u8(font),
  decode: (data) => ({ printDots: data.u16(), characterDots: data.u8() }),
};

/** Kopecks, or whatever the register counts. */
export const moneyRegister: Command<{ number: number }, number> = {
  code: 0x1a,
  privilege: 'cashier',
  timeoutMs: ORDINARY_MS,
  repeat: 'safe',
  encode: ({ number }) => (number > 0xff ? u16(number) : u8(number)),
  decode(data) {
    data.skip(1);
    return data.u48();
  },
};

export const operationRegister: Command<{ number: number }, number> = {
  code: 0x1b,
  privilege: 'cashier',
  timeoutMs: ORDINARY_MS,
  repeat: 'safe',
  encode: ({ number }) => u8(number),
  decode(data) {
    data.skip(1);
    return data.u16();
  },
};

/** Makes a sound. */
export const beep: Command<void, void> = {
  code: 0x13,
  privilege: 'cashier',
  timeoutMs: ORDINARY_MS,
  repeat: 'safe',
  encode: nothing,
  decode: ignored,
};
