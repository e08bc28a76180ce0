import { mulDiv } from '../money/mul-div.ts';
import type { Draft } from '../quote/draft.ts';

/** Thousandths of a line that are paid for; gifts do not count. Source: loyalty-domain sections 4 and 13. */
export const paidQuantity = ({ lines, freeUnits }: Draft, line: number): number =>
  Math.max(0, lines[line]!.quantity - freeUnits[line]! * 1000);

/** Whole units of a line that are paid for. */
export const paidUnits = (draft: Draft, line: number): number => mulDiv(paidQuantity(draft, line), 1, 1000, 'floor');
