/** What a till in the fault run is asked to do, and what it says of it: one JSON value a line, each way. */
import type { CrashPoint as CheckoutPoint } from '../../main/checkout/ports.ts';
import type { CrashPoint as StorePoint } from '../../main/store/crash-hooks.ts';

export type Point = CheckoutPoint | StorePoint;

/** Where a process is killed: at a named point of the journal, or at a byte of the line. */
export type Death =
  | { who: 'till' | 'register'; point: Point; nth: number }
  /** counted from the point `since`, from the press of pay where none is named */
  | { who: 'till' | 'register'; way: 'in' | 'out'; byte: number; since?: Point };

export interface SaleAsked {
  ask: 'sale';
  goods: readonly string[];
  card: string | null;
  redeemsMax: boolean;
  tender: 'cash' | 'card' | 'mixed';
}

/** Goods of one of the till's own receipts come back; where nothing can, the sale is made instead. */
export interface ReturnAsked {
  ask: 'return';
  /** which of its receipts, counted round */
  pick: number;
  /** of the first line that has some left; 0 = everything that is left */
  units: number;
  instead: SaleAsked;
}

/** Cash in or out, an X report, or the shift closed and opened again. */
export interface ServiceAsked {
  ask: 'service';
  work: 'in' | 'out' | 'xReport' | 'shift';
  /** kopecks, of cash */
  amount: number;
}

export interface Round {
  ask: SaleAsked | ReturnAsked | ServiceAsked;
  /** what the cashier does with a receipt that was not issued */
  ifNotIssued: 'print' | 'cancel';
  death: Death | null;
  /** of the emulator, 0 while it is down */
  registerPid: number;
}

export type Said =
  /** up, and everything an earlier process left is decided */
  | { said: 'ready' }
  /** what the screen told the cashier of a finished receipt */
  | { said: 'done'; receiptId: string; fd: number }
  /** how long the till needed from the register's first byte after the unclear end, ms */
  | { said: 'verdict'; receiptId: string; state: string; ms: number }
  | { said: 'refused'; code: string; reason: string | number }
  /** a receipt was not issued and waits for the cashier */
  | { said: 'asked'; receiptId: string; state: string }
  /** only a person can decide; `receiptId` is what the paper is looked for by */
  | { said: 'person'; receiptId: string }
  /** what the till logged as failed */
  | { said: 'error'; words: string }
  | { said: 'roundOver' };

export interface TillGiven {
  dataFolder: string;
  /** of the register: the one the till is told, and others it may be found at */
  ports: readonly [string, ...string[]];
  /** of every wait in the driver and the till */
  timeScale: number;
  /** what happens to a receipt that an earlier process left and that was not issued */
  ifNotIssued: 'print' | 'cancel';
}
