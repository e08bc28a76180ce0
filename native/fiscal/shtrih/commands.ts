/** Every command the driver knows, one definition each. Source: fiscal-printer section 4. */
export * from './commands/drive.ts';
export * from './commands/printing.ts';
export * from './commands/receipt.ts';
export * from './commands/settings.ts';
export * from './commands/shift.ts';
export * from './commands/status.ts';
