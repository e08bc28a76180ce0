import type { Locale } from '../contract/errors/texts.ts';
import type { SampleCode } from '../contract/till/views.ts';
import type { OperationId } from '../contract/units.ts';
import type { FiscalRegister } from '../native/fiscal/port.ts';
import type { ScannerHub } from '../native/scanner/index.ts';
import type { Clock, Hooks, Log, Sync, Timers } from './checkout/ports.ts';
import type { Incidents } from './fiscal/incidents.ts';
import type { ScanProfile } from './scan/card-formats.ts';
import type { Directory, Ledger } from './store/types.ts';

export interface TillConfig {
  stores: { ledger: Ledger; directory: Directory };
  sync: Sync;
  register: FiscalRegister;
  scanners: ScannerHub;
  /** what the shop's codes look like */
  scanProfile: ScanProfile;
  locale: Locale;
  isTraining: boolean;
  /** own number in the shop, ≥ 1 */
  tillNumber: number;
  cashier: string;
  /** tag 1203 */
  cashierInn?: string;
  version: string;
  clock: Clock;
  timers: Timers;
  /** UUIDv7 */
  newId: () => OperationId;
  log: Log;
  /** where unclear ends are written down for support */
  incidents?: Incidents;
  /** codes of the demo shop for the training panel */
  samples?: readonly SampleCode[];
  /** what the emulated register printed, in training: a fiscal document, or the last print; null where it cannot be had */
  readPaper?: (fd: number | null) => Promise<readonly string[] | null>;
  /** crash tests end the process here */
  hooks?: Hooks;
}
