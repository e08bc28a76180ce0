/** I1, I3, I20 and I21 of offline-sync section 20 over random histories of several tills. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instant, points } from '../../loyalty/index.ts';
import type { Database } from '../db/sql.ts';
import { authorise } from '../holds/authorise.ts';
import { audit } from '../ledger/audit.ts';
import { loadMembers } from '../ledger/load-members.ts';
import { ENGINES } from '../testing/engines.ts';
import { saleOf } from '../testing/sale.ts';
import { addMember, DAY_MS, NOON, openShop } from '../testing/shop.ts';
import { joinTill, surroundings } from '../testing/test-till.ts';
import type { TestTill } from '../testing/test-till.ts';

interface Step {
  till: number;
  /** days before noon of the receipt */
  age: number;
  price: number;
  redeem: number;
  end: 'sold' | 'soldOnHold' | 'cancelled' | 'released';
}

const step: fc.Arbitrary<Step> = fc.record({
  till: fc.integer({ min: 0, max: 2 }),
  age: fc.integer({ min: 0, max: 40 }),
  price: fc.integer({ min: 100, max: 500_000 }),
  redeem: fc.integer({ min: 0, max: 300 }).map((whole) => whole * 100),
  end: fc.constantFrom('sold', 'soldOnHold', 'cancelled', 'released'),
});

describe.each(ENGINES)('any order of arrival on $engine', (engine) => {
  let database: Database;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    ({ database, stop } = await engine.open());
    await openShop(database);
  });
  afterAll(async () => stop());

  /** Plays the steps for a new member, the tills' batches arriving in this order; returns main - debt and the like. */
  async function play(steps: readonly Step[], arrival: readonly number[], startPoints: number): Promise<object> {
    const { customerId } = await addMember(database, { active: startPoints });
    const tills = [await joinTill(database), await joinTill(database), await joinTill(database)];
    for (const one of steps) {
      const till = tills[one.till];
      if (till !== undefined) await act(till, customerId, one);
    }
    for (const index of arrival) {
      const till = tills[index];
      if (till !== undefined && till.batch().ops.length > 0) await till.send();
    }
    const member = (await loadMembers(database, [customerId])).get(customerId);
    if (member === undefined) throw new Error('no member');
    const { main, pending, held, debt } = member.accounts;
    const receipts = await database.query<{ paid: number; redeemed: number; accrued: number }>(
      'SELECT paid, redeemed, accrued FROM receipt WHERE customer_id = $1 ORDER BY 1, 2, 3',
      [customerId],
    );
    const { qualifyingSpend, tierId, tier, month } = member;
    return {
      mainLessDebt: main.balance + debt.balance,
      pending: pending.balance,
      held: held.balance,
      receipts,
      qualifyingSpend,
      tierId,
      tier,
      month,
    };
  }

  async function act(till: TestTill, customerId: string, { age, price, redeem, end }: Step): Promise<void> {
    const at = instant(NOON - age * DAY_MS);
    const holdId = end === 'sold' ? undefined : randomUUID();
    const receiptId = randomUUID();
    if (end === 'soldOnHold' && holdId !== undefined) {
      const request = { holdId, receiptId, customerId, points: points(redeem) };
      await database.transaction(async (sql) => authorise(sql, request, surroundings()));
    }
    if (end === 'cancelled') {
      till.append('saleCancelled', {
        receiptId,
        instant: at,
        reason: 'cashier',
        customerId,
        holdId,
        redeemed: redeem,
        certificates: [],
      });
    } else if (end === 'released') {
      till.append('holdReleased', { holdId, customerId, instant: at });
    } else {
      const wish = { customerId, at, price, redeem, balance: redeem, receiptId };
      till.append('saleFiscalised', saleOf(holdId === undefined ? wish : { ...wish, holdId }));
    }
  }

  it('ends with the same main - debt, receipts, counters and tier, and balanced books', async () => {
    const orders = fc.shuffledSubarray([0, 1, 2], { minLength: 3, maxLength: 3 });
    const start = fc.integer({ min: 0, max: 40_000 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 10 }),
        orders,
        start,
        async (steps, arrival, startPoints) => {
          const inOrder = await play(steps, [0, 1, 2], startPoints);
          const shuffled = await play(steps, arrival, startPoints);
          expect(shuffled).toEqual(inOrder);
        },
      ),
      { numRuns: 12 },
    );
    expect(await audit(database)).toEqual([]);
  });
});
