import { describe, expect, it } from 'vitest';
import { compileCodePattern } from './code-pattern.ts';

describe('compileCodePattern', () => {
  it('takes signs, digits, classes and counts, anchored and whatever the case', () => {
    const pattern = compileCodePattern(String.raw`LC-\d{4}-[0-9A-Z]{2}`);
    expect(pattern?.test('LC-0042-7Q')).toBe(true);
    expect(pattern?.test('lc-0042-7q')).toBe(true);
    expect(pattern?.test('xLC-0042-7Q')).toBe(false);
    expect(pattern?.test('LC-0042-7Q\n')).toBe(false);
  });

  for (const pattern of [
    '',
    '(a+)+',
    'a+',
    'a*',
    '.*',
    'a|b',
    '^a',
    'a{2,}',
    String.raw`\d{1,9}\d{1,9}`,
    '[Z-A]',
    'a{3,2}',
    '[^a]',
    String.raw`\w`,
    'A'.repeat(201),
  ]) {
    it(`refuses ${pattern.slice(0, 20) || 'nothing'}`, () => {
      expect(compileCodePattern(pattern)).toBeNull();
    });
  }
});
