/** A budget that several tills eat, from the till to the centre and back: online, offline, and over its end. */
import { expect, it, onTestFinished, vi } from 'vitest';
import { putProgramme } from '../central/programmes/put-programme.ts';
import { DEMO_CODES } from '../contract/demo-codes.ts';
import { demoProgramme, parseProgramme } from '../loyalty/index.ts';
import type { Programme } from '../loyalty/index.ts';
import { openShopCentre } from './shop/centre.ts';
import { openTillHere, type TillHere } from './shop/till-here.ts';

const { milk } = DEMO_CODES;
const PROGRAMME = 'kopilka';

const contains = (words: string): unknown => expect.stringContaining(words);

/** 10.00 off each milk, 25.00 in all. */
function programmeWith(limits: { budget: number; allotment?: { budget: number } }, version = 1): Programme {
  const rule = {
    ...{ kind: 'item-amount-discount', id: 'milk', name: { ru: 'Молоко', en: 'Milk' }, amount: 10_00, limits },
    goods: { categories: ['dairy'] },
  };
  const parsed = parseProgramme({ ...demoProgramme, version, mechanics: [...demoProgramme.mechanics, rule] });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.programme;
}

async function open(limits: Parameters<typeof programmeWith>[0]) {
  const centre = await openShopCentre({ programme: programmeWith(limits) });
  onTestFinished(() => centre.close());
  const tills: TillHere[] = [];
  for (const number of [1, 2]) {
    const till = await openTillHere(centre.url, number);
    onTestFinished(() => till.close());
    tills.push(till);
  }
  const [first, second] = tills as [TillHere, TillHere];
  const atQuiet = async () => {
    // What one till sent last the other has still to fetch.
    for (const here of [first, second, first]) {
      await vi.waitFor(
        async () => {
          await here.sync.syncNow();
          expect(here.sync.state()).toMatchObject({ state: 'online', queued: 0, parked: 0 });
        },
        { timeout: 20_000, interval: 50 },
      );
    }
  };
  const counted = async () => {
    const rows = await centre.sql.query<{ value: number }>(
      `SELECT value FROM programme_counter WHERE programme_id = $1 AND key = 'budget/milk'`,
      [PROGRAMME],
    );
    return rows[0]?.value ?? 0;
  };
  const parts = async () => {
    const rows = await centre.sql.query<{ rest: number }>('SELECT rest FROM allotment ORDER BY till_id');
    return rows.map(({ rest }) => rest);
  };
  await atQuiet();
  return { centre, first, second, atQuiet, counted, parts };
}

/** Scans so many milks; what they are discounted by, and what is said of it. */
async function scan(here: TillHere, count: number) {
  if (here.sale().phase === 'done') here.till.sale.next();
  for (let k = 0; k < count; k += 1) await here.till.scanTyped(milk, null);
  const { totals, explanations } = here.sale();
  return { off: totals.discounts, said: explanations.map(({ text }) => text).join('\n') };
}

async function pay(here: TillHere) {
  await here.till.sale.pay({ cash: 0, card: here.sale().totals.toPay });
  expect(here.sale().phase).toBe('done');
}

it('shows the second till what the first has left of a budget, and the first its own receipt at once', async () => {
  const { first, second, atQuiet, counted, centre } = await open({ budget: 25_00 });
  expect(await scan(first, 1)).toMatchObject({ off: 10_00 });
  await pay(first);
  expect(await scan(first, 2)).toMatchObject({
    off: 15_00,
    said: contains('15,00'),
  });
  first.till.sale.cancel();
  await atQuiet();
  expect(await scan(second, 2)).toMatchObject({
    off: 15_00,
    said: contains('15,00'),
  });
  await pay(second);
  await atQuiet();
  expect(await scan(first, 1)).toMatchObject({
    off: 0,
    said: contains('«Молоко»: бюджет акции исчерпан'),
  });
  expect(await counted()).toBe(25_00);
  expect(await centre.audit()).toEqual([]);
});

it('lets both receipts stand when two tills give away the same rest, and flags the one over the limit', async () => {
  const { first, second, atQuiet, counted, centre } = await open({ budget: 25_00 });
  for (const here of [first, second]) expect(await scan(here, 2)).toMatchObject({ off: 20_00 });
  for (const here of [first, second]) await pay(here);
  await atQuiet();
  expect(await counted()).toBe(40_00);
  const flagged = await centre.sql.query<{ outcome: string; flags: string[] }>(
    `SELECT outcome, answer::jsonb -> 'flags' AS flags FROM operation WHERE kind = 'saleFiscalised' ORDER BY outcome`,
  );
  expect(flagged).toEqual([
    { outcome: 'applied', flags: [] },
    { outcome: 'appliedWithFlags', flags: ['limitExceeded'] },
  ]);
  expect(await scan(first, 1)).toMatchObject({ off: 0 });
});

it('spends its part of the budget while cut off, no more, and takes what is beyond it from everybody when online', async () => {
  const { first, second, atQuiet, counted, parts, centre } = await open({
    budget: 25_00,
    allotment: { budget: 10_00 },
  });
  expect(await parts()).toEqual([10_00, 10_00]);
  first.network.cut();
  await vi.waitFor(async () => {
    await first.sync.syncNow();
    expect(first.sync.state().state).toBe('offline');
  });
  expect(await scan(first, 1)).toMatchObject({ off: 10_00 });
  await pay(first);
  expect(await scan(first, 1)).toMatchObject({
    off: 0,
    said: contains('«Молоко»: без связи эта касса больше не даёт'),
  });
  await pay(first);
  // 25.00 less the 10.00 that the other till holds: nobody can give that away twice.
  expect(await scan(second, 3)).toMatchObject({ off: 15_00 });
  await pay(second);
  await second.sync.syncNow();
  first.network.restore();
  await atQuiet();
  expect(await counted()).toBe(25_00);
  expect(await parts()).toEqual([0, 0]);
  const odd = await centre.sql.query(`SELECT 1 FROM operation WHERE outcome <> 'applied'`);
  expect(odd).toEqual([]);
});

it('gives its part back once the programme has none for it', async () => {
  const { first, second, atQuiet, parts, centre } = await open({ budget: 25_00, allotment: { budget: 10_00 } });
  await centre.sql.query(`UPDATE programme SET to_at = from_at WHERE programme_id = $1`, [PROGRAMME]);
  await centre.sql.transaction((sql) => putProgramme(sql, programmeWith({ budget: 25_00 }, 2)));
  await atQuiet();
  await atQuiet();
  expect(await parts()).toEqual([0, 0]);
  expect((await centre.operations('allotmentReturned')).map(({ outcome }) => outcome)).toEqual(['applied', 'applied']);
  expect(await scan(second, 3)).toMatchObject({ off: 25_00 });
  await pay(second);
  await atQuiet();
  expect(await scan(first, 1)).toMatchObject({ off: 0 });
});
