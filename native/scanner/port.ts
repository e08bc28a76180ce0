/** What every scanner, whatever its wire, gives to the till. Source: scanners section 0. */

export type ScanSource = 'hid' | 'serial' | 'wedge' | 'camera' | 'manual' | 'simulated';

/** A whole, decoded, sanitised scan: printable ASCII plus GS, or other Unicode to be shown only; 1 to 512 bytes. */
export interface Scan {
  text: string;
  source: ScanSource;
  deviceId: string;
  /** AIM identifier such as `]E0`, a hint only; null where the device sends none. */
  aim: string | null;
  /** Monotonic milliseconds of the till process (`performance.now()`). */
  receivedAt: number;
}

/** Why bytes that arrived are not a scan. */
export type ScanFaultCode =
  'bad-length' | 'empty' | 'aim-changed' | 'too-long' | 'encoding' | 'control-chars' | 'damaged';

export interface ScanFault {
  code: ScanFaultCode;
  source: ScanSource;
  deviceId: string;
}

/**
 * Why there is no scanner where one is wanted.
 * - `unplugged`: it was here and went away
 * - `busy`: another program holds its port
 * - `keyboard-mode`: it presses keys; the cashier scans the HID POS set-up code of its manual
 * - `no-permission`: the system forbids this user to open it
 * - `failed`: the driver library or the system refused for another reason
 */
export type ScannerTrouble = 'unplugged' | 'busy' | 'keyboard-mode' | 'no-permission' | 'failed';

/** `absent -> opening -> ready -> lost -> absent`. Source: scanners section 1.6. */
export type ScannerState =
  | { state: 'absent'; reason?: ScannerTrouble; deviceId?: string }
  | { state: 'opening'; deviceId?: string }
  | { state: 'ready'; deviceId: string; name: string }
  | { state: 'lost'; reason: ScannerTrouble; deviceId?: string };

export interface ScannerEvents {
  scan: (scan: Scan) => void;
  fault: (fault: ScanFault) => void;
  state: (state: ScannerState) => void;
}

/** A scanner behind a wire. Losing the device is a normal event: it reports `lost` and looks for it again by itself. */
export interface Scanner {
  readonly source: ScanSource;
  on<Event extends keyof ScannerEvents>(event: Event, listener: ScannerEvents[Event]): void;
  /** Begins looking for the device; resolves at once, never rejects for an absent device. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Looks for the device now: after resume from suspend, session unlock, a switch of users. */
  rescan(): void;
}
