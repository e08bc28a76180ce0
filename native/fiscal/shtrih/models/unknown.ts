import type { ShtrihModel } from './model.ts';
import { TAX_BYTES } from './tax-bytes.ts';

/** A model no data file speaks of: what every model takes, and nothing that only some do. */
export const UNKNOWN: ShtrihModel = {
  family: 'unknown',
  taxBytes: TAX_BYTES,
  operationTags: 'after',
  takesMarkCode: false,
  findsDocuments: null,
  codes: { qr: [], linear: [] },
  graphicsLeftmostBit: 'low',
  font: 1,
  textWidth: 32,
  roundingByte: 0,
  timeoutsMs: {},
};
