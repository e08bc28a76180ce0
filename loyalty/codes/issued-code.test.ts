import { describe, expect, it } from 'vitest';
import { hasGoodCheck } from './check-character.ts';
import { foldCode } from './fold-code.ts';
import { issuedCode } from './issued-code.ts';

const RECEIPT = '01930000-0000-7000-8000-00000000000a';

describe('issuedCode', () => {
  it('is the same each time for the same coupon of a receipt, and another for the next', () => {
    expect(issuedCode(RECEIPT, 3)).toBe(issuedCode(RECEIPT, 3));
    expect(issuedCode(RECEIPT, 4)).not.toBe(issuedCode(RECEIPT, 3));
  });

  it('is ten characters with a check, folded to itself', () => {
    const code = issuedCode(RECEIPT, 0);
    expect(code).toHaveLength(10);
    expect(hasGoodCheck(code)).toBe(true);
    expect(foldCode(code)).toBe(code);
  });
});
