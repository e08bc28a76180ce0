/** What the rules that earn say: on the wall, and for each number and each refusal on a receipt. */
import { describe, expect, it } from 'vitest';
import { points } from '../money/units.ts';
import { explain } from '../quote/explain.ts';
import { describeProgramme } from '../words/describe-programme.ts';
import { goods, itemPercent, member, percentAccrual, programmeOf, quoteVisit, redemptionOf } from '../testing/shop.ts';
import type { RuleDraft, Visit } from '../testing/shop.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const from = { threshold: { amount: 1000_00 } };
const fixed = (more: object = {}): RuleDraft => ({ kind: 'fixed-accrual', points: 50_00, ...more });
const perStep = (more: object = {}): RuleDraft => ({ kind: 'step-accrual', points: 1_00, per: 100_00, ...more });
const times = (more: object = {}): RuleDraft => ({ kind: 'accrual-multiplier', multiplier: 1500, ...more });
const caps = (more: object): RuleDraft => ({ kind: 'accrual-caps', ...more });
const scale = (more: object = {}): RuleDraft => ({
  kind: 'scale-accrual',
  by: 'receipt',
  steps: [
    { from: 0, rateBp: 1_00 },
    { from: 3000_00, rateBp: 5_00 },
  ],
  ...more,
});

describe('on the wall', () => {
  it.each([
    [
      percentAccrual(5_00, from),
      '5 % от покупки баллами при покупке от 1 000,00 ₽',
      '5% of the purchase in points when you buy from RUB 1,000.00',
    ],
    [perStep(), '1 балл за каждые полные 100,00 ₽', '1 point for each full RUB 100.00'],
    [
      scale(),
      'процент баллами по сумме чека: 1 % сначала, 5 % от 3 000,00 ₽',
      'a percent in points by the receipt: 1% at first, 5% from RUB 3,000.00',
    ],
    [fixed(from), '50 баллов за покупку от 1 000,00 ₽', '50 points for a purchase from RUB 1,000.00'],
    [
      fixed({ per: 'unit', ...from }),
      '50 баллов за каждую единицу при покупке от 1 000,00 ₽',
      '50 points for each unit when you buy from RUB 1,000.00',
    ],
    [times({ goods: { tags: ['new'] } }), 'баллы × 1,5 (с отметкой «new»)', 'points × 1.5 (marked “new”)'],
    [
      caps({ perReceipt: 100_00, perDay: 200_00, perMonth: 300_00, perMember: 4000_00 }),
      'начисляем не больше 100 баллов за чек, 200 баллов в день, 300 баллов в месяц, 4 000 баллов за всё время',
      'at most 100 points a receipt, 200 points a day, 300 points a month, 4,000 points in all',
    ],
    [caps({ perDay: 200_00 }), 'начисляем не больше 200 баллов в день', 'at most 200 points a day'],
    [{ kind: 'event-accrual', event: 'review', points: 10_00 }, '10 баллов за «review»', '10 points for “review”'],
    [
      { kind: 'event-accrual', event: 'top-up', rateBp: 5_00 },
      '5 % от суммы баллами за «top-up»',
      '5% of the sum in points for “top-up”',
    ],
    [
      { kind: 'event-accrual', event: 'survey', points: 10_00, segment: 'surveyed' },
      '10 баллов, место в группе «surveyed» за «survey»',
      '10 points, a place among “surveyed” for “survey”',
    ],
  ] satisfies [RuleDraft, string, string][])('%j says itself', (rule, ru, en) => {
    const wall = (locale: 'ru' | 'en') =>
      describeProgramme(programmeOf([rule]), locale).flatMap(({ lines }) => lines.map(plain));
    expect(wall('ru')).toContain(`Правило 1: ${ru}.`);
    expect(wall('en')).toContain(`Rule 1: ${en}.`);
  });
});

/** What is said of the points of goods of 1000.00. */
function said(rules: readonly RuleDraft[], given: Partial<Visit> = {}): string[] {
  const quote = quoteVisit({ rules, lines: [goods(1000_00)], customer: member(0), ...given });
  return quote.explanations
    .filter(({ code }) => code.startsWith('accrue.'))
    .map((entry) => plain(explain(entry, 'en')));
}

describe('on a receipt', () => {
  it.each([
    [percentAccrual(5_00), ['Rule 1: 5% of the money paid, 50 points']],
    [percentAccrual(5_00, { base: 'onGross' }), ['Rule 1: 5% of the receipt, 50 points']],
    [perStep(), ['Rule 1: 1 point for each RUB 100.00, 10 points']],
    [scale(), ['Rule 1: 1% from RUB 0.00 on, 10 points', 'Rule 1: RUB 2,000.00 to 5% in points']],
    [fixed(), ['Rule 1: 50 points']],
    [fixed({ maxPoints: 20_00 }), ['Rule 1: 20 points', 'Rule 1: at most 20 points a receipt']],
    [fixed({ maxPoints: 50_00 }), ['Rule 1: 50 points']],
  ] satisfies [RuleDraft, string[]][])('%j says what it gave', (rule, words) => {
    expect(said([rule])).toEqual(words);
  });

  it('the top of a scale leads nowhere, and a scale whose goods are not here is no goal', () => {
    expect(said([scale()], { lines: [goods(3000_00)] })).toEqual(['Rule 1: 5% from RUB 3,000.00 on, 150 points']);
    expect(said([scale({ goods: { tags: ['new'] } })])).toEqual(['Rule 1: no such goods here']);
  });

  it('a scale that begins above the receipt gives nothing yet', () => {
    const late = scale({ steps: [{ from: 3000_00, rateBp: 5_00 }] });
    expect(said([late])).toEqual(['Rule 1: too little to earn points', 'Rule 1: RUB 2,000.00 to 5% in points']);
  });

  it('a multiplier says what it does, or why it does nothing', () => {
    expect(said([percentAccrual(5_00), times()])).toEqual([
      'Rule 2: points ×1.5',
      'Rule 1: 5% of the money paid, 75 points',
    ]);
    expect(said([scale(), times()])[1]).toBe('Rule 1: 1% from RUB 0.00 on, 15 points');
    expect(said([percentAccrual(5_00), times(from)], { lines: [goods(999_00)] })).toEqual([
      'Rule 2: from RUB 1,000.00. RUB 1.00 to go',
      'Rule 1: 5% of the money paid, 49 points',
    ]);
  });

  it('every kind under the policy none says that points were redeemed', () => {
    const none = { base: 'none' };
    const rules = [redemptionOf(100_00), percentAccrual(5_00, none), scale(none), perStep(none)];
    const redeemed = { customer: member(10_00), redeem: { kind: 'max' } } as const;
    expect(said(rules, redeemed).filter((words) => words.includes('redeemed'))).toEqual(
      [2, 3, 4].map((rule) => `Rule ${rule}: points were redeemed, nothing is earned`),
    );
    expect(quoteVisit({ rules, lines: [goods(1000_00)], ...redeemed }).accrual.total).toBe(0);
  });

  it('a threshold that is not reached says so before anything else', () => {
    const none = { base: 'none', ...from };
    const rules = [redemptionOf(100_00), percentAccrual(5_00, none), perStep(none), fixed(from)];
    const words = said(rules, { lines: [goods(900_00)], customer: member(10_00), redeem: { kind: 'max' } });
    expect(words).toEqual([2, 3, 4].map((rule) => `Rule ${rule}: from RUB 1,000.00. RUB 110.00 to go`));
  });

  it('caps and budgets say what they cut, and nothing where the points just fill them', () => {
    expect(said([fixed(), caps({ perReceipt: 40_00 })])[1]).toBe('At most 40 points earned a receipt');
    expect(said([fixed(), caps({ perReceipt: 50_00 })])).toEqual(['Rule 1: 50 points']);
    const budget = (left: number) => said([fixed({ limits: { budget: left } })]);
    expect(budget(10_00)).toEqual(['Rule 1: 50 points', 'Rule 1: 10 points left in its budget']);
    expect(budget(50_00)).toEqual(['Rule 1: 50 points']);
    const whole = (accrualBudget: number) => said([fixed()], { terms: { accrualBudget } });
    expect(whole(10_00)).toEqual(['Rule 1: 50 points', '10 points left in the budget of the programme']);
    expect(whole(50_00)).toEqual(['Rule 1: 50 points']);
  });

  it('goods that a discount keeps from earning are no goods here', () => {
    const sale = itemPercent(10_00, { earns: false });
    expect(said([sale, fixed()])).toEqual(['Rule 2: no such goods here']);
  });
});

it('a step of less than a rouble is refused', () => {
  expect(() => programmeOf([perStep({ per: 99 })])).toThrow('must be a rouble or more');
  expect(programmeOf([perStep({ per: 100 })]).mechanics).toHaveLength(1);
});

it('a redemption step worth less than a kopeck is refused', () => {
  const worth = (pointValue: number) => () => programmeOf([redemptionOf(10_00, { step: 10 })], { pointValue });
  expect(worth(9)).toThrow('is worth less than a kopeck');
  expect(worth(9)).toThrow('шаг стоит меньше копейки');
  expect(worth(9)).toThrow('step');
  expect(worth(10)).not.toThrow();
});

it('points of a redemption that a rule ignores are spread by the price', () => {
  const quote = quoteVisit({
    rules: [redemptionOf(100_00, { goods: { tags: ['a'] } }), fixed()],
    lines: [goods(100_00, { tags: ['a'] }), goods(100_00)],
    customer: member(100_00),
    redeem: { kind: 'points', points: points(100_00) },
  });
  expect(quote.lines.map(({ net, accrued }) => [net, accrued])).toEqual([
    [0, 25_00],
    [100_00, 25_00],
  ]);
});
