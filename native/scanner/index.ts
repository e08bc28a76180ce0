/** The door of the scanners: what the till may use of them. The port's types are in `port.ts`. */
export { parseScannerAddress } from './address.ts';
export type { ScannerAddress } from './address.ts';
export { latinByCyrillicKeys } from './cyrillic-keys.ts';
export { openScanners } from './hub.ts';
export type { DeviceState, ScannerHub } from './hub.ts';
export { decodeWedge } from './wedge-decode.ts';
export type { WedgeKey } from './wedge-decode.ts';
