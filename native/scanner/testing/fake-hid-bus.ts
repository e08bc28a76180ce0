import { EventEmitter } from 'node:events';
import type { HidBus, HidDevice, HidHandle } from '../hid-bus.ts';

/** node-hid's side of one open unit: throws in a `data` listener come back as `error`, as measured. */
class FakeHandle extends EventEmitter implements HidHandle {
  isClosed = false;
  readonly featureReports: number[][] = [];
  refusesFeatureReports = false;

  async sendFeatureReport(data: number[]): Promise<number> {
    if (this.refusesFeatureReports) throw new Error('could not send feature report to device');
    this.featureReports.push(data);
    return data.length;
  }

  async close(): Promise<void> {
    this.isClosed = true;
  }
}

export const XENON: HidDevice = {
  vendorId: 0x0c2e,
  productId: 0x1007,
  path: '/dev/hidraw0',
  serialNumber: '17',
  product: 'Xenon 1900',
  interface: 0,
  usagePage: 0x8c,
  usage: 0x02,
};

/** The calls of node-hid the driver makes, over a bus whose units come and go as the test says. */
export class FakeHidBus implements HidBus {
  present: HidDevice[] = [];
  isBroken = false;
  forbidden = new Set<string>();
  refused = new Set<string>();
  refusesFeatureReports = false;
  descriptors = new Map<string, Uint8Array>();
  enumerations = 0;
  handles: FakeHandle[] = [];
  readonly #open = new Map<string, FakeHandle>();

  async devices(): Promise<HidDevice[]> {
    this.enumerations += 1;
    if (this.isBroken) throw new Error('libudev.so.1: cannot open shared object file');
    return [...this.present];
  }

  async open(path: string): Promise<HidHandle> {
    if (this.forbidden.has(path) || this.refused.has(path)) throw new TypeError(`cannot open device with path ${path}`);
    const handle = new FakeHandle();
    handle.refusesFeatureReports = this.refusesFeatureReports;
    this.#open.set(path, handle);
    this.handles.push(handle);
    return handle;
  }

  async descriptor(path: string): Promise<Uint8Array | null> {
    return this.descriptors.get(path) ?? null;
  }

  async mayOpen(path: string): Promise<boolean> {
    return !this.forbidden.has(path);
  }

  send(path: string, ...reportsHex: string[]): void {
    const handle = this.#open.get(path);
    if (handle === undefined) throw new Error(`${path} is not open`);
    for (const hex of reportsHex) {
      try {
        handle.emit('data', Buffer.from(hex, 'hex'));
      } catch (error) {
        handle.emit('error', error);
      }
    }
  }

  plugIn(device: HidDevice): void {
    this.present.push(device);
  }

  unplug(path: string): void {
    this.present = this.present.filter((device) => device.path !== path);
    this.#open.get(path)?.emit('error', 'could not read from HID device: device has been disconnected');
    this.#open.delete(path);
  }
}
