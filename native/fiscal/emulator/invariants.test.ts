/** Laws that hold whatever is sent. Source: fiscal-printer section 8, acceptance invariant. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { fromLe } from './bytes.ts';
import { ask, Bench } from './testing/bench.ts';

const drawerOf = (bench: Bench): number => fromLe(bench.send(ask.money(241)).slice(3));

type Step =
  | { do: 'receipt'; kind: number; prices: number[]; cashless: number; over: number; end: 'close' | 'cancel' }
  | { do: 'cash'; direction: 'in' | 'out'; amount: number }
  | { do: 'report'; z: boolean };

const price = fc.integer({ min: 1, max: 500_000 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('receipt' as const),
    kind: fc.integer({ min: 0, max: 3 }),
    prices: fc.array(price, { minLength: 1, maxLength: 4 }),
    cashless: fc.nat(600_000),
    over: fc.nat(10_000),
    end: fc.constantFrom('close' as const, 'close' as const, 'cancel' as const),
  }),
  fc.record({
    do: fc.constant('cash' as const),
    direction: fc.constantFrom('in' as const, 'out' as const),
    amount: fc.nat(300_000),
  }),
  fc.record({ do: fc.constant('report' as const), z: fc.boolean() }),
);

/** @returns what the drawer must have moved by */
function play(bench: Bench, action: Step): number {
  if (action.do === 'cash') {
    const isDone = bench.error(ask.cash(action.direction, action.amount)) === 0;
    return isDone ? (action.direction === 'in' ? action.amount : -action.amount) : 0;
  }
  if (action.do === 'report') {
    bench.send(action.z ? ask.zReport() : ask.xReport());
    bench.send(ask.openShift());
    return 0;
  }
  const operation = [1, 3, 2, 4][action.kind] ?? 1;
  expect(bench.error(ask.openReceipt(action.kind))).toBe(0);
  for (const each of action.prices) expect(bench.error(ask.line({ operation, price: each }))).toBe(0);
  const total = action.prices.reduce((sum, each) => sum + each, 0);
  const cashless = Math.min(action.cashless, total);
  const cash = total - cashless;
  const isClosed = action.end === 'close' && bench.error(ask.close({ 1: cash + action.over, 2: cashless })) === 0;
  if (!isClosed) bench.send(ask.cancel());
  if (!isClosed) return 0;
  return action.kind === 0 || action.kind === 3 ? cash : -cash;
}

describe('a shift of any actions', () => {
  it('keeps drawer = opening + cash sales - returns + in - out, and numbers documents without gaps', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.array(step, { maxLength: 25 }), (opening, steps) => {
        const bench = new Bench();
        bench.send(ask.cash('in', opening));
        bench.send(ask.openShift());
        const moved = steps.reduce((sum, action) => sum + play(bench, action), 0);
        expect(drawerOf(bench)).toBe(opening + moved);
        const { documents } = bench.state.drive;
        expect(documents.map(({ fd }) => fd)).toEqual(documents.map((_, i) => i + 1));
        const receipts = documents.filter(({ type }) => type === 3).length;
        const counted = [148, 149, 150, 151].map((n) => fromLe(bench.send(ask.operation(n)).slice(3)));
        expect(counted.reduce((sum, n) => sum + n, 0)).toBe(receipts);
      }),
      { numRuns: 60 },
    );
  });
});
