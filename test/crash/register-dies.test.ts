/**
 * The register fails while the till lives: its power goes, its answer is lost, its port vanishes. The till finds out by
 * itself what became of the receipt, builds it again where nothing was issued, and asks nobody.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShopCentre, type ShopCentre } from '../shop/centre.ts';
import { CANCELLED, ISSUED, openCrashShop } from './crash-shop.ts';

let centre: ShopCentre;
beforeAll(async () => {
  centre = await openShopCentre();
});
afterAll(() => centre.close());

describe('the register fails during the close: one document, one receipt on the screen, no question', () => {
  // Side by side: a lost answer to the close is waited for 30 s.
  it.concurrent.for([
    ['dieAfterFnWrite=500', 'the document exists and its power goes'],
    ['dieBeforeFnWrite=500', 'its power goes before the document exists'],
    ['dieAfterAnswer=500', 'its power goes once it has answered'],
    ['noAnswer/FF45', 'its answer is lost'],
    ['dropAnswerByte/FF45', 'the end of its answer is lost'],
    ['vanish=500', 'its port goes away and comes back'],
    ['diePrinting@3=500', 'its power goes at the third line of the paper'],
  ])('%s: %s', async ([faults], { expect, onTestFinished }) => {
    const shop = await openCrashShop({ centre });
    onTestFinished(() => shop.close());
    const till = await shop.newTill();
    await till.run({ actions: till.opening });
    await shop.emulator.control('misbehave', { faults });
    const told = await till.run({ actions: [{ do: 'getOnline' }, ...till.sale, { do: 'seeDone' }] });
    expect(told.map((what) => what.told)).toEqual(['toPay', 'receiptDone']);
    expect(await till.settle('cancel')).toEqual(ISSUED);
  });
});

describe('the register says done and its drive has nothing', () => {
  it('stops sales and says so: nothing is built again unasked, and no other receipt is begun', async ({
    onTestFinished,
  }) => {
    const shop = await openCrashShop({ centre });
    onTestFinished(() => shop.close());
    const till = await shop.newTill();
    await till.run({ actions: till.opening });
    await shop.emulator.control('misbehave', { faults: 'hollowClose' });
    const { length } = shop.documents();
    const told = await till.run({ actions: [{ do: 'getOnline' }, ...till.sale, ...till.sale.slice(-1)] });
    expect(told).toContainEqual(expect.objectContaining({ told: 'question', state: 'notRecorded' }));
    expect(shop.documents()).toHaveLength(length);
    expect(await till.settle('cancel')).toEqual(CANCELLED);
  });
});
