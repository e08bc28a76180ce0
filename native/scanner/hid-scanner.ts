/** Every HID POS unit of the PC, found, opened, lost and found again. Source: scanners sections 1.5, 1.6, 1.7. */
import { isDeepStrictEqual } from 'node:util';
import { systemClock } from './clock.ts';
import type { Clock } from './clock.ts';
import { systemHidBus } from './hid-bus.ts';
import type { HidBus, HidDevice } from './hid-bus.ts';
import { findProfile } from './hid-profiles.ts';
import type { HidProfile } from './hid-profiles.ts';
import { openHidUnit } from './hid-unit.ts';
import type { HidUnit } from './hid-unit.ts';
import { ScannerListeners } from './listeners.ts';
import type { ReportBug } from './listeners.ts';
import { Looking } from './looking.ts';
import type { Scanner, ScannerEvents, ScannerState, ScannerTrouble } from './port.ts';
import { NO_AFFIXES } from './sanitise.ts';
import type { Sanitised, ScanAffixes } from './sanitise.ts';

/** A lost unit is looked for beside a working one for this long; then the till makes do with what it has. */
const LOST_MS_MAX = 300_000;

export interface HidScannerOptions {
  bus?: HidBus;
  clock?: Clock;
  profiles?: readonly HidProfile[];
  affixes?: ScanAffixes;
  reportBug: ReportBug;
}

type Found = HidDevice & { path: string };

const isScanner = (device: HidDevice): device is Found =>
  device.usagePage === 0x8c && device.usage === 0x02 && device.path !== undefined;
const isKeyboard = (device: HidDevice): boolean => device.usagePage === 0x01 && device.usage === 0x06;
const hex4 = (value: number): string => value.toString(16).padStart(4, '0');

/** Identity without the path, which is given to the next unit plugged in. */
function identityOf(device: HidDevice): string {
  const serial = device.serialNumber === undefined || device.serialNumber === '' ? '-' : device.serialNumber;
  return `hid:${hex4(device.vendorId)}:${hex4(device.productId)}:${serial}:${device.interface}`;
}

export class HidScanner implements Scanner {
  readonly source = 'hid';
  readonly #bus: HidBus;
  readonly #clock: Clock;
  readonly #profiles: readonly HidProfile[];
  readonly #affixes: ScanAffixes;
  readonly #reportBug: ReportBug;
  readonly #listeners: ScannerListeners;
  readonly #looking: Looking;
  /** Remembered units by identity: open, or null while lost. */
  readonly #units = new Map<string, HidUnit | null>();
  readonly #lastStates = new Map<string, ScannerState>();

  constructor(options: HidScannerOptions) {
    this.#bus = options.bus ?? systemHidBus;
    this.#clock = options.clock ?? systemClock;
    this.#profiles = options.profiles ?? [];
    this.#affixes = options.affixes ?? NO_AFFIXES;
    this.#reportBug = options.reportBug;
    this.#listeners = new ScannerListeners(options.reportBug);
    this.#looking = new Looking(this.#clock, () => this.#look());
  }

  on<Event extends keyof ScannerEvents>(event: Event, listener: ScannerEvents[Event]): void {
    this.#listeners.add(event, listener);
  }

  async start(): Promise<void> {
    this.#looking.start();
  }

  async stop(): Promise<void> {
    await this.#looking.stop();
    const open = [...this.#units.values()].filter((unit) => unit !== null);
    this.#units.clear();
    this.#lastStates.clear();
    await Promise.all(open.map((unit) => unit.close()));
  }

  rescan(): void {
    if (!this.#looking.isStopped) this.#looking.start();
  }

  async #look(): Promise<'found' | 'missing'> {
    let devices: HidDevice[];
    try {
      devices = await this.#bus.devices();
    } catch {
      if (!this.#hasReady()) this.#tell({ state: 'absent', reason: 'failed' });
      return this.#hasReady() ? 'found' : 'missing';
    }
    for (const device of devices.filter(isScanner)) {
      if (this.#looking.isStopped) return 'missing';
      await this.#open(device);
    }
    this.#tellMissing(devices);
    return this.#hasReady() && !this.#hasLost() ? 'found' : 'missing';
  }

  async #open(device: Found): Promise<void> {
    if ([...this.#units.values()].some((unit) => unit?.path === device.path)) return;
    const deviceId = this.#freeIdentity(device);
    if (!this.#isRefused(deviceId)) this.#tell({ state: 'opening', deviceId });
    try {
      const unit = await openHidUnit(device, {
        bus: this.#bus,
        clock: this.#clock,
        profiles: this.#profiles,
        affixes: this.#affixes,
        reportBug: this.#reportBug,
        onResult: (result, at) => {
          this.#deliver(deviceId, result, at);
        },
        onLost: () => {
          this.#lose(deviceId);
        },
      });
      if (this.#looking.isStopped) return await unit.close();
      this.#units.set(deviceId, unit);
      this.#tell({ state: 'ready', deviceId, name: device.product ?? deviceId });
    } catch {
      const mayOpen = await this.#bus.mayOpen(device.path);
      this.#units.set(deviceId, null);
      this.#tell({ state: 'lost', reason: mayOpen ? 'failed' : 'no-permission', deviceId });
    }
  }

  /** Two units alike without serial numbers are told apart by a count. */
  #freeIdentity(device: HidDevice): string {
    const identity = identityOf(device);
    let free = identity;
    for (let count = 2; (this.#units.get(free) ?? null) !== null; count++) free = `${identity}#${count}`;
    return free;
  }

  #deliver(deviceId: string, result: Sanitised, receivedAt: number): void {
    if (!result.ok) this.#listeners.emit('fault', { code: result.code, source: 'hid', deviceId });
    else this.#listeners.emit('scan', { text: result.text, source: 'hid', deviceId, aim: result.aim, receivedAt });
  }

  #lose(deviceId: string): void {
    this.#units.set(deviceId, null);
    this.#tell({ state: 'lost', reason: 'unplugged', deviceId });
    this.#looking.resume();
  }

  /** Says what is not there, and whether it now presses keys instead. */
  #tellMissing(devices: readonly HidDevice[]): void {
    const present = new Set(devices.filter(isScanner).map(identityOf));
    for (const [deviceId, unit] of this.#units) {
      const isListed = present.has(deviceId.replace(/#\d+$/, ''));
      if (unit !== null || isListed) continue;
      const typesKeys = devices.some(
        (device) => isKeyboard(device) && deviceId.startsWith(`hid:${hex4(device.vendorId)}`),
      );
      this.#tell({ state: 'absent', reason: typesKeys ? 'keyboard-mode' : 'unplugged', deviceId });
      if (this.#hasReady() && this.#looking.lookingMs > LOST_MS_MAX) this.#units.delete(deviceId);
    }
    if (this.#units.size > 0) return;
    const typesKeys = devices.some((device) => isKeyboard(device) && findProfile(device, this.#profiles) !== undefined);
    const reason: { reason?: ScannerTrouble } = typesKeys ? { reason: 'keyboard-mode' } : {};
    this.#tell({ state: 'absent', ...reason });
  }

  #hasReady(): boolean {
    return [...this.#units.values()].some((unit) => unit !== null);
  }

  #hasLost(): boolean {
    return [...this.#units.values()].some((unit) => unit === null);
  }

  /** True when the last attempt to open the unit failed: trying again is no news. */
  #isRefused(deviceId: string): boolean {
    const last = this.#lastStates.get(deviceId);
    return last?.state === 'lost' && last.reason !== 'unplugged';
  }

  #tell(state: ScannerState): void {
    const about = state.deviceId ?? '';
    if (isDeepStrictEqual(this.#lastStates.get(about), state)) return;
    this.#lastStates.set(about, state);
    this.#listeners.emit('state', state);
  }
}
