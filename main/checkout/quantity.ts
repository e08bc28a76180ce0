import { quantity } from '../../loyalty/index.ts';
import type { Quantity } from '../../loyalty/index.ts';
import { QUANTITY_MAX } from './basket.ts';

/**
 * A typed quantity in thousandths: `3`, `0,437`, `0.437`, `1 000`. Comma and point are both decimal, spaces are
 * ignored (ui section 8). Null for anything else, for zero and for more than three decimals.
 */
export function parseQuantity(text: string): Quantity | null {
  const match = /^(\d{1,5})(?:[.,](\d{1,3}))?$/.exec(text.replace(/[\s\u00A0]/g, ''));
  if (match === null) return null;
  const thousandths = Number(match[1]) * 1000 + Number((match[2] ?? '').padEnd(3, '0'));
  return thousandths > 0 && thousandths <= QUANTITY_MAX ? quantity(thousandths) : null;
}

export interface TypedEntry {
  code: string;
  /** null = not said */
  quantity: Quantity | null;
}

/**
 * A typed line with its quantity before or after the code: `3*4600000000016`, `4600000000016*3`, `12345x0.437`
 * (also `х`, Cyrillic, and `×`). Undefined when what stands there is no quantity.
 */
export function parseEntry(text: string): TypedEntry | undefined {
  const trimmed = text.trim();
  const before = /^([\d\s.,]+)\*(.+)$/.exec(trimmed);
  const after = /^(.+?)[*xXхХ×]([\d\s.,]+)$/.exec(trimmed);
  const [code, typed] =
    before !== null && !isLonger(before)
      ? [before[2]!, before[1]!]
      : after !== null
        ? [after[1]!, after[2]!]
        : [trimmed, null];
  if (typed === null) return { code, quantity: null };
  const parsed = parseQuantity(typed);
  return parsed === null ? undefined : { code: code.trim(), quantity: parsed };
}

/** `4600000000016*3`: a number longer than any quantity before the star is the code. */
function isLonger(match: RegExpExecArray): boolean {
  return match[1]!.replace(/\D/g, '').length > 8;
}
