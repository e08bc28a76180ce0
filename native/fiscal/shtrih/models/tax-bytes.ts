import type { ShtrihModel } from './model.ts';

/** Current firmware; an older vendor list has 7/107 as 90h. Source: fiscal-printer section 4.4. */
export const TAX_BYTES: ShtrihModel['taxBytes'] = {
  vat22: 0xcb,
  vat20: 0x01,
  vat10: 0x02,
  vat7: 0x82,
  vat5: 0x81,
  vat0: 0x04,
  none: 0x08,
  vat22of122: 0xcc,
  vat20of120: 0x10,
  vat10of110: 0x20,
  vat7of107: 0x88,
  vat5of105: 0x84,
};
