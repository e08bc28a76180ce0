import { describe, expect, it } from 'vitest';
import { demoProgramme } from '../programmes/demo.ts';
import { itemPercent, percentAccrual, programmeOf, redemptionOf } from '../testing/shop.ts';
import { checkProgramme } from './check-programme.ts';
import { explainFinding } from './finding-texts.ts';

const found = (rules: Parameters<typeof programmeOf>[0], terms: Record<string, unknown> = {}) =>
  checkProgramme(programmeOf(rules, terms)).map(({ severity, code, path }) => [severity, code, path]);

describe('checkProgramme', () => {
  it('has nothing to say of the demo programme', () => {
    expect(checkProgramme(demoProgramme)).toEqual([]);
  });

  it.each([
    [
      'a window that ends before it begins',
      [itemPercent(5_00, { window: { from: '2026-05-01', to: '2026-05-01' } })],
      ['error', 'window.empty', 'mechanics[0].window'],
    ],
    [
      'a tier the programme does not have',
      [itemPercent(5_00, { audience: { tiers: ['gold'] } })],
      ['error', 'reference.unknown', 'mechanics[0].audience.tiers'],
    ],
    [
      'a group that is not declared',
      [itemPercent(5_00, { group: 'g' })],
      ['error', 'reference.unknown', 'mechanics[0].group'],
    ],
    [
      'codes that differ only as look-alikes',
      [itemPercent(5_00, { coupon: { codes: ['СОК-1'] } }), itemPercent(9_00, { coupon: { codes: ['c0ki'] } })],
      ['error', 'code.twice', 'mechanics[1].coupon.codes[0]'],
    ],
    [
      'a cap above the cap of the receipt',
      [percentAccrual(5_00, { maxPoints: 500_00 }), { kind: 'accrual-caps', perReceipt: 300_00 }],
      ['warning', 'cap.dead', 'mechanics[0].maxPoints'],
    ],
    [
      'a percent that gives the goods away',
      [itemPercent(95_00), redemptionOf(10_00)],
      ['warning', 'discount.belowMinimum', 'mechanics[0].rateBp'],
    ],
  ])('finds %s', (_, rules, finding) => {
    expect(found(rules)).toEqual([finding]);
  });

  it('puts errors before warnings and says each in both languages', () => {
    const findings = checkProgramme(programmeOf([itemPercent(95_00), itemPercent(5_00, { group: 'g' })]));
    expect(findings.map(({ severity }) => severity)).toEqual(['error', 'warning']);
    expect(findings.map((finding) => explainFinding(finding, 'ru'))).toEqual([
      '«g» в программе нет: правило не сработает никогда',
      expect.stringMatching(/^правило «r1» отдаёт 95/),
    ]);
    expect(explainFinding(findings[0]!, 'en')).toBe('g is not in the programme: the rule can never apply');
  });
});
