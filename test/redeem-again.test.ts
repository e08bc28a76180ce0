/** Points that a refused receipt had set aside are there again for the very next press of pay. */
import { expect, it, onTestFinished } from 'vitest';
import { TillError } from '../contract/errors/catalogue.ts';
import { DEMO_CODES } from '../contract/demo-codes.ts';
import { openShopCentre } from './shop/centre.ts';
import { openTillHere } from './shop/till-here.ts';

it('redeems 194 points at the second press although the release of the first hold is still in the queue', async () => {
  const centre = await openShopCentre();
  onTestFinished(() => centre.close());
  const { card } = await centre.addMember(200_00);
  const here = await openTillHere(centre.url, 1);
  onTestFinished(() => here.close());
  await here.sync.syncNow();
  await here.till.scanTyped(card, null);
  await here.till.scanTyped(DEMO_CODES.coffee, null);
  here.till.sale.redeem({ kind: 'max' });
  const { redeemed, toPay } = { ...here.sale().redemption, ...here.sale().totals };
  await here.emulator.control('misbehave', { faults: 'fnError/FF46=03:before' });
  await expect(here.till.sale.pay({ cash: toPay, card: 0 })).rejects.toBeInstanceOf(TillError);
  expect(here.stores.outbox.summary().queued).toBeGreaterThan(0);
  await here.till.sale.pay({ cash: toPay, card: 0 });
  expect(here.sale()).toMatchObject({ phase: 'done', done: { total: toPay, customer: { redeemed } } });
  expect(here.stores.ledger.findSale({ number: here.sale().done!.number })?.plan.holdId).not.toBeNull();
});
