import { concat, u16, u8 } from '../bytes.ts';
import { ANY_MODE, ignored, nothing } from '../command.ts';
import type { Command } from '../command.ts';

/** Tags of a document that are longer than one command. Source: fiscal-printer section 4.5. */

const long = {
  privilege: 'system',
  modes: ANY_MODE,
  prints: false,
  timeOut: 'ordinary',
  repeat: 'safe',
} as const;

/** Answers how many bytes one block may have. */
export const announceLongTlv: Command<{ bytes: number }, number> = {
  ...long,
  code: 0xff32,
  name: 'announce a long tag',
  encode: ({ bytes }) => u16(bytes),
  decode: (data) => data.u8(),
};

export const loadLongTlv: Command<{ offset: number; block: Uint8Array }, void> = {
  ...long,
  code: 0xff33,
  name: 'block of a long tag',
  encode: ({ offset, block }) => concat(u16(offset), u8(block.length), block),
  decode: ignored,
};

/** Attaches what was loaded: twice is a duplicate. */
export const attachLongTlv: Command<void, void> = {
  ...long,
  code: 0xff64,
  name: 'attach the long tag',
  repeat: 'unlessAccepted',
  encode: nothing,
  decode: ignored,
};
