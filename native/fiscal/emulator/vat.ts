/** VAT by the tax byte of FF46h: a table, since the bytes differ by firmware. Source: fiscal-printer 4.4, 9.1. */
export interface Vat {
  readonly byte: number;
  /** tag 1199; the codes above 6 are our inference from the newer rates */
  readonly documentCode: number;
  /** percent, null where the goods carry no VAT at all */
  readonly percent: number | null;
  readonly label: string;
  /** group 1..6 of the tax registers: 1..4 as in table 6, 5 and 6 for the computed rates */
  readonly group: number;
  /** tag of the receipt's total for this rate, where the page names one */
  readonly totalTag: number | null;
}

const VATS: readonly Vat[] = [
  { byte: 0x01, documentCode: 1, percent: 20, label: 'НДС 20%', group: 1, totalTag: 1102 },
  { byte: 0x02, documentCode: 2, percent: 10, label: 'НДС 10%', group: 2, totalTag: 1103 },
  { byte: 0x04, documentCode: 5, percent: 0, label: 'НДС 0%', group: 3, totalTag: 1104 },
  { byte: 0x08, documentCode: 6, percent: null, label: 'БЕЗ НДС', group: 4, totalTag: 1105 },
  { byte: 0x10, documentCode: 3, percent: 20, label: 'НДС 20/120', group: 5, totalTag: 1106 },
  { byte: 0x20, documentCode: 4, percent: 10, label: 'НДС 10/110', group: 6, totalTag: 1107 },
  { byte: 0x81, documentCode: 7, percent: 5, label: 'НДС 5%', group: 1, totalTag: null },
  { byte: 0x82, documentCode: 8, percent: 7, label: 'НДС 7%', group: 1, totalTag: null },
  { byte: 0x84, documentCode: 9, percent: 5, label: 'НДС 5/105', group: 5, totalTag: null },
  { byte: 0x88, documentCode: 10, percent: 7, label: 'НДС 7/107', group: 5, totalTag: null },
  { byte: 0xcb, documentCode: 11, percent: 22, label: 'НДС 22%', group: 1, totalTag: null },
  { byte: 0xcc, documentCode: 12, percent: 22, label: 'НДС 22/122', group: 5, totalTag: null },
];

export function findVat(byte: number): Vat | undefined {
  return VATS.find((vat) => vat.byte === byte);
}

/** VAT inside a sum that contains it, kopecks, half-up. */
export function vatInside(sum: number, vat: Vat): number {
  if (vat.percent === null || vat.percent === 0) return 0;
  const whole = BigInt(100 + vat.percent);
  return Number((BigInt(sum) * BigInt(vat.percent) * 2n + whole) / (whole * 2n));
}

/** Tax groups 1..4 of the old commands; 0 means no VAT. */
export function vatOfGroup(group: number): Vat | undefined {
  return group === 0 ? findVat(0x08) : VATS.find((vat) => vat.group === group && group <= 4);
}
