/** Every command the register knows. */
import type { Command } from '../command.ts';
import { CLOSE_COMMANDS } from './close.ts';
import { DRIVE_COMMANDS } from './drive.ts';
import { GRAPHICS_COMMANDS } from './graphics.ts';
import { LONG_TLV_COMMANDS } from './long-tlv.ts';
import { PRINTING_COMMANDS } from './printing.ts';
import { RECEIPT_COMMANDS } from './receipt.ts';
import { SETTINGS_COMMANDS } from './settings.ts';
import { SHIFT_COMMANDS } from './shift.ts';
import { STATUS_COMMANDS } from './status.ts';

export const COMMANDS: readonly Command[] = [
  ...STATUS_COMMANDS,
  ...PRINTING_COMMANDS,
  ...SETTINGS_COMMANDS,
  ...SHIFT_COMMANDS,
  ...RECEIPT_COMMANDS,
  ...CLOSE_COMMANDS,
  ...DRIVE_COMMANDS,
  ...GRAPHICS_COMMANDS,
  ...LONG_TLV_COMMANDS,
];
