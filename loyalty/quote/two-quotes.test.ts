/** Laws that compare the answers of two quotes, over programmes of all kinds of rules. Source: loyalty-domain section 17. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { points } from '../money/units.ts';
import type { PreparedProgramme } from '../programme/prepare.ts';
import { anyRule } from '../testing/any-rule.ts';
import { anyVisit, prepareVisit, quoteOf } from '../testing/any-visit.ts';
import type { AnyVisit } from '../testing/any-visit.ts';
import { cases } from '../testing/cases.ts';
import { lot, percentAccrual } from '../testing/shop.ts';
import type { RuleDraft } from '../testing/shop.ts';
import { quote } from './quote.ts';
import type { Quote } from './types.ts';

/** What the laws compare with besides the visit. */
interface Twist {
  /** Points more on the account. */
  more: number;
  /** Sorts the lines into another order. */
  keys: readonly number[];
  /** A rule that is nobody's. */
  idle: RuleDraft;
  /** An accrual by percent or by step, and where its receipt is split. */
  accrual: RuleDraft;
  cut: number;
}
/** @param programme of the visit, for quotes that change nothing about it */
type Law = (visit: AnyVisit, answer: Quote, twist: Twist, programme: PreparedProgramme) => void;

/** The rules under the ids they get from their places. */
const named = (rules: AnyVisit['rules']) =>
  rules.map((rule, i) => ({ id: `r${i + 1}`, name: { ru: `Правило ${i + 1}`, en: `Rule ${i + 1}` }, ...rule }));

const withoutHash = ({ programmeHash: _, ...rest }: Quote) => rest;

const LAWS: Record<string, Law> = {
  'gives the same bytes for inputs that came over a wire, and leaves its inputs as they were': (visit, first) => {
    const before = JSON.stringify(visit);
    const there = JSON.parse(before) as AnyVisit;
    expect(JSON.stringify(quoteOf(there))).toBe(JSON.stringify(first));
    expect(JSON.stringify(there)).toBe(before);
    expect(JSON.parse(JSON.stringify(first))).toEqual(first);
  },

  'does not depend on the order in which lines are stored': (visit, inOrder, { keys }, programme) => {
    const lines = visit.basket.lines.toSorted((a, b) => keys[a.lineNo]! - keys[b.lineNo]!);
    expect(quoteOf({ ...visit, basket: { ...visit.basket, lines } }, programme)).toEqual(inOrder);
  },

  'does not depend on the order in which rules, lots and counters are stored': (visit, inOrder) => {
    const { customer } = visit;
    const turned = customer && {
      ...customer,
      lots: customer.lots.toReversed(),
      counters: (customer.counters ?? []).toReversed(),
    };
    const other = quoteOf({ ...visit, rules: named(visit.rules).toReversed(), customer: turned });
    expect(withoutHash(other)).toEqual(withoutHash(inOrder));
  },

  'changes nothing but the list of what was skipped by a rule that matches nothing': (visit, without) => {
    const idle = ['item-percent-discount', 'receipt-percent-discount', 'percent-accrual'];
    const extra = idle.map((kind) => ({ id: `idle-${kind}`, kind, rateBp: 5000, goods: { tags: ['no such goods'] } }));
    const rules = [...named(visit.rules), ...extra.map((rule) => ({ ...rule, name: { ru: 'Х', en: 'X' } }))];
    const { explanations, ...rest } = withoutHash(quoteOf({ ...visit, rules }));
    const told = explanations.filter(({ ruleId }) => ruleId?.startsWith('idle-') !== true);
    expect({ ...rest, explanations: told }).toEqual(withoutHash(without));
    expect(explanations.length - told.length).toBe(idle.length);
  },

  'changes nothing but the list of what was skipped by a rule of any kind that is for nobody here': (
    visit,
    without,
    { idle },
  ) => {
    const extra = { ...idle, id: 'idle', name: { ru: 'Х', en: 'X' }, audience: { members: ['nobody'] } };
    const { explanations, ...rest } = withoutHash(quoteOf({ ...visit, rules: [...named(visit.rules), extra] }));
    expect({ ...rest, explanations: explanations.filter(({ ruleId }) => ruleId !== 'idle') }).toEqual(
      withoutHash(without),
    );
  },

  'redeems no less when the balance rises, and names the balance no more once something else bound': (
    given,
    _,
    { more },
    programme,
  ) => {
    // Goods taken for points would change what there is to redeem on.
    const visit = { ...given, basket: { ...given.basket, rewards: [] } };
    if (visit.customer === null) return;
    const richer = { ...visit.customer, lots: [...visit.customer.lots, lot('more', more)] };
    const [poor, rich] = [visit, { ...visit, customer: richer }].map((each) => quoteOf(each, programme).redemption);
    expect(rich!.max).toBeGreaterThanOrEqual(poor!.max);
    if (poor!.limitedBy !== 'balance') expect([rich!.max, rich!.limitedBy]).toEqual([poor!.max, poor!.limitedBy]);
  },

  'redeems what was asked for, cut to the maximum and the step': (visit, first, _, programme) => {
    const { max, step } = first.redemption;
    const asked = (amount: number) =>
      quoteOf({ ...visit, basket: { ...visit.basket, redeem: { kind: 'points', points: points(amount) } } }, programme);
    const all = asked(max).redemption;
    expect([all.max, all.redeemed]).toEqual([max, max]);
    expect(asked(max + step).redemption.redeemed).toBe(max);
  },

  'gives list prices under a programme without rules': (visit) => {
    const { lines, totals, explanations, accrual, changes } = quoteOf({ ...visit, rules: [] });
    expect(lines.map(({ net }) => net)).toEqual(lines.map(({ gross }) => gross));
    expect([totals.discounts, totals.redeemedMoney, accrual.total]).toEqual([0, 0, 0]);
    // Money paid still counts towards the tier.
    expect(changes.filter(({ kind }) => kind !== 'tier')).toEqual([]);
    expect(explanations.filter(({ ruleId }) => ruleId !== null)).toEqual([]);
  },

  'earns no more on two receipts than on the one they were split from, by percent and by step': (
    { basket: { lines }, customer, context },
    _,
    { accrual, cut },
  ) => {
    const programme = prepareVisit({ rules: [accrual], terms: {} });
    const earned = (part: typeof lines) =>
      quote(programme, { lines: part, redeem: { kind: 'none' } }, customer, context).accrual.total;
    expect(earned(lines.slice(0, cut)) + earned(lines.slice(cut))).toBeLessThanOrEqual(earned(lines));
  },
};

const anyAccrual: fc.Arbitrary<RuleDraft> = fc.oneof(
  fc.record({ rateBp: fc.nat(10_000), step: fc.constantFrom(1, 100, 700) }).map((more) => percentAccrual(0, more)),
  fc
    .record({ points: fc.integer({ min: 1, max: 5000 }), per: fc.integer({ min: 100, max: 50_000 }) })
    .map((more) => ({ kind: 'step-accrual', ...more })),
);
const anyTwist = fc.record({
  more: fc.integer({ min: 1, max: 1_000_000 }),
  keys: fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
  // Its code would be one of those that the visits enter, and a group runs at the place of its first member.
  idle: anyRule.map(({ coupon: _, group: _group, ...rule }) => rule as RuleDraft),
  accrual: anyAccrual,
  cut: fc.nat(5),
});

/** One visit is held to all laws, so that ten thousand programmes are made once and not once for each law. */
it(`any quote of any programme: ${Object.keys(LAWS).join('; ')}`, () => {
  fc.assert(
    fc.property(anyVisit, anyTwist, (visit, twist) => {
      const programme = prepareVisit(visit);
      const answer = quoteOf(visit, programme);
      for (const [name, law] of Object.entries(LAWS)) {
        try {
          law(visit, answer, twist, programme);
        } catch (cause) {
          throw new Error(name, { cause });
        }
      }
    }),
    cases(10_000),
  );
});
