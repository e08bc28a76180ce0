/** One HID POS unit from open to close. Source: scanners sections 1.4, 1.5. */
import type { Clock } from './clock.ts';
import type { HidBus, HidDevice, HidHandle } from './hid-bus.ts';
import { layoutOfDescriptor } from './hid-descriptor.ts';
import { LAYOUTS } from './hid-layout.ts';
import { HidAssembler } from './hid-pos.ts';
import { findProfile } from './hid-profiles.ts';
import type { HidProfile } from './hid-profiles.ts';
import type { ReportBug } from './listeners.ts';
import type { Sanitised, ScanAffixes } from './sanitise.ts';
import { Settling } from './settling.ts';

const SWITCH_TO_HID_POS = [0xfe, 0x01];

export interface HidUnitContext {
  bus: HidBus;
  clock: Clock;
  profiles: readonly HidProfile[];
  affixes: ScanAffixes;
  reportBug: ReportBug;
  onResult: (result: Sanitised, at: number) => void;
  /** The unit went away; told at most once, never after `close`. */
  onLost: () => void;
}

export interface HidUnit {
  readonly path: string;
  /** Never rejects; nothing is heard of the unit afterwards. */
  close(): Promise<void>;
}

/** Opens a unit; rejects when the system refuses. */
export async function openHidUnit(device: HidDevice & { path: string }, context: HidUnitContext): Promise<HidUnit> {
  const { bus, clock, reportBug } = context;
  const profile = findProfile(device, context.profiles);
  const descriptor = await bus.descriptor(device.path);
  const layout =
    (descriptor && layoutOfDescriptor(descriptor)) ?? (profile?.layout === undefined ? null : LAYOUTS[profile.layout]);
  const assembler = new HidAssembler({ affixes: context.affixes, ...(layout === null ? {} : { layout }) });
  const handle = await bus.open(device.path);
  const settling = new Settling(clock.now());
  let isOpen = true;
  let isHandedOver = false;

  handle.on('error', () => {
    if (!isOpen) return;
    isOpen = false;
    void closeHandle(handle);
    if (isHandedOver) context.onLost();
  });
  handle.on('data', (report) => {
    if (!isOpen) return;
    try {
      const at = clock.now();
      const result = assembler.push(report, at);
      for (const passed of settling.pass(result === null ? [] : [result], at, assembler.isPending)) {
        context.onResult(passed, at);
      }
    } catch (error) {
      reportBug(error); // node-hid would re-emit it as a device error
    }
  });
  if (profile?.switchToHidPos === true) await handle.sendFeatureReport(SWITCH_TO_HID_POS).catch(() => 0);
  if (!isOpen) throw new Error(`${device.path} went away while it was being opened`);
  isHandedOver = true;

  return {
    path: device.path,
    close: async () => {
      isOpen = false;
      await closeHandle(handle);
    },
  };
}

/** A unit that is gone may refuse to be closed: nothing is left to release then. */
async function closeHandle(handle: HidHandle): Promise<void> {
  await handle.close().catch(() => undefined);
}
