/** Two whole tills and one centre on a walk through a shop's bad days; at the end everybody's books agree. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { DEMO_CODES } from '../contract/demo-codes.ts';
import { TillError } from '../contract/errors/catalogue.ts';
import { DEMO_STORE } from '../central/demo/known.ts';
import type { OperationId } from '../contract/units.ts';
import { openShopCentre, type Member, type ShopCentre } from './shop/centre.ts';
import { totalOf } from '../main/fiscal/receipt-total.ts';
import { receiptDocuments } from './shop/drive.ts';
import { openTillHere, type TillHere } from './shop/till-here.ts';
import { takesSales } from './shop/takes-sales.ts';

const { milk, coffee, wine, bread, bag, cheeseLabel } = DEMO_CODES;
const TILLS = 2;
const MEMBERS = 3;
/** Points of each member at the start, hundredths: the third one is soon short. */
const POINTS = [2_000_00, 450_75, 30_00];

const registerFault = fc.constantFrom(
  null,
  null,
  null,
  'noAnswer/FF45',
  'vanish/FF45=50',
  'hollowClose/FF45',
  'dieBeforeFnWrite=50',
  'dieAfterFnWrite=50',
  'fnError=2F:before',
  'coverOpen',
);

const sale = fc.record({
  kind: fc.constant('sale' as const),
  till: fc.nat(TILLS - 1),
  member: fc.option(fc.nat(MEMBERS - 1), { freq: 5 }),
  goods: fc.array(fc.constantFrom(milk, coffee, wine, bread, bag, cheeseLabel), { minLength: 1, maxLength: 4 }),
  isRedeeming: fc.boolean(),
  card: fc.constantFrom('none', 'all', 'half'),
  over: fc.constantFrom(0, 1, 345_00),
  fault: registerFault,
  ifNotIssued: fc.constantFrom('print', 'cancel'),
});
const back = fc.record({
  kind: fc.constant('return' as const),
  till: fc.nat(TILLS - 1),
  /** which of the till's receipts, and how many units of it: 0 = all that is left */
  pick: fc.nat(20),
  units: fc.constantFrom(0, 1, 1, 2),
  fault: registerFault,
  ifNotIssued: fc.constantFrom('print', 'cancel'),
});
const line = fc.record({
  kind: fc.constantFrom('cut', 'loseAnswers', 'restore', 'sync'),
  till: fc.nat(TILLS - 1),
});
type Sale = typeof sale extends fc.Arbitrary<infer Step> ? Step : never;
type Back = typeof back extends fc.Arbitrary<infer Step> ? Step : never;
type Step = Sale | Back | (typeof line extends fc.Arbitrary<infer Other> ? Other : never);

const walk: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: sale as fc.Arbitrary<Step> },
    { weight: 2, arbitrary: back as fc.Arbitrary<Step> },
    { weight: 1, arbitrary: line },
  ),
  { minLength: 12, maxLength: 20 },
);

interface Shop {
  centre: ShopCentre;
  tills: TillHere[];
  members: Member[];
}

async function openShop(): Promise<Shop> {
  const centre = await openShopCentre();
  const members: Member[] = [];
  for (const points of POINTS) members.push(await centre.addMember(points));
  const tills = [];
  for (let number = 1; number <= TILLS; number += 1) tills.push(await openTillHere(centre.url, number));
  for (const till of tills) await settled(till);
  return { centre, tills, members };
}

/** The line is up and everything has been sent and fetched. */
function settled({ sync }: Pick<TillHere, 'sync'>): Promise<void> {
  return vi.waitFor(
    async () => {
      await sync.syncNow();
      expect(sync.state()).toMatchObject({ state: 'online', problem: null, queued: 0, parked: 0, loading: null });
    },
    { timeout: 20_000, interval: 50 },
  );
}

async function take(shop: Shop, step: Step): Promise<void> {
  const here = shop.tills[step.till]!;
  switch (step.kind) {
    case 'sale':
      return sell(here, step, step.member === null ? null : shop.members[step.member]!);
    case 'return':
      return giveBack(here, step);
    case 'cut':
      return here.network.cut();
    case 'loseAnswers':
      return here.network.loseAnswers();
    case 'restore':
      return here.network.restore();
    case 'sync':
      return here.sync.wake();
  }
}

async function sell(here: TillHere, step: Sale, member: Member | null): Promise<void> {
  const { till, emulator } = here;
  await here.shown((_, status) => takesSales(status));
  if (here.sale().phase === 'done') till.sale.next();
  if (member !== null) await till.scanTyped(member.card, null);
  for (const code of step.goods) await till.scanTyped(code, null);
  if (step.isRedeeming && here.sale().redemption.max > 0) till.sale.redeem({ kind: 'max' });
  if (step.fault !== null) await emulator.control('misbehave', { faults: step.fault });
  for (let press = 1; here.sale().phase === 'selling'; press += 1) {
    if (press > 5) throw new Error(`not sold after ${press} presses`);
    await till.sale.pay(tender(here, step)).catch((error: unknown) => {
      if (!(error instanceof TillError) || error.code === 'INTERNAL') throw error;
    });
    await mend(here);
    await here.shown(({ phase }) => phase !== 'fiscalising');
  }
  await decide(here, step);
  await emulator.control('clear');
  expect(here.sale().phase).toMatch(/done|empty/);
}

/** Goods of one of this till's receipts come back: all that is left of it, or some units of a line. */
async function giveBack(here: TillHere, step: Back): Promise<void> {
  const { till, emulator, stores } = here;
  await here.shown((_, status) => takesSales(status));
  if (here.sale().phase === 'done') till.sale.next();
  const sales = Array.from({ length: stores.ledger.nextReceiptNumber() }, (_, number) =>
    stores.ledger.findSale({ number }),
  );
  const sold = sales.filter((found) => found !== undefined);
  if (sold.length === 0) return;
  try {
    till.returns.find(String(sold[step.pick % sold.length]!.plan.number));
  } catch (error) {
    if (error instanceof TillError && error.code === 'RETURN_DONE_ALREADY') return;
    throw error;
  }
  const line = here.returning()!.lines.filter(({ left }) => left > 0)[0]!;
  if (step.units === 0) till.returns.takeAll();
  else till.returns.setQuantity(line.lineNo, Math.min(line.left, step.units * 1000));
  if (step.fault !== null) await emulator.control('misbehave', { faults: step.fault });
  for (let press = 1; here.returning() !== null; press += 1) {
    if (press > 5) throw new Error(`not returned after ${press} presses`);
    const refused = await till.returns.refund().catch((error: unknown) => {
      if (!(error instanceof TillError) || error.code === 'INTERNAL') throw error;
      return error.code;
    });
    await mend(here);
    // More cash than the drawer holds is given back another day.
    if (refused === 'FISCAL_CASH_SHORT') till.returns.close();
    await here.shown(({ phase }) => phase !== 'fiscalising');
  }
  await decide(here, step);
  await emulator.control('clear');
}

/** Somebody closes the cover and waits for the register to come back. */
async function mend(here: TillHere): Promise<void> {
  await here.emulator.control('closeCover');
  await here.shown((_, status) => takesSales(status));
}

function tender(here: TillHere, { card, over }: Sale): { cash: number; card: number } {
  const { toPay } = here.sale().totals;
  const byCard = card === 'none' ? 0 : card === 'all' ? toPay : Math.trunc(toPay / 2);
  return { card: byCard, cash: byCard === toPay ? 0 : toPay - byCard + over };
}

/** A receipt whose end is not known gets one from the register; one that was not issued, from the cashier. */
async function decide(here: TillHere, { ifNotIssued }: Pick<Sale, 'ifNotIssued'>): Promise<void> {
  const { till } = here;
  for (;;) {
    await here.shown((_, { held }) => held.every(({ state }) => state === 'notIssued' || state === 'notRecorded'));
    const [first] = here.status().held;
    if (first === undefined) return;
    if (ifNotIssued === 'cancel') till.held.cancel(first.receiptId);
    else await till.held.print(first.receiptId).catch(() => undefined);
    await mend(here);
  }
}

async function expectAgreement({ centre, tills, members }: Shop): Promise<void> {
  for (const { network } of tills) network.restore();
  for (const here of tills) await settled(here);
  // What one till sent last the other has still to fetch.
  for (const here of tills) await settled(here);

  expect(await centre.audit()).toEqual([]);
  const odd = await centre.sql.query(
    `SELECT kind, outcome, answer FROM operation WHERE outcome NOT IN ('applied', 'appliedWithDebt') OR answer !~ '"flags":\\[\\]'`,
  );
  expect(odd).toEqual([]);
  for (const here of tills) await expectOneDocumentEach(here, centre);
  for (const { customerId } of members) {
    expect(await centre.openHolds(customerId)).toBe(0);
    const { main, pending, held, debt } = await centre.balance(customerId);
    for (const { stores } of tills) {
      const stored = stores.directory.findCustomer(customerId)!;
      const shown = stores.ledger.customerSnapshot(stored, 'card', stores.clock.now(), DEMO_STORE.zone);
      const sum = shown.lots.reduce((total, { amount }) => total + amount, 0);
      expect({ sum, held: shown.held, debt: shown.debt }).toEqual({ sum: main + pending + held, held, debt: 0 - debt });
    }
  }
}

async function expectOneDocumentEach({ stores, emulator, errors }: TillHere, centre: ShopCentre): Promise<void> {
  const documents = receiptDocuments(emulator.state().drive.documents);
  const receipts = documents.map(({ receiptId }) => stores.ledger.findReceipt(receiptId as OperationId)!);
  expect(receipts.map(({ state, fiscal, plan }) => [state, fiscal?.fd, totalOf(plan)])).toEqual(
    documents.map(({ fd, total }) => ['fiscalised', fd, total]),
  );
  expect(stores.ledger.undecidedReceipts()).toEqual([]);
  expect(stores.ledger.openHolds()).toEqual([]);
  const cash = receipts.reduce(
    (sum, { plan, fiscal }) =>
      plan.kind === 'sale' ? sum + plan.payments.cash - (fiscal?.change ?? 0) : sum - plan.payments.cash,
    0,
  );
  expect((await emulator.control('state')).drawer).toBe(cash);
  const known = new Set((await centre.operations()).map(({ receiptId }) => receiptId));
  expect(documents.filter(({ receiptId }) => !known.has(receiptId))).toEqual([]);
  expect(errors).toEqual([]);
}

describe('two tills and a centre', () => {
  it('agree on every receipt, rouble and point once the line is back and the registers have answered', async () => {
    await fc.assert(
      fc.asyncProperty(walk, async (steps) => {
        const shop = await openShop();
        try {
          for (const step of steps) await take(shop, step);
          await expectAgreement(shop);
        } finally {
          for (const here of shop.tills) await here.close();
          await shop.centre.close();
        }
      }),
      {
        numRuns: Number(process.env['WALKS'] ?? 3),
        seed: Number(process.env['SEED'] ?? 20_261_122),
        endOnFailure: true,
      },
    );
  }, 120_000);
});
