import type { FiscalReceipt } from '../port.ts';

/** 2 × 89.90 + 1.347 × 129.90 = 354.78, paid exactly in cash unless told. */
export function testReceipt(id: string, changed: Partial<FiscalReceipt> = {}): FiscalReceipt {
  return {
    id,
    operation: 'sale',
    lines: [
      { name: 'Молоко', quantity: 2000, price: 8990, sum: 17_980, vat: 'vat10', method: 4, subject: 1, measure: 0 },
      { name: 'Яблоки', quantity: 1347, price: 12_990, sum: 17_498, vat: 'vat22', method: 4, subject: 1, measure: 11 },
    ],
    payments: { cash: TOTAL, electronic: 0, advance: 0, credit: 0 },
    taxSystem: 'osn',
    contact: null,
    text: [],
    ...changed,
  };
}

export const TOTAL = 35_478;
