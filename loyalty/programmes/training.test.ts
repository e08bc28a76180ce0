/** The training shop shows a cashier each kind of reward, and changes no figure of the demo programme by itself. */
import { describe, expect, it } from 'vitest';
import { checkProgramme } from '../check/check-programme.ts';
import { instant, kopecks } from '../money/units.ts';
import { prepareProgramme } from '../programme/prepare.ts';
import { parseProgramme } from '../document/parse-programme.ts';
import { quote } from '../quote/quote.ts';
import type { Basket, CustomerSnapshot, Quote } from '../quote/types.ts';
import { basket, goods, member, MOSCOW, NOON } from '../testing/shop.ts';
import { demoProgramme } from './demo.ts';
import { trainingProgramme } from './training.ts';

const prepared = prepareProgramme(trainingProgramme, () => 'hash');
const coffee = (lineNo: number) => goods(649_00, { lineNo, categories: ['coffee'] });
const cheese = goods(899_00, { quantity: 437, soldBy: 'weight', categories: ['cheese'] });

const anna = member(450_75, {
  tierId: 'silver',
  qualifyingSpend: kopecks(41_760_00),
  counters: [{ key: 'stamps/coffee-stamps', value: 7 }],
  offers: [{ ruleId: 'cheese-offer', isActivated: false, from: instant(0), to: null }],
});

function sell(given: Partial<Basket>, customer: CustomerSnapshot | null = anna): Quote {
  return quote(prepared, { ...basket([coffee(1)], { kind: 'none' }), ...given }, customer, {
    now: NOON,
    storeZone: MOSCOW,
    offline: null,
  });
}

describe('the training programme', () => {
  it('is a valid document without a finding', () => {
    expect(parseProgramme(JSON.parse(JSON.stringify(trainingProgramme))).ok).toBe(true);
    expect(checkProgramme(trainingProgramme).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('asks for the same money as the demo programme until something is taken', () => {
    const plain = prepareProgramme(demoProgramme, () => 'hash');
    const lines = [coffee(1), { ...cheese, lineNo: 2 }];
    const demo = quote(plain, basket(lines, { kind: 'none' }), anna, { now: NOON, storeZone: MOSCOW, offline: null });
    expect(sell({ lines }).totals).toEqual(demo.totals);
    expect(sell({ lines }).accrual.total).toBe(demo.accrual.total);
  });

  it('gives the eighth stamp for a coffee, and a reward for the ninth', () => {
    expect(sell({}).progress).toMatchObject([{ before: 7, after: 8, goal: 9, rewards: 0 }]);
    expect(sell({ lines: [coffee(1), coffee(2)] }).progress).toMatchObject([{ after: 0, rewards: 1 }]);
  });

  it('takes a full card for a coffee, down to its least price of 0.01', () => {
    const full = { ...anna, counters: [{ key: 'stamps/coffee-stamps', value: 9 }] };
    expect(sell({ rewards: [{ ruleId: 'coffee-gift', count: 1 }] }, full).totals.toPay).toBe(1);
    expect(sell({}, full).explanations).toContainEqual(expect.objectContaining({ code: 'stamps.rewardReady' }));
  });

  it('doubles the points of a receipt paid with the shop’s card', () => {
    const tenders = [{ kind: 'card', amount: null, brand: 'own-card' }] as const;
    expect(sell({}).accrual.total).toBe(26_00);
    expect(sell({ tenders }).accrual.total).toBe(53_00);
  });
});
