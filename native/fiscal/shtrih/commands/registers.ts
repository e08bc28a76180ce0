import { u16, u8 } from '../bytes.ts';
import { ANY_MODE } from '../command.ts';
import type { Command } from '../command.ts';

/** Counters of the register. Source: fiscal-printer section 4.2. */

const register = {
  privilege: 'cashier',
  modes: ANY_MODE,
  prints: false,
  timeOut: 'ordinary',
  repeat: 'safe',
} as const;

/** Kopecks, or whatever the register counts; a number above 255 needs newer firmware. */
export const moneyRegister: Command<{ number: number }, number> = {
  ...register,
  code: 0x1a,
  name: 'money register',
  encode: ({ number }) => (number > 0xff ? u16(number) : u8(number)),
  decode(data) {
    data.skip(1);
    return data.u48();
  },
};

export const operationRegister: Command<{ number: number }, number> = {
  ...register,
  code: 0x1b,
  name: 'operation register',
  encode: ({ number }) => u8(number),
  decode(data) {
    data.skip(1);
    return data.u16();
  },
};
