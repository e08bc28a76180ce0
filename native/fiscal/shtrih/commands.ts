import type { AnyCommand } from './command.ts';
import * as drive from './commands/drive.ts';
import * as graphics from './commands/graphics.ts';
import * as longTlv from './commands/long-tlv.ts';
import * as oldReceipt from './commands/old-receipt.ts';
import * as printing from './commands/printing.ts';
import * as receipt from './commands/receipt.ts';
import * as registers from './commands/registers.ts';
import * as settings from './commands/settings.ts';
import * as shift from './commands/shift.ts';
import * as status from './commands/status.ts';

/** Every command the driver knows, one definition each. Source: fiscal-printer section 4. */
export * from './commands/drive.ts';
export * from './commands/graphics.ts';
export * from './commands/long-tlv.ts';
export * from './commands/old-receipt.ts';
export * from './commands/printing.ts';
export * from './commands/receipt.ts';
export * from './commands/registers.ts';
export * from './commands/settings.ts';
export * from './commands/shift.ts';
export * from './commands/status.ts';

const SUBJECTS = [status, printing, registers, settings, shift, receipt, oldReceipt, drive, longTlv, graphics];

/** The same as one table, by the subject of the protocol page. */
export const COMMANDS: readonly AnyCommand[] = SUBJECTS.flatMap((subject) => Object.values<AnyCommand>(subject));
