import { describe, expect, it } from 'vitest';
import { codeFromRow } from './code-row.ts';

describe('codeFromRow', () => {
  it('reads a code for one use, folded as the engine compares it', () => {
    expect(codeFromRow({ code: 'лето-2026', rule: 'summer' })).toEqual({
      code: 'ЛET02026',
      ruleId: 'summer',
      firstDay: null,
      lastDay: null,
      usesLeft: 1,
      faceValue: null,
    });
  });

  it('reads terms, uses and a face value by their Russian names', () => {
    const row = { код: 'K7Q2M9XA', правило: 'coupon', 'действует с': '01.12.2026', 'годен до': '31.12.2026' };
    expect(codeFromRow({ ...row, номинал: '500,00', применений: '3' })).toMatchObject({
      firstDay: '2026-12-01',
      lastDay: '2026-12-31',
      usesLeft: 3,
      faceValue: 500_00,
    });
  });

  it.each([
    ['no rule', { code: 'A' }],
    ['no uses', { code: 'A', rule: 'r', uses: '0' }],
    ['half a use', { code: 'A', rule: 'r', uses: '1.5' }],
    ['a face value of nothing', { code: 'A', rule: 'r', value: '0' }],
    ['a code of dashes', { code: '--', rule: 'r' }],
  ])('refuses %s', (_what, row) => {
    expect(() => codeFromRow(row)).toThrow();
  });
});
