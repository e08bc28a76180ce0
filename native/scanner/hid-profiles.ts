/** What is known of units by vendor and product. Source: scanners sections 1.2, 1.5. */
import type { LayoutName } from './hid-layout.ts';

export interface HidProfile {
  vendorId: number;
  /** Absent: every product of the vendor. */
  productId?: number;
  layout?: LayoutName;
  /** Wants feature report 254 with value 1 after each open, else it delivers nothing. */
  switchToHidPos?: boolean;
}

/** Layouts seen in the field. Other vendors are told by the bytes of each scan. */
const KNOWN_PROFILES: readonly HidProfile[] = [
  { vendorId: 0x0c2e, productId: 0x1007, layout: 'A' }, // Honeywell Xenon 1900
  { vendorId: 0x05e0, productId: 0x2100, layout: 'B' }, // Zebra DS2208
  { vendorId: 0x1eab, layout: 'C' }, // Newland
];

/** The first profile that fits; profiles of the shop go before the known ones. */
export function findProfile(
  device: { vendorId: number; productId: number },
  profiles: readonly HidProfile[],
): HidProfile | undefined {
  return [...profiles, ...KNOWN_PROFILES].find(
    (profile) =>
      profile.vendorId === device.vendorId &&
      (profile.productId === undefined || profile.productId === device.productId),
  );
}
