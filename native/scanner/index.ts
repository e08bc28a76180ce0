/** The door of the scanners: what the till may use of them. The port's types are in `port.ts`. */
export { formatScannerAddress, parseScannerAddress } from './address.ts';
export type { ParsedScannerAddress, ScannerAddress, ScannerAddressError } from './address.ts';
export { latinByCyrillicKeys } from './cyrillic-keys.ts';
export type { HidProfile } from './hid-profiles.ts';
export { openScanners } from './hub.ts';
export type { DeviceState, HubListeners, ScannerHub, ScannersConfig } from './hub.ts';
export type { ScanAffixes } from './sanitise.ts';
export { listSerialPorts } from './serial-scanner.ts';
export type { SimulatedScanner } from './simulated-scanner.ts';
export { decodeWedge } from './wedge-decode.ts';
export type { DecodedWedge, WedgeContext, WedgeKey } from './wedge-decode.ts';
