import type { ModelFamily } from './model.ts';
import { TAX_BYTES } from './tax-bytes.ts';

/** Small registers without a printer of their own; 22 % has bytes of its own. Source: fiscal-printer section 4.4. */
export const NANO: ModelFamily = {
  family: 'nano',
  names: /nano|нано/iu,
  taxBytes: { ...TAX_BYTES, vat22: 0x90, vat22of122: 0xa0 },
  operationTags: 'after',
  takesMarkCode: true,
  findsDocuments: true,
  codes: { qr: [], linear: [] },
  graphicsLeftmostBit: 'low',
  font: 1,
  textWidth: 32,
  roundingByte: 0,
  timeoutsMs: {},
};
