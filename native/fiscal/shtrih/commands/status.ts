import { u8 } from '../bytes.ts';
import { ANY_MODE, ignored, nothing } from '../command.ts';
import type { Command } from '../command.ts';
import { decodeCp1251, decodeRegisterDate, decodeTime } from '../encoding.ts';

/** Who is there and how it is. Source: fiscal-printer section 4.1. */

const read = { modes: ANY_MODE, prints: false, repeat: 'safe', encode: nothing } as const;
const anonymous = { ...read, privilege: 'none', timeOut: 'ordinary' } as const;
const status = { ...read, privilege: 'cashier', timeOut: 'status' } as const;
const port = { ...read, privilege: 'system', timeOut: 'ordinary' } as const;

interface DeviceType {
  model: number;
  name: string;
}

export const deviceType: Command<void, DeviceType> = {
  ...anonymous,
  code: 0xfc,
  name: 'device type',
  decode(data) {
    data.skip(4);
    const model = data.u8();
    data.skip(1);
    return { model, name: decodeCp1251(data.rest()).trim() };
  },
};

/** Kind 1: what the model can do, as 64 bits. */
export const modelFeatures: Command<void, Uint8Array> = {
  ...anonymous,
  code: 0xf7,
  name: 'model parameters',
  encode: () => u8(1),
  decode: (data) => data.take(8),
};

/** The register's own words for an error; only where feature bit 36 says so. */
export const errorText: Command<{ error: number }, string> = {
  ...anonymous,
  code: 0x6b,
  name: 'error text',
  encode: ({ error }) => u8(error),
  decode: (data) => decodeCp1251(data.rest()),
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
  ...status,
  code: 0x10,
  name: 'short status',
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
  ...status,
  code: 0x11,
  name: 'full status',
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

/** Codes, not values: speed 6 is 115200 baud, time-out v is v ms up to 150. Source: fiscal-printer section 1. */
interface PortSettings {
  speed: number;
  timeOutCode: number;
}

export const readPort: Command<{ port: number }, PortSettings> = {
  ...port,
  code: 0x15,
  name: 'read port',
  encode: ({ port: number }) => u8(number),
  decode: (data) => ({ speed: data.u8(), timeOutCode: data.u8() }),
};

/** Answered at the old speed. */
export const setPort: Command<PortSettings & { port: number }, void> = {
  ...port,
  code: 0x14,
  name: 'set port',
  encode: ({ port: number, speed, timeOutCode }) => Uint8Array.from([number, speed, timeOutCode]),
  decode: ignored,
};
