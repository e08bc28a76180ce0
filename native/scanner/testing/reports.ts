import { LAYOUTS, REPORT_BYTES } from '../hid-layout.ts';
import type { LayoutName } from '../hid-layout.ts';

/** The reports a unit of the given layout sends for a code; at least one. */
export function reportsOf(
  data: Uint8Array,
  { layout = 'A', aim = ']Q1', partBytes = 56 }: { layout?: LayoutName; aim?: string; partBytes?: number } = {},
): Uint8Array[] {
  const places = LAYOUTS[layout];
  const count = Math.max(1, Math.ceil(data.length / partBytes));
  return Array.from({ length: count }, (_, part) => {
    const bytes = data.subarray(part * partBytes, (part + 1) * partBytes);
    const report = new Uint8Array(REPORT_BYTES);
    report[0] = places.reportId;
    report[places.lengthAt] = bytes.length;
    if (places.aimAt !== null) report.set(new TextEncoder().encode(aim), places.aimAt);
    report.set(bytes, places.dataAt);
    if (part < count - 1) report[places.continuedAt] = places.continuedMask;
    return report;
  });
}
