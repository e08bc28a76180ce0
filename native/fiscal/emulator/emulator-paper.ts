/** The paper of a running emulator, for a till in training that shows it on the screen. */
import { connectControl } from './control-client.ts';

/** Whoever waits for the paper has a customer in front of them. */
const PATIENCE_MS = 1_000;
/** The code of a receipt stands on the screen as a picture of its own. */
const CODE = /^\[QRCODE /;

/**
 * @param controlPath of the control channel
 * @returns a fiscal document as it was printed, line by line; null where there is none of that number, or no emulator
 */
export async function readEmulatorPaper(controlPath: string, fd: number): Promise<string[] | null> {
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

async function ask(controlPath: string, fd: number): Promise<string[] | null> {
  const client = await connectControl(controlPath);
  try {
    const text = await client.send('receiptText', { fd });
    return text === null ? null : text.split('\n').filter((line) => !CODE.test(line));
  } finally {
    client.close();
  }
}
