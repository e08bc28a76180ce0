import { kopecks } from '../../loyalty/index.ts';
import type { Kopecks } from '../../loyalty/index.ts';
import type { FiscalReceipt } from '../../native/fiscal/port.ts';

/** What the register will make of it (tag 1020): the sum of its lines, kopecks. */
export function totalOf({ fiscal }: { fiscal: Pick<FiscalReceipt, 'lines'> }): Kopecks {
  return kopecks(fiscal.lines.reduce((total, { sum }) => total + sum, 0));
}
