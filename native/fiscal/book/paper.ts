import type { FiscalReceipt, PaperState, PrintedCode, PrintState } from '../port.ts';
/** What a book prints: documents of the till, none of them fiscal. */
export type Slip =
  | {
      kind: 'receipt';
      receipt: FiscalReceipt;
      number: number;
      shift: number;
      at: string;
      cashier: string;
      change: number;
    }
  | { kind: 'shift'; title: string; shift: number; at: string; cashier: string; drawer: number; receipts: number }
  | { kind: 'cash'; direction: 'in' | 'out'; amount: number; at: string; cashier: string }
  | { kind: 'text'; lines: readonly string[]; codes: readonly PrintedCode[] };

export interface PaperStatus {
  paper: PaperState;
  print: PrintState;
  paperLow: boolean;
  coverOpen: boolean;
  drawerOpen: boolean;
}

/** The printer beside a book. Rejections are `FiscalError`; a document that was counted stays, whatever the paper does. */
export interface Paper {
  readonly prints: boolean;
  /** characters of a line */
  readonly textWidth: number;
  readonly model: string;
  readonly isKnownModel: boolean;
  open(): Promise<void>;
  /** Never rejects. */
  close(): Promise<void>;
  onLink(listener: (state: 'up' | 'down') => void): void;
  status(): Promise<PaperStatus>;
  print(slip: Slip): Promise<void>;
  /** Prints once more what did not come out, when it can; resolves with what the paper is then. */
  resume(): Promise<PaperState>;
  cut(): Promise<void>;
  openDrawer(): Promise<void>;
  beep(): Promise<void>;
}
