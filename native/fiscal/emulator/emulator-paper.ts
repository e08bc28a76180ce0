/** The paper of a running emulator, for a till in training that shows it on the screen. */
import { connectControl } from './control-client.ts';

/** Whoever waits for the paper has a customer in front of them. */
const PATIENCE_MS = 1_000;
/** The code of a receipt stands on the screen as a picture of its own; other codes are wider than the paper as text. */
const RECEIPT_CODE = /^\[QRCODE t=/;
const CODE = /^\[QRCODE .*\]$/;

/**
 * @param controlPath of the control channel
 * @param fd number of a fiscal document; null = the last print, be it a slip or a report
 * @returns it as it was printed, line by line; null where there is none, or no emulator
 */
export async function readEmulatorPaper(controlPath: string, fd: number | null): Promise<string[] | null> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS);
  });
  try {
    return await Promise.race([ask(controlPath, fd), tooLate]);
  } catch {
    // The till has its own picture of the receipt: it needs this one for looks alone.
    return null;
  } finally {
    clearTimeout(timer);
  }
}

async function ask(controlPath: string, fd: number | null): Promise<string[] | null> {
  const client = await connectControl(controlPath);
  try {
    const text = fd === null ? await client.send('lastPrintText') : await client.send('receiptText', { fd });
    if (text === null) return null;
    return text.split('\n').flatMap((line) => (RECEIPT_CODE.test(line) ? [] : line.replace(CODE, '[QR]')));
  } finally {
    client.close();
  }
}
