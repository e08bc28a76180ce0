import type { ModelFamily } from './model.ts';
import { TAX_BYTES } from './tax-bytes.ts';

/** Battery registers on narrow paper, slower than the desk. Source: fiscal-printer section 4.4, tag order. */
export const MOBILE: ModelFamily = {
  family: 'mobile',
  names: /mobile|мобайл|m-?pay|мпей/iu,
  taxBytes: TAX_BYTES,
  operationTags: 'before',
  takesMarkCode: true,
  findsDocuments: true,
  codes: { qr: ['printer'], linear: ['ean13'] },
  graphicsLeftmostBit: 'low',
  font: 1,
  textWidth: 32,
  roundingByte: 0,
  timeoutsMs: { 0xff45: 60_000, 0x41: 90_000 },
};
