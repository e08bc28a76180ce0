/** What a till under test is told to do, and what it says of it: one JSON value each way. */
import type { CrashPoint as CheckoutPoint } from '../../main/checkout/ports.ts';
import type { CrashPoint as StorePoint } from '../../main/store/crash-hooks.ts';

export type Point = CheckoutPoint | StorePoint;

export type Action =
  /** waits until the centre has answered and the copy is whole */
  | { do: 'getOnline' }
  /** waits for the register, and opens its shift if it is closed */
  | { do: 'openShift' }
  | { do: 'scan'; card: string; goods: readonly string[] }
  | { do: 'redeemMax' }
  | { do: 'attachCertificate'; number: string; pin: string }
  /** from here on the process may die, or wait, at its point */
  | { do: 'arm' }
  /** kopecks */
  | { do: 'pay'; cash: number }
  /** all goods of that receipt of this till come back */
  | { do: 'returnWhole'; number: number }
  /** waits until a receipt is done on the screen */
  | { do: 'seeDone' }
  /** waits until the register has told of every receipt */
  | { do: 'settle' }
  /** of each receipt that was not issued */
  | { do: 'print' }
  | { do: 'cancel' }
  /** waits until the centre has acknowledged everything */
  | { do: 'drain' }
  | { do: 'showBalance'; card: string };

export interface Play {
  actions: readonly Action[];
  /** the n-th time it comes there, from 1 */
  dieAt?: { point: Point; nth: number };
  /** the first time it comes there it says so and waits for a line on standard input */
  waitAt?: CheckoutPoint;
}

export type Told =
  | { told: 'waiting' }
  | { told: 'toPay'; kopecks: number }
  | { told: 'receiptDone'; receiptId: string; fd: number }
  /** a person is asked what to do with a receipt */
  | { told: 'question'; receiptId: string; state: string }
  | { told: 'refused'; code: string }
  /** hundredths of a point */
  | { told: 'balance'; available: number; pending: number };
