/** Parts of a limited counter: together with the uses they never come to more than the limit (I24). */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoProgramme, parseProgramme } from '../../loyalty/index.ts';
import type { Database } from '../db/sql.ts';
import { readChanges } from '../feed/changes.ts';
import { embedded } from '../testing/engines.ts';
import { NOON, openShop } from '../testing/shop.ts';
import { saleOf } from '../testing/sale.ts';
import { joinTill, surroundings } from '../testing/test-till.ts';
import type { TestTill } from '../testing/test-till.ts';
import { fillAllotments } from './fill.ts';

const LIMIT = 100;
const PART = 30;
const KEY = 'total/rare';

let database: Database;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ database, stop } = await embedded.open());
  const rare = {
    ...{ kind: 'item-percent-discount', id: 'rare', name: { ru: 'Редкая', en: 'Rare' }, rateBp: 100 },
    limits: { total: LIMIT, allotment: { total: PART } },
  };
  const parsed = parseProgramme({ ...demoProgramme, mechanics: [...demoProgramme.mechanics, rare] });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  await openShop(database, parsed.programme);
});
afterAll(() => stop());

const fill = ({ tillId }: TestTill) => database.transaction((sql) => fillAllotments(sql, tillId, surroundings()));

/** The counter as this till is told. */
async function told({ tillId }: TestTill): Promise<{ value: number; allotted: number } | undefined> {
  const [head] = await database.query<{ feed: string }>('SELECT feed FROM feed_head');
  const page = await database.transaction((sql) =>
    readChanges(sql, { feed: head!.feed, cursor: 0, limit: 1000, tillId }, surroundings()),
  );
  if ('otherFeed' in page) throw new Error('other feed');
  return page.changes.flatMap((change) =>
    change.entity === 'counter' && change.data.key === KEY ? [change.data] : [],
  )[0];
}

async function use(till: TestTill, by: number): Promise<void> {
  const sale = saleOf({});
  const changes = [{ kind: 'counter', scope: 'programme', key: KEY, by, onReturn: 'whole' }] as const;
  till.append('saleFiscalised', { ...sale, claim: { ...sale.claim, changes: [...changes] } });
  await till.send();
}

const step = fc.oneof(
  fc.record({ kind: fc.constant('fill' as const), till: fc.nat(3) }),
  fc.record({ kind: fc.constant('use' as const), till: fc.nat(3), share: fc.nat(100) }),
  fc.record({ kind: fc.constant('return' as const), till: fc.nat(3), share: fc.nat(100) }),
);

it('never hands out what is used or held, whatever tills use within their parts, return and ask for', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 15 }), async (steps) => {
      await database.query('DELETE FROM allotment');
      await database.query('UPDATE programme_counter SET value = 0');
      const tills = await Promise.all(Array.from({ length: 4 }, () => joinTill(database)));
      for (const { kind, till: index, ...more } of steps) {
        const till = tills[index]!;
        const part = (await told(till))?.allotted ?? 0;
        const some = 'share' in more ? Math.trunc((part * more.share) / 100) : 0;
        if (kind === 'fill') await fill(till);
        else if (kind === 'use' && some > 0) await use(till, some);
        else if (kind === 'return' && some > 0) {
          till.append('allotmentReturned', { programmeId: demoProgramme.id, key: KEY, amount: some, instant: NOON });
          await till.send();
        }
        const [sum] = await database.query<{ used: number; held: number }>(
          `SELECT coalesce(max(value), 0)::int AS used, (SELECT coalesce(sum(rest), 0)::int FROM allotment) AS held
           FROM programme_counter WHERE key = $1`,
          [KEY],
        );
        expect(sum!.used + sum!.held).toBeLessThanOrEqual(LIMIT);
        const parts = await Promise.all(tills.map(told));
        for (const one of parts) {
          if (one === undefined) continue;
          expect(one.allotted).toBeLessThanOrEqual(PART);
          // What a till is told adds up to the same for all of them.
          expect(one.value + one.allotted).toBe(sum!.used + sum!.held);
        }
      }
    }),
    { numRuns: 6 },
  );
});

it('hands out to others what a blocked till held', async () => {
  await database.query('DELETE FROM allotment');
  await database.query('UPDATE programme_counter SET value = 50');
  const [lost, other] = [await joinTill(database), await joinTill(database)];
  await fill(lost);
  await fill(other);
  expect([(await told(lost))?.allotted, (await told(other))?.allotted]).toEqual([PART, 20]);
  await database.query(`UPDATE till SET state = 'blocked' WHERE till_id = $1`, [lost.tillId]);
  await fill(other);
  expect(await told(other)).toMatchObject({ value: 50, allotted: PART });
});
