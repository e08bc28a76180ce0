import type { ModelFamily } from './model.ts';
import { TAX_BYTES } from './tax-bytes.ts';

/** Desktop registers with a fiscal drive, and their relatives under other brands. */
export const CLASSIC: ModelFamily = {
  family: 'classic',
  names: /штрих|shtrih|ритейл|retail|элвес|elves/iu,
  taxBytes: TAX_BYTES,
  operationTags: 'after',
  takesMarkCode: true,
  findsDocuments: true,
  codes: { qr: ['printer', 'graphics'], linear: ['printer', 'ean13'] },
  graphicsLeftmostBit: 'low',
  font: 1,
  textWidth: 42,
  roundingByte: 0,
  timeoutsMs: {},
};
