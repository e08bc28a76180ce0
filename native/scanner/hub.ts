/** All scanners of a till as one stream. */
import { formatScannerAddress } from './address.ts';
import type { ScannerAddress } from './address.ts';
import { HidScanner } from './hid-scanner.ts';
import type { HidProfile } from './hid-profiles.ts';
import type { ReportBug } from './listeners.ts';
import type { Scan, ScanFault, Scanner, ScannerState } from './port.ts';
import type { ScanAffixes } from './sanitise.ts';
import { SerialScanner } from './serial-scanner.ts';
import { SimulatedScanner } from './simulated-scanner.ts';

/** State of one device, or of an address where no device was met yet. */
export interface DeviceState {
  /** Canonical spelling, see `formatScannerAddress`. */
  address: string;
  state: ScannerState;
}

interface ScannersConfig {
  /** May be empty: a till with a keyboard wedge or a camera alone. */
  addresses: readonly ScannerAddress[];
  /** Units the shop has set up itself; they go before the known ones. */
  hidProfiles?: readonly HidProfile[];
  /** What the units send around each code. */
  affixes?: ScanAffixes;
  /** Hears of an exception in a listener; a process warning by default. */
  reportBug?: ReportBug;
}

interface HubListeners {
  scan?: (scan: Scan) => void;
  fault?: (fault: ScanFault) => void;
  state?: (state: DeviceState) => void;
}

export interface ScannerHub {
  /** Present when an address is `simulated`. */
  readonly simulated: SimulatedScanner | null;
  listen(listeners: HubListeners): void;
  /** Resolves at once; devices come as states. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Looks for devices now: resume from suspend, session unlock, switch of users, "find scanner" in the settings. */
  rescan(): void;
  /** The latest state of each device, in the order they were first heard of. */
  states(): DeviceState[];
}

const warn: ReportBug = (error) => {
  process.emitWarning(error instanceof Error ? error : new Error(String(error)));
};

/** Builds the scanners; nothing is opened before `start`. The same address twice is one scanner. */
export function openScanners(config: ScannersConfig): ScannerHub {
  const common = {
    reportBug: config.reportBug ?? warn,
    ...(config.affixes === undefined ? {} : { affixes: config.affixes }),
  };
  const build = (address: ScannerAddress): Scanner => {
    if (address.kind === 'serial') return new SerialScanner({ ...common, ...address });
    if (address.kind === 'simulated') return new SimulatedScanner(common);
    return new HidScanner({ ...common, profiles: config.hidProfiles ?? [] });
  };
  return hubOf(new Map(config.addresses.map((address) => [formatScannerAddress(address), build(address)])));
}

function hubOf(scanners: ReadonlyMap<string, Scanner>): ScannerHub {
  const states = new Map<string, DeviceState>();
  const remember = (address: string, state: ScannerState): void => {
    const { deviceId } = state;
    if (deviceId !== undefined) states.delete(address); // the device is known now: its own row replaces the address's
    states.set(deviceId ?? address, { address, state });
  };
  for (const [address, scanner] of scanners) {
    remember(address, { state: 'absent' });
    scanner.on('state', (state) => {
      remember(address, state);
    });
  }
  const all = [...scanners.values()];
  return {
    simulated: all.find((scanner) => scanner instanceof SimulatedScanner) ?? null,
    listen: (listeners) => {
      for (const [address, scanner] of scanners) {
        if (listeners.scan) scanner.on('scan', listeners.scan);
        if (listeners.fault) scanner.on('fault', listeners.fault);
        const { state: onState } = listeners;
        if (onState) {
          scanner.on('state', (state) => {
            onState({ address, state });
          });
        }
      }
    },
    start: async () => {
      await Promise.all(all.map((scanner) => scanner.start()));
    },
    stop: async () => {
      await Promise.all(all.map((scanner) => scanner.stop()));
    },
    rescan: () => {
      for (const scanner of all) scanner.rescan();
    },
    states: () => [...states.values()],
  };
}
