/** Where a scanner is found, as the till's settings write it. */

export type ScannerAddress =
  | { kind: 'hid' }
  /** `baudRate` in bit/s; a USB-CDC unit ignores it. */
  | { kind: 'serial'; path: string; baudRate: number }
  | { kind: 'simulated' };

type ScannerAddressError = 'empty' | 'unknown-kind' | 'no-path' | 'bad-speed';

type ParsedScannerAddress = { ok: true; address: ScannerAddress } | { ok: false; error: ScannerAddressError };

const DEFAULT_BAUD_RATE = 9600;
const BAUD_RATE_MAX = 4_000_000;

/** Parses `hid`, `simulated`, `serial:/dev/ttyACM0`, `serial:COM3@115200`. Speed is 9600 where none is given. */
export function parseScannerAddress(text: string): ParsedScannerAddress {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: false, error: 'empty' };
  if (trimmed === 'hid' || trimmed === 'simulated') return { ok: true, address: { kind: trimmed } };
  if (!trimmed.startsWith('serial:')) return { ok: false, error: 'unknown-kind' };
  const rest = trimmed.slice('serial:'.length);
  const at = rest.lastIndexOf('@');
  const path = (at < 0 ? rest : rest.slice(0, at)).trim();
  if (path === '') return { ok: false, error: 'no-path' };
  if (at < 0) return { ok: true, address: { kind: 'serial', path, baudRate: DEFAULT_BAUD_RATE } };
  const speed = rest.slice(at + 1);
  const baudRate = /^\d{2,7}$/.test(speed) ? Number(speed) : 0;
  if (baudRate < 50 || baudRate > BAUD_RATE_MAX) return { ok: false, error: 'bad-speed' };
  return { ok: true, address: { kind: 'serial', path, baudRate } };
}

/** The one spelling of an address; what it gives, `parseScannerAddress` takes. */
export function formatScannerAddress(address: ScannerAddress): string {
  return address.kind === 'serial' ? `serial:${address.path}@${address.baudRate}` : address.kind;
}
