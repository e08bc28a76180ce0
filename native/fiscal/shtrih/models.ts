import type { TaxSystem, VatRate } from '../port.ts';

/** What differs between models and firmware, as data. Source: fiscal-printer section 4.4. */
export interface ShtrihModel {
  /** tax byte of FF46h */
  taxBytes: Readonly<Record<VatRate, number>>;
  /** where the tag of the measure (FF4Dh, tag 2108) goes relative to its FF46h; `none` before FFD 1.2 */
  measureTag: 'after' | 'before' | 'none';
  /** milliseconds by command code, where this model is slower than the common table */
  timeoutsMs: Readonly<Record<number, number>>;
  /** characters of font 1, when the register cannot be asked */
  textWidth: number;
}

export const TAX_SYSTEM_BITS: Readonly<Record<TaxSystem, number>> = {
  osn: 0x01,
  usnIncome: 0x02,
  usnIncomeMinusExpense: 0x04,
  eshn: 0x10,
  patent: 0x20,
};

const CLASSIC: ShtrihModel = {
  taxBytes: {
    ...{ vat22: 0xcb, vat20: 0x01, vat10: 0x02, vat7: 0x82, vat5: 0x81, vat0: 0x04, none: 0x08 },
    ...{ vat22of122: 0xcc, vat20of120: 0x10, vat10of110: 0x20, vat7of107: 0x88, vat5of105: 0x84 },
  },
  measureTag: 'after',
  timeoutsMs: {},
  textWidth: 42,
};

const CASH_CORE_BIT = 23;

/** @param features 8 bytes of F7h; null when the register does not know F7h */
export function chooseModel(name: string, features: Uint8Array | null): ShtrihModel {
  const isNano = /nano|нано/iu.test(name);
  return {
    ...CLASSIC,
    taxBytes: isNano ? { ...CLASSIC.taxBytes, vat22: 0x90 } : CLASSIC.taxBytes,
    measureTag: features !== null && hasFeature(features, CASH_CORE_BIT) ? 'before' : 'after',
  };
}

function hasFeature(features: Uint8Array, bit: number): boolean {
  return (((features[bit >> 3] ?? 0) >> (bit & 7)) & 1) === 1;
}
