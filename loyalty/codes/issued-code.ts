import { generateCodes } from './check-character.ts';

/** Letters and digits a customer can type: 10 characters, the last a check. */
const LENGTH = 10;

/**
 * The code of a coupon that a receipt issues: the till prints it and the centre files it without asking each other,
 * however often the receipt is applied. The receipt's id is 74 random bits nobody outside has seen.
 *
 * @param index of the change in the quote's `changes`
 */
export function issuedCode(receiptId: string, index: number): string {
  return generateCodes(1, `${receiptId} ${index}`, LENGTH)[0]!;
}
