import { describe, expect, it } from 'vitest';
import { kopecks } from '../money/units.ts';
import { discountsOf, goods, member, quoteVisit } from '../testing/shop.ts';

const steps = [
  { from: 500_00, rateBp: 3_00 },
  { from: 3000_00, rateBp: 5_00 },
  { from: 5000_00, rateBp: 8_00 },
];
const ladder = (by: string) => [{ kind: 'scale-discount', by, steps }];

describe('scale-discount', () => {
  it.each([
    [499_99, 0],
    [500_00, 15_00],
    [2999_99, 90_00],
    [3000_00, 150_00],
    [5000_00, 400_00],
  ])('takes the reached rate of the whole receipt: %i gives %i', (price, off) => {
    expect(discountsOf(quoteVisit({ rules: ladder('receipt'), lines: [goods(price)] }))).toEqual([off]);
  });

  it.each([
    [499_99, 0],
    [3000_00, 50_00],
    [8000_00, 80_00],
  ])('takes the rate that %i spent before this receipt reached: %i off 1000.00', (spent, off) => {
    const customer = member(0, { lifetimeSpend: kopecks(spent) });
    expect(discountsOf(quoteVisit({ rules: ladder('lifetime'), lines: [goods(1000_00)], customer }))).toEqual([off]);
  });

  it('takes the volume of the month before and of no other', () => {
    const off = (period: string) =>
      discountsOf(
        quoteVisit({
          rules: ladder('lastMonth'),
          lines: [goods(1000_00)],
          customer: member(0, { lastMonth: { period, spent: kopecks(10_000_00) } }),
        }),
      );
    expect(off('2026-10')).toEqual([80_00]);
    expect(off('2026-09')).toEqual([0]);
    expect(off('2026-11')).toEqual([0]);
  });

  it('says what the next step lacks', () => {
    const { explanations } = quoteVisit({ rules: ladder('receipt'), lines: [goods(2600_00)] });
    expect(explanations.at(-1)).toMatchObject({ code: 'discount.scale.next', amount: 400_00, params: { rate: 5_00 } });
  });
});
