/** What only a real server can show: requests that truly run at the same time. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { points } from '../../loyalty/index.ts';
import type { Database } from '../db/sql.ts';
import { hasPostgres } from '../db/test-postgres.ts';
import { readChanges } from '../feed/changes.ts';
import { authorise } from '../holds/authorise.ts';
import { audit } from '../ledger/audit.ts';
import { loadMembers } from '../ledger/load-members.ts';
import { server } from '../testing/engines.ts';
import { saleOf } from '../testing/sale.ts';
import { addMember, openShop } from '../testing/shop.ts';
import { joinTill, surroundings } from '../testing/test-till.ts';

describe.runIf(hasPostgres)('requests at the same time', () => {
  let database: Database;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    ({ database, stop } = await server.open());
    await openShop(database);
  });
  afterAll(async () => {
    expect(await audit(database)).toEqual([]);
    await stop();
  });

  const memberOf = async (customerId: string) => {
    const member = (await loadMembers(database, [customerId])).get(customerId);
    if (member === undefined) throw new Error('no member');
    return member;
  };

  it('applies a batch once, however often it arrives at once, and answers every copy alike', async () => {
    const { customerId } = await addMember(database);
    const till = await joinTill(database);
    for (let count = 0; count < 10; count++) till.append('saleFiscalised', saleOf({ customerId }));
    const answers = await Promise.all(Array.from({ length: 8 }, async () => till.send()));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await memberOf(customerId)).lots).toHaveLength(10);
  });

  it('lets tills push for the same members in opposite order without a deadlock', async () => {
    const members = await Promise.all(Array.from({ length: 12 }, async () => addMember(database)));
    const tills = await Promise.all(Array.from({ length: 6 }, async () => joinTill(database)));
    for (const [index, till] of tills.entries()) {
      const order = index % 2 === 0 ? members : [...members].reverse();
      for (const { customerId } of order) till.append('saleFiscalised', saleOf({ customerId }));
    }
    const sent = await Promise.all(tills.map(async (till) => till.send()));
    expect(sent.flatMap(({ answers }) => answers).filter(({ outcome }) => outcome !== 'applied')).toEqual([]);
    for (const { customerId } of members) expect((await memberOf(customerId)).lots).toHaveLength(6);
  });

  it('never sets aside more points than there are', async () => {
    const { customerId } = await addMember(database, { active: 100_00 });
    const granted = await Promise.all(
      Array.from({ length: 9 }, async () => {
        const request = { holdId: randomUUID(), receiptId: randomUUID(), customerId, points: points(30_00) };
        const answer = await database.transaction(async (sql) => authorise(sql, request, surroundings()));
        return typeof answer === 'string' ? answer : answer.granted;
      }),
    );
    expect(granted.sort((a, b) => Number(b) - Number(a))).toEqual([30_00, 30_00, 30_00, 10_00, 0, 0, 0, 0, 0]);
    const { accounts } = await memberOf(customerId);
    expect([accounts.main.balance, accounts.held.balance]).toEqual([0, 100_00]);
  });

  it('shows a reader of the feed every change while others commit', async () => {
    const members = await Promise.all(Array.from({ length: 10 }, async () => addMember(database)));
    const tills = await Promise.all(Array.from({ length: 5 }, async () => joinTill(database)));
    const [head] = await database.query<{ feed: string; rev: number }>('SELECT feed, rev FROM feed_head');
    if (head === undefined) throw new Error('no head');
    const seen = new Map<string, number>();
    let cursor = head.rev;
    const readOn = async (): Promise<boolean> => {
      const page = await database.transaction(async (sql) =>
        readChanges(sql, { feed: head.feed, cursor, limit: 7, tillId: 0 }, surroundings()),
      );
      if ('otherFeed' in page) throw new Error('other feed');
      for (const { key, rev } of page.changes) seen.set(key, rev);
      expect(page.changes.every(({ rev }) => rev > cursor)).toBe(true);
      cursor = page.next;
      return page.more;
    };

    let isDone = false;
    const pushing = Promise.all(
      tills.map(async (till) => {
        for (const { customerId } of members) {
          till.append('saleFiscalised', saleOf({ customerId }));
          await till.send();
        }
      }),
    ).finally(() => (isDone = true));
    while (!isDone) await readOn();
    await pushing;
    while (await readOn());

    const rows = await database.query<{ customer_id: string; rev: number }>(
      'SELECT customer_id, rev FROM customer WHERE rev > $1',
      [head.rev],
    );
    expect(seen).toEqual(new Map(rows.map((row) => [row.customer_id, row.rev])));
    expect(rows).toHaveLength(10);
  });
});
