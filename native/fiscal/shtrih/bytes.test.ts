import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Reader, ShortAnswer, littleEndian } from './bytes.ts';
import { textOf } from './fixtures/hex-text.ts';

describe('littleEndian', () => {
  it('writes 71367 kopecks into 5 bytes as C7 16 01 00 00', () => {
    expect(textOf(littleEndian(71_367, 5))).toBe('C7 16 01 00 00');
  });

  it.each([
    [-1, 5],
    [256, 1],
    [2 ** 40, 5],
    [0.5, 5],
    [NaN, 5],
  ])('refuses %d in %i bytes', (value, size) => {
    expect(() => littleEndian(value, size)).toThrow(RangeError);
  });

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 48 - 1 }), (value) => {
        expect(new Reader(littleEndian(value, 6)).u48()).toBe(value);
      }),
    );
  });
});

describe('Reader', () => {
  it('throws ShortAnswer past the end', () => {
    expect(() => new Reader(Uint8Array.of(1, 2, 3)).u32()).toThrow(ShortAnswer);
  });
});
