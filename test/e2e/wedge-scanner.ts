/** A keyboard-wedge scanner at the page's own keyboard door, as quick as a real one however slow the test's own process is. */
import type { CDPSession } from 'playwright-core';

const ENTER = { code: 'Enter', key: 'Enter', windowsVirtualKeyCode: 13, text: '\r' };

/** All keys leave at once and arrive in order; the page sees them a few milliseconds apart. */
export async function scanAsWedge(keyboard: CDPSession, digits: string): Promise<void> {
  const keys = [...digits].map((digit) => ({
    code: `Digit${digit}`,
    key: digit,
    windowsVirtualKeyCode: digit.charCodeAt(0),
    text: digit,
  }));
  const sent = [...keys, ENTER].flatMap(({ text, ...key }) => [
    keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', text, ...key }),
    keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key }),
  ]);
  await Promise.all(sent);
}
