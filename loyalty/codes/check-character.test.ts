import { describe, expect, it } from 'vitest';
import { checkCharacter, generateCodes, hasGoodCheck } from './check-character.ts';
import { foldCode } from './fold-code.ts';

const batch = generateCodes(2000, 'autumn', 8);

describe('generateCodes', () => {
  it('gives distinct codes of the length asked, the same for the same seed', () => {
    expect(new Set(batch).size).toBe(2000);
    expect(batch.every((code) => code.length === 8 && hasGoodCheck(code))).toBe(true);
    expect(generateCodes(2000, 'autumn', 8)).toEqual(batch);
    expect(generateCodes(10, 'winter', 8)).not.toEqual(batch.slice(0, 10));
  });

  it('gives nothing that folding would change', () => {
    expect(batch.filter((code) => foldCode(code) !== code)).toEqual([]);
  });
});

describe('checkCharacter', () => {
  it('catches every single wrong character', () => {
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    const missed = batch
      .slice(0, 50)
      .flatMap((code) =>
        Array.from(code).flatMap((letter, at) =>
          Array.from(alphabet).filter(
            (other) => other !== letter && hasGoodCheck(code.slice(0, at) + other + code.slice(at + 1)),
          ),
        ),
      );
    expect(missed).toEqual([]);
  });

  it('takes a code as people type it', () => {
    const code = batch[0]!;
    expect(hasGoodCheck(`${code.slice(0, 4)}-${code.slice(4)}`.toLowerCase())).toBe(true);
    expect(checkCharacter(code.slice(0, -1))).toBe(code.at(-1));
  });
});
