/** How fast the register is. Source: fiscal-printer 1.4 and section 8. */
import { CLOSE_CODES } from './commands/close.ts';

export type ProfileName = 'instant' | 'real' | 'slow9600';

export interface Profile {
  /** milliseconds a byte takes on the line */
  readonly byteMs: number;
  /** milliseconds from ACK to the answer */
  readonly commandMs: (code: number) => number;
  /** milliseconds a whole document prints */
  readonly printMs: (code: number) => number;
}

/** A real FF45h took 366 ms, an ordinary command about 12 ms; shift reports print for 2..4 s. */
const SHIFT_REPORTS = [0x40, 0x41, 0xe0, 0xff0b, 0xff43];
const realCommandMs = (code: number): number => (CLOSE_CODES.includes(code) ? 370 : 12);
const realPrintMs = (code: number): number => (SHIFT_REPORTS.includes(code) ? 3000 : 1500);

export const PROFILES: Readonly<Record<ProfileName, Profile>> = {
  instant: { byteMs: 0, commandMs: () => 0, printMs: () => 0 },
  real: { byteMs: 0, commandMs: realCommandMs, printMs: realPrintMs },
  // Ten bits a byte at 9600 baud.
  slow9600: { byteMs: 10_000 / 9600, commandMs: realCommandMs, printMs: realPrintMs },
};

export function isProfileName(text: string): text is ProfileName {
  return Object.hasOwn(PROFILES, text);
}
