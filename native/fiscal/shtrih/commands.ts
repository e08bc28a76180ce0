import * as drive from './commands/drive.ts';
import * as printing from './commands/printing.ts';
import * as receipt from './commands/receipt.ts';
import * as settings from './commands/settings.ts';
import * as shift from './commands/shift.ts';
import * as status from './commands/status.ts';

/** Every command the driver knows. Source: fiscal-printer section 4. */
export const commands = { ...status, ...printing, ...settings, ...shift, ...receipt, ...drive } as const;
