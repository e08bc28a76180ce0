/**
 * Layout of the scanned-data report read from the unit's own HID report descriptor. Source: scanners sections 1.1,
 * 1.3; item encoding: USB HID 1.11 section 6.2.2.
 */
import { REPORT_BYTES } from './hid-layout.ts';
import type { ReportLayout } from './hid-layout.ts';

const BYTE_COUNT = 0x0001_003b;
const AIM_FIRST = 0x008c_00fb;
const DECODED_DATA = 0x008c_00fe;
const CONTINUED = 0x008c_00ff;

/** Item tag with its type, size bits cleared. */
const ITEM = {
  input: 0x80,
  collection: 0xa0,
  endCollection: 0xc0,
  output: 0x90,
  feature: 0xb0,
  usagePage: 0x04,
  reportSize: 0x74,
  reportId: 0x84,
  reportCount: 0x94,
  usage: 0x08,
} as const;
const LONG_ITEM = 0xfe;

interface Field {
  reportId: number;
  usage: number;
  bitAt: number;
  bits: number;
}

/** Every input field that carries a usage, with its place counted from the report id byte. */
function inputFields(descriptor: Uint8Array): Field[] {
  const fields: Field[] = [];
  const bitsUsed = new Map<number, number>();
  let page = 0;
  let size = 0;
  let count = 0;
  let reportId = 0;
  let usages: number[] = [];
  for (let at = 0; at < descriptor.length;) {
    const head = descriptor[at] ?? 0;
    if (head === LONG_ITEM) {
      at += 3 + (descriptor[at + 1] ?? 0);
      continue;
    }
    const bytes = (head & 3) === 3 ? 4 : head & 3;
    let value = 0;
    for (let byte = 0; byte < bytes; byte++) value += (descriptor[at + 1 + byte] ?? 0) * 2 ** (8 * byte);
    at += 1 + bytes;
    const item = head & 0xfc;
    if (item === ITEM.usagePage) page = value;
    else if (item === ITEM.reportSize) size = value;
    else if (item === ITEM.reportCount) count = value;
    else if (item === ITEM.reportId) reportId = value;
    else if (item === ITEM.usage) usages.push(bytes === 4 ? value : page * 0x1_0000 + value);
    else if (item === ITEM.input) {
      const start = bitsUsed.get(reportId) ?? 8;
      fields.push(...placed(usages, { reportId, start, size, count }));
      bitsUsed.set(reportId, start + size * count);
    }
    if ([ITEM.input, ITEM.output, ITEM.feature, ITEM.collection, ITEM.endCollection].some((main) => main === item)) {
      usages = [];
    }
  }
  return fields;
}

/** One usage over several elements is one array; several usages take an element each. */
function placed(
  usages: readonly number[],
  run: { reportId: number; start: number; size: number; count: number },
): Field[] {
  const { reportId, start, size, count } = run;
  const [only, ...others] = usages;
  if (only !== undefined && others.length === 0) return [{ reportId, usage: only, bitAt: start, bits: size * count }];
  return usages
    .slice(0, count)
    .map((usage, element) => ({ reportId, usage, bitAt: start + element * size, bits: size }));
}

/** Null when the descriptor does not describe byte-aligned scanned data within a 64-byte report. */
export function layoutOfDescriptor(descriptor: Uint8Array): ReportLayout | null {
  const fields = inputFields(descriptor);
  const data = fields.find((field) => field.usage === DECODED_DATA);
  if (data === undefined) return null;
  const sibling = (usage: number): Field | undefined =>
    fields.find((field) => field.usage === usage && field.reportId === data.reportId);
  const length = sibling(BYTE_COUNT);
  const aim = sibling(AIM_FIRST);
  const continued = sibling(CONTINUED);
  if (length === undefined || continued === undefined || length.bits !== 8 || data.bits === 0) return null;
  const bytewise = [length, data, ...(aim === undefined ? [] : [aim])];
  if (bytewise.some((field) => field.bitAt % 8 !== 0) || data.bits % 8 !== 0) return null;
  const last = Math.max(data.bitAt + data.bits, continued.bitAt + 1, (aim?.bitAt ?? 0) + 24);
  if (last > REPORT_BYTES * 8) return null;
  return {
    reportId: data.reportId,
    lengthAt: length.bitAt / 8,
    aimAt: aim === undefined ? null : aim.bitAt / 8,
    dataAt: data.bitAt / 8,
    dataMax: data.bits / 8,
    continuedAt: Math.floor(continued.bitAt / 8),
    continuedMask: 1 << (continued.bitAt % 8),
  };
}
