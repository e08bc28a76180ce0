/** Laws of what is given without a receipt, under programmes of all kinds of rules. Source: loyalty-domain sections 9, 17. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kopecks, points } from '../money/units.ts';
import { anyVisit, prepareVisit } from '../testing/any-visit.ts';
import type { AnyVisit } from '../testing/any-visit.ts';
import { cases } from '../testing/cases.ts';
import { member, MOSCOW, NOON, prepare } from '../testing/shop.ts';
import { quoteEvent } from './quote-event.ts';

const sum = (values: readonly { amount: number }[]) => values.reduce((total, { amount }) => total + amount, 0);
const countOf = (counters: readonly { key: string; value: number }[] | undefined, wanted: string) =>
  counters?.find(({ key }) => key === wanted)?.value ?? 0;

describe('an event', () => {
  const caps = { kind: 'accrual-caps', perReceipt: 1_00, perDay: 300_00 };
  const programme = prepare([{ kind: 'event-accrual', event: 'review', points: 100_00 }, caps]);
  const at = (earned: number) => {
    const day = { period: '2026-11-22', earned: points(earned), redeemed: points(0), redemptions: 0 };
    const where = { now: NOON, storeZone: MOSCOW, offline: null };
    return quoteEvent(programme, { name: 'review', amount: kopecks(0) }, member(0, { day }), where).accrual;
  };

  it('earns within the caps of the day, which is no cap of a receipt', () => {
    expect([at(0).total, at(200_00).total, at(250_00).total]).toEqual([100_00, 100_00, 50_00]);
    expect(at(250_00).limitedBy).toBe('perDay');
    expect(at(300_00).total).toBe(0);
  });
});

const quoted = ({ customer, context, ...visit }: AnyVisit, amount: number) =>
  quoteEvent(prepareVisit(visit), { name: 'review', amount: kopecks(amount) }, customer!, context);

it('any event earns within caps and budgets, in lots that sum to it, and the same wherever it is asked', () => {
  fc.assert(
    fc.property(anyVisit, fc.nat(1_000_000), (visit, amount) => {
      const { customer, context, rules, terms } = visit;
      if (customer === null) return;
      const answer = quoted(visit, amount);
      expect(quoted(JSON.parse(JSON.stringify(visit)) as AnyVisit, amount)).toEqual(answer);
      const { total, rules: byRule, lots } = answer.accrual;
      expect([sum(byRule), sum(lots)]).toEqual([total, total]);
      const isOut = (id: string) =>
        answer.explanations.some(({ ruleId, code }) => ruleId === id && /skipped/.test(code));
      rules.forEach((caps, i) => {
        if (caps.kind !== 'accrual-caps' || isOut(`r${i + 1}`)) return;
        const room = (name: string, used: number) =>
          Math.max(0, ((caps[name] as number | undefined) ?? Infinity) - used);
        expect(total).toBeLessThanOrEqual(room('perDay', customer.day.earned));
        expect(total).toBeLessThanOrEqual(room('perMonth', customer.month.earned));
        expect(total).toBeLessThanOrEqual(room('perMember', countOf(customer.counters, 'earned')));
      });
      const left = (terms['accrualBudget'] as number) - countOf(context.counters, 'budget');
      expect(total).toBeLessThanOrEqual(Math.max(0, left));
      // A segment is given with the points of its rule, or by a rule that has none.
      for (const change of answer.changes) {
        if (change.kind !== 'segment') continue;
        const { points: fixed = 0, rateBp = 0 } = rules[Number(change.ruleId.slice(1)) - 1] as Record<string, number>;
        expect(fixed + rateBp === 0 || byRule.some(({ ruleId }) => ruleId === change.ruleId)).toBe(true);
      }
    }),
    cases(10_000),
  );
});
