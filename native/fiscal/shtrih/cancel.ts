import { FiscalError } from '../port.ts';
import * as commands from './commands.ts';
import type { Session } from './session.ts';
import { runPrinting } from './settle.ts';
import { readStatus } from './status.ts';

const DRIVE_HAS_NOTHING = 0x02;
const NO_RECEIPT = 0x55;
const OTHER_OPERATOR = 0x59;
const WRONG_MODE = 0x73;

/** 88h; a receipt that is not open counts as cancelled. Another operator's is cancelled as administrator. */
export async function cancelReceipt(session: Session): Promise<void> {
  try {
    await runPrinting(session, commands.cancelReceipt);
  } catch (cause) {
    switch (deviceCode(cause)) {
      case NO_RECEIPT:
        return;
      case WRONG_MODE:
        if ((await readStatus(session)).mode === 'receiptOpen') throw cause;
        return;
      case OTHER_OPERATOR:
        await runPrinting(session, commands.cancelAnyReceipt);
        return;
      default:
        throw cause;
    }
  }
}

/** FF08h; nothing to cancel counts as done. */
export async function cancelDocument(session: Session): Promise<void> {
  try {
    await session.run(commands.cancelDocument);
  } catch (cause) {
    if (deviceCode(cause) !== DRIVE_HAS_NOTHING) throw cause;
  }
}

function deviceCode(cause: unknown): number | null {
  return cause instanceof FiscalError ? cause.deviceCode : null;
}
