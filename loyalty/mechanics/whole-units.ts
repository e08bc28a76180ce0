import { mulDiv } from '../money/mul-div.ts';
import type { Draft } from '../quote/draft.ts';

/** Whole units of a line that are paid for; gifts do not count. */
export function paidUnits({ lines, freeUnits }: Draft, line: number): number {
  return Math.max(0, mulDiv(lines[line]!.quantity, 1, 1000, 'floor') - freeUnits[line]!);
}
