/** The calls of node-hid that the till uses, and what Linux tells beside it. Source: scanners sections 1.3, 1.5. */
import { constants } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { basename } from 'node:path';

export interface HidDevice {
  vendorId: number;
  productId: number;
  path?: string | undefined;
  serialNumber?: string | undefined;
  product?: string | undefined;
  interface: number;
  usagePage?: number | undefined;
  usage?: number | undefined;
}

/** An open unit. `error` delivers a string where one would expect an Error. */
export interface HidHandle {
  on(event: 'data', listener: (report: Buffer) => void): unknown;
  on(event: 'error', listener: (error: unknown) => void): unknown;
  sendFeatureReport(data: number[]): Promise<number>;
  /** Safe after the unit was unplugged. */
  close(): Promise<void>;
}

export interface HidBus {
  devices(): Promise<HidDevice[]>;
  open(path: string): Promise<HidHandle>;
  /** The HID report descriptor where the system gives it, else null. */
  descriptor(path: string): Promise<Uint8Array | null>;
  /** False when this user may not open the path; node-hid's own error does not say. */
  mayOpen(path: string): Promise<boolean>;
}

/**
 * The real bus. node-hid and its native part load at the first call, so that a PC without libudev or libusb still
 * starts its till and the calls reject instead.
 */
export const systemHidBus: HidBus = {
  devices: async () => (await import('node-hid')).devicesAsync(),
  open: async (path) => (await import('node-hid')).HIDAsync.open(path),
  descriptor: async (path) => {
    if (process.platform !== 'linux') return null;
    return readFile(`/sys/class/hidraw/${basename(path)}/device/report_descriptor`).catch(() => null);
  },
  mayOpen: async (path) => {
    if (process.platform !== 'linux') return true;
    return access(path, constants.R_OK | constants.W_OK).then(
      () => true,
      () => false,
    );
  },
};
