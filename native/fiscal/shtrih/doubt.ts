import { FiscalError } from '../port.ts';

/** @returns the failure of a command that may have run, null for success; other failures are thrown */
export async function doubtOf(command: Promise<void>): Promise<FiscalError | null> {
  try {
    await command;
    return null;
  } catch (cause) {
    if (cause instanceof FiscalError && cause.kind === 'unknown') return cause;
    throw cause;
  }
}
