/** Loyalty-domain section 11 at the centre, through the operations that tills push. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CustomerRecord } from '../../contract/sync/records.ts';
import { demoProgramme, instant, kopecks } from '../../loyalty/index.ts';
import type { Instant, Programme } from '../../loyalty/index.ts';
import { findCustomer } from '../customers/find-customer.ts';
import type { Database } from '../db/sql.ts';
import { readChanges } from '../feed/changes.ts';
import { loadMembers } from '../ledger/load-members.ts';
import { embedded } from '../testing/engines.ts';
import { returnOf } from '../testing/return.ts';
import { saleOf } from '../testing/sale.ts';
import { addMember, openShop } from '../testing/shop.ts';
import { joinTill, surroundings } from '../testing/test-till.ts';

const [, silver, gold] = demoProgramme.tiers;
const ROLLING: Programme = {
  ...demoProgramme,
  from: '2025-01-01',
  tiers: [demoProgramme.tiers[0]!, { ...silver!, from: kopecks(40_000_00) }, { ...gold!, from: kopecks(100_000_00) }],
  tierTerms: { window: { kind: 'rolling', months: 12 }, returnsDowngrade: 'now' },
};
const noonOf = (date: string): Instant => instant(Date.parse(`${date}T09:00:00Z`));

describe('tiers of a rolling 12 months', () => {
  let database: Database;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    ({ database, stop } = await embedded.open());
    await openShop(database, ROLLING);
  });
  afterAll(async () => stop());

  const join = async (date: string, tierId = 'base'): Promise<string> =>
    (await addMember(database, { programme: ROLLING, at: noonOf(date), tierId })).customerId;
  const sale = (customerId: string, date: string, roubles: number) =>
    saleOf({ customerId, programme: ROLLING, at: noonOf(date), price: roubles * 100 });

  async function read(customerId: string, date: string): Promise<CustomerRecord> {
    const found = await findCustomer(database, { by: 'customerId', value: customerId }, surroundings(noonOf(date)));
    return found!.record;
  }

  /** W43: 40 000 on 2025-07-10, 15 000 a day later, 30 000 on 2026-02-01 of which 5 000 came back on 2026-05-05. */
  async function spend(customerId: string): Promise<void> {
    const till = await joinTill(database);
    const goods = sale(customerId, '2026-02-01', 5_000);
    till.append('saleFiscalised', sale(customerId, '2025-07-10', 40_000));
    await till.send(till.batch(), noonOf('2025-07-10'));
    till.append('saleFiscalised', sale(customerId, '2025-07-11', 15_000));
    await till.send(till.batch(), noonOf('2025-07-11'));
    till.append('saleFiscalised', sale(customerId, '2026-02-01', 25_000));
    till.append('saleFiscalised', goods);
    await till.send(till.batch(), noonOf('2026-02-01'));
    till.append('saleReturned', returnOf(ROLLING, goods, noonOf('2026-05-05')));
    const { answers } = await till.send(till.batch(), noonOf('2026-05-05'));
    expect(answers.map(({ flags }) => flags)).toEqual([[], [], [], [], []]);
  }

  it('counts 40 000.00 on 2026-07-10: silver, with the tills told the measured sum (W43)', async () => {
    const customerId = await join('2025-07-01');
    await spend(customerId);
    expect(await read(customerId, '2026-07-10')).toMatchObject({ tierId: 'silver', qualifyingSpend: 40_000_00 });
  });

  it('lowers by one level when the term has ended and the window holds less, whenever it is looked at', async () => {
    const customerId = await join('2025-07-01', 'gold');
    const till = await joinTill(database);
    till.append('saleFiscalised', sale(customerId, '2026-02-01', 15_000));
    await till.send(till.batch(), noonOf('2026-02-01'));
    expect(await read(customerId, '2026-07-01')).toMatchObject({ tierId: 'gold' });
    expect(await read(customerId, '2026-07-02')).toMatchObject({ tierId: 'silver' });
    expect(await read(customerId, '2027-07-03')).toMatchObject({ tierId: 'base', qualifyingSpend: 0 });
  });

  it('tells a till that reads the feed of a review nobody has written down', async () => {
    const customerId = await join('2025-07-01', 'gold');
    const [head] = await database.query<{ feed: string }>('SELECT feed FROM feed_head');
    const position = { feed: head!.feed, cursor: 0, limit: 100, tillId: 0 };
    const page = await database.transaction((sql) => readChanges(sql, position, surroundings(noonOf('2026-07-02'))));
    const row = 'changes' in page ? page.changes.find(({ key }) => key === customerId) : undefined;
    expect(row?.data).toMatchObject({ tierId: 'silver' });
    const stored = (await loadMembers(database, [customerId])).get(customerId);
    expect(stored?.tierId).toBe('gold');
  });

  it('lowers at once after a return where the programme says so', async () => {
    const customerId = await join('2026-03-01');
    const till = await joinTill(database);
    const large = sale(customerId, '2026-03-02', 40_000);
    till.append('saleFiscalised', large);
    await till.send(till.batch(), noonOf('2026-03-02'));
    expect(await read(customerId, '2026-03-03')).toMatchObject({ tierId: 'silver', qualifyingSpend: 40_000_00 });
    till.append('saleReturned', returnOf(ROLLING, large, noonOf('2026-03-04')));
    await till.send(till.batch(), noonOf('2026-03-04'));
    expect(await read(customerId, '2026-03-04')).toMatchObject({ tierId: 'base', qualifyingSpend: 0 });
  });

  it('begins the term with the receipt that reached the tier, whichever till is heard first', async () => {
    const play = async (order: readonly number[]): Promise<unknown> => {
      const customerId = await join('2026-03-01');
      const tills = [await joinTill(database), await joinTill(database), await joinTill(database)];
      tills[0]!.append('saleFiscalised', sale(customerId, '2026-03-02', 30_000));
      tills[1]!.append('saleFiscalised', sale(customerId, '2026-03-10', 10_000));
      tills[2]!.append('saleFiscalised', sale(customerId, '2026-03-25', 60_000));
      for (const index of order) await tills[index]!.send(tills[index]!.batch(), noonOf('2026-04-01'));
      expect(await read(customerId, '2027-03-25')).toMatchObject({ tierId: 'gold' });
      return (await loadMembers(database, [customerId])).get(customerId)?.tier;
    };
    const inOrder = await play([0, 1, 2]);
    expect(await play([2, 1, 0])).toEqual(inOrder);
    expect(await play([1, 2, 0])).toEqual(inOrder);
  });
});
