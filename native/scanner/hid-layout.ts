/** Where the fields of a scanned-data report lie, and how that is found out. Source: scanners sections 1.2, 1.3. */

/** Offsets in a report as node-hid delivers it: the report id is byte 0. */
export interface ReportLayout {
  reportId: number;
  lengthAt: number;
  /** First of the three AIM characters, null where the unit sends none beside the data. */
  aimAt: number | null;
  dataAt: number;
  dataMax: number;
  continuedAt: number;
  continuedMask: number;
}

export type LayoutName = 'A' | 'B' | 'C';

export const REPORT_BYTES = 64;
export const SCANNED_DATA_ID = 0x02;
const DATA_MAX = 56;

const layout = (aimAt: number | null, dataAt: number): ReportLayout => ({
  reportId: SCANNED_DATA_ID,
  lengthAt: 1,
  aimAt,
  dataAt,
  dataMax: DATA_MAX,
  continuedAt: 63,
  continuedMask: 0x01,
});

/** A: AIM at 2 (Honeywell, Access-IS). B: a pad byte, AIM at 3 (Zebra). C: no AIM (Newland, Unitech, ID TECH, Quio). */
export const LAYOUTS: Readonly<Record<LayoutName, ReportLayout>> = {
  A: layout(2, 5),
  B: layout(3, 6),
  C: layout(null, 2),
};

/** The AIM identifier at an offset, null where the three bytes do not look like one. */
export function aimAt(report: Uint8Array, offset: number): string | null {
  const text = String.fromCharCode(...report.subarray(offset, offset + 3));
  return /^\][A-Za-z][0-9A-Za-z]$/.test(text) ? text : null;
}

/** Guesses the layout from the first report of a message; the report is 64 bytes. */
export function layoutOfReport(report: Uint8Array): ReportLayout {
  if (report[2] === 0 && aimAt(report, 3) !== null) return LAYOUTS.B;
  if (aimAt(report, 2) === null) return LAYOUTS.C;
  const length = report[1] ?? 0;
  const rest = report.subarray(2 + length, 5 + length);
  const isAimInsideData = rest.every((byte) => byte === 0); // never for a length below 3: the AIM itself is among them
  return isAimInsideData ? LAYOUTS.C : LAYOUTS.A;
}
