/**
 * What members do without a receipt, and whom they bring, under the documents that reward it, at real tills and a real centre: decided without
 * a line, posted once, known to the other till.
 */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { DEMO_CODES } from '../../contract/demo-codes.ts';
import { quantity } from '../../loyalty/index.ts';
import { fileOf, programmeAt, run } from '../../main/cli/programme/testing.ts';
import { openShopCentre, type ShopCentre } from '../shop/centre.ts';
import { openTillHere, type TillHere } from '../shop/till-here.ts';

let centre: ShopCentre;
let here: TillHere;
let there: TillHere;
const office = mkdtempSync(join(tmpdir(), 'office-'));

beforeAll(async () => {
  centre = await openShopCentre({ rate: { perSecond: 1_000, burst: 1_000 } });
  here = await openTillHere(centre.url, 1, { haste: false });
  there = await openTillHere(centre.url, 2, { haste: false });
});
afterAll(async () => {
  await here.close();
  await there.close();
  await centre.close();
});

/** The later a document begins the surer it is the one in force. */
async function publish(name: string): Promise<void> {
  if (published.has(name)) return;
  published.add(name);
  const day = `2026-03-${String(published.size).padStart(2, '0')}`;
  const text = readFileSync(programmeAt(name), 'utf8').replace('"from": "2026-01-01"', `"from": "${day}"`);
  const { status, said } = await run('publish', fileOf(text), '--central', centre.url, '--data', office);
  expect([status, said]).toEqual([0, '']);
}
const published = new Set<string>();

/** Everything has been sent, and this programme and member have come down. */
const settled = ({ sync, stores: { directory, clock } }: TillHere, programmeId: string, card: string) =>
  vi.waitFor(
    async () => {
      await sync.syncNow();
      expect(sync.state()).toMatchObject({ state: 'online', problem: null, queued: 0, parked: 0, loading: null });
      expect(directory.findProgramme(clock.now())?.programmeId).toBe(programmeId);
      expect(directory.findCustomerByCard(card)).toBeDefined();
    },
    { timeout: 30_000, interval: 50 },
  );

const offline = ({ sync }: TillHere) =>
  vi.waitFor(
    async () => {
      await sync.syncNow().catch(() => {});
      expect(sync.state().state).toBe('offline');
    },
    { timeout: 30_000, interval: 50 },
  );

it.each([
  { name: '05-full-hundreds', event: 'review', points: 10_00, isOnce: true, dueLess: 0 },
  { name: '12-pizza', event: 'task', points: 50_00, isOnce: false, dueLess: 0 },
  { name: '19-combined', event: 'subscription', points: 50_00, isOnce: true, dueLess: 8_99 },
  { name: '19-combined', event: 'survey', points: 0, isOnce: true, dueLess: 8_99 },
])(
  '$name: $event is given without a line and posted once',
  async ({ name, event, points, isOnce, dueLess }) => {
    await publish(name);
    const member = await centre.addMember(100_00);
    await settled(here, name, member.card);
    await settled(there, name, member.card);
    here.network.cut();
    await offline(here);

    await here.till.scanTyped(member.card, null);
    await here.till.scanTyped(DEMO_CODES.milk, null);
    const due = here.sale().totals.toPay;
    const told = here.till.memberEvents.list().find((each) => each.event === event)!;
    expect([told.points, told.refusal]).toEqual([points, null]);
    expect(here.till.memberEvents.record({ event, amount: null }).points).toBe(points);
    expect(due - here.sale().totals.toPay).toBe(dueLess);
    expect(here.sale().customer!.available).toBe(100_00 + points);
    const isRefused = (till: TillHere) =>
      till.till.memberEvents.list().find((each) => each.event === event)!.refusal !== null;
    expect(isRefused(here)).toBe(isOnce);
    here.till.sale.cancel();

    here.network.restore();
    await settled(here, name, member.card);
    const kept = await centre.sql.query(
      `SELECT outcome, answer::jsonb -> 'flags' AS flags FROM operation
     WHERE kind = 'eventRecorded' AND payload LIKE '%' || $1 || '%'`,
      [member.customerId],
    );
    expect(kept).toEqual([{ outcome: 'applied', flags: [] }]);
    const [account] = await centre.sql.query<{ points: number }>(
      'SELECT sum(remaining)::int AS points FROM lot WHERE customer_id = $1',
      [member.customerId],
    );
    expect(account).toEqual({ points: 100_00 + points });
    expect(await centre.audit()).toEqual([]);

    await settled(there, name, member.card);
    await there.till.scanTyped(member.card, null);
    expect(there.sale().customer!.available).toBe(100_00 + points);
    expect(isRefused(there)).toBe(isOnce);
    there.till.sale.cancel();
    expect([here.errors, there.errors]).toEqual([[], []]);
  },
  60_000,
);

it('18-referral: who invited is named without a line, and both get their points with the first purchase', async () => {
  const name = '18-referral';
  await publish(name);
  const [inviter, invited] = [await centre.addMember(0), await centre.addMember(0)];
  for (const { card } of [inviter, invited]) await settled(here, name, card);
  here.network.cut();
  await offline(here);

  await here.till.scanTyped(invited.card, null);
  await here.till.scanTyped(DEMO_CODES.milk, quantity(12_000));
  expect([here.sale().totals.toPay, here.sale().accrual.total]).toEqual([1078_80, 0]);
  await here.till.nameInviter(inviter.card);
  expect(here.sale().accrual.total).toBe(200_00);
  await expect(here.till.nameInviter(inviter.card)).rejects.toMatchObject({ code: 'INVITER_KNOWN' });
  await here.till.sale.pay({ card: here.sale().totals.toPay, cash: 0 });
  await here.shown(({ phase }) => phase === 'done');
  here.till.sale.next();

  here.network.restore();
  await settled(here, name, invited.card);
  const kept = await centre.sql.query(
    `SELECT kind, outcome, answer::jsonb -> 'flags' AS flags FROM operation ORDER BY seq DESC LIMIT 2`,
  );
  expect(kept).toEqual([
    { kind: 'saleFiscalised', outcome: 'applied', flags: [] },
    { kind: 'inviterNamed', outcome: 'applied', flags: [] },
  ]);
  expect(await centre.balance(invited.customerId)).toMatchObject({ main: 200_00 });
  expect(await centre.balance(inviter.customerId)).toMatchObject({ pending: 300_00 });
  expect(await centre.audit()).toEqual([]);

  await settled(there, name, invited.card);
  await there.till.scanTyped(invited.card, null);
  await expect(there.till.nameInviter(inviter.card)).rejects.toMatchObject({ code: 'INVITER_TOO_LATE' });
  there.till.sale.cancel();
  expect([here.errors, there.errors]).toEqual([[], []]);
}, 60_000);
