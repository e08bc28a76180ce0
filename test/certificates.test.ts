/** Gift certificates from the till to the centre and back: real stores, sync, register protocol and centre. */
import { expect, it, onTestFinished, vi } from 'vitest';
import { DEMO_CODES } from '../contract/demo-codes.ts';
import { TillError } from '../contract/errors/catalogue.ts';
import { CERTIFICATE_PIN, openShopCentre } from './shop/centre.ts';
import { documentSum } from './shop/document-lines.ts';
import { openTillHere } from './shop/till-here.ts';

const { milk } = DEMO_CODES;
const MILK = 89_90;
/** tags of the fiscal document */
const [TOTAL, CASH, ADVANCE] = [1020, 1031, 1215];

async function open() {
  const centre = await openShopCentre();
  onTestFinished(() => centre.close());
  const here = await openTillHere(centre.url, 1);
  onTestFinished(() => here.close());
  const atQuiet = () =>
    vi.waitFor(
      async () => {
        await here.sync.syncNow();
        expect(here.sync.state()).toMatchObject({ queued: 0, parked: 0 });
      },
      { timeout: 20_000, interval: 50 },
    );
  await here.sync.syncNow();
  return { centre, here, atQuiet };
}

it('pays 50.00 by certificate and 39.90 in cash: an advance on the tape, nothing left at the centre, books in order', async () => {
  const { centre, here, atQuiet } = await open();
  const number = await centre.addCertificate(1_000_00, 50_00);
  await here.till.scanTyped(milk, null);
  await here.till.sale.attachCertificate(number, CERTIFICATE_PIN);
  expect(here.sale().totals).toMatchObject({ toPay: MILK, due: 39_90 });
  await here.till.sale.pay({ cash: 40_00, card: 0 });
  expect(here.sale().done).toMatchObject({
    total: MILK,
    cash: 39_90,
    change: 10,
    certificates: [{ paid: 50_00, left: 0 }],
  });
  expect(here.sale().done?.tape.join('\n')).toMatch(/ЗАЧЁТ АВАНСА +.= 50,00/);
  const sums = [CASH, ADVANCE, TOTAL].map((tag) => documentSum(here.emulator, here.sale().done?.fiscal.fd ?? 0, tag));
  expect(sums).toEqual([39_90, 50_00, MILK]);
  await atQuiet();
  expect(await centre.certificate(number)).toEqual({ state: 'used', rest: 0, reserved: 0 });
  expect(await centre.audit()).toEqual([]);
});

it('sells a certificate of 3 000.00 and takes it at once', async () => {
  const { centre, here, atQuiet } = await open();
  const number = await centre.addCertificate(3_000_00, null);
  await here.till.scanTyped(number, null);
  await here.shown(({ lines }) => lines.length === 1);
  await here.till.sale.pay({ cash: 3_000_00, card: 0 });
  expect(here.sale().done).toMatchObject({ total: 3_000_00 });
  await atQuiet();
  expect(await centre.certificate(number)).toEqual({ state: 'sold', rest: 3_000_00, reserved: 0 });
  await here.till.scanTyped(milk, null);
  await here.till.sale.attachCertificate(number, CERTIFICATE_PIN);
  await here.till.sale.pay({ cash: 0, card: 0 });
  await atQuiet();
  expect(await centre.certificate(number)).toMatchObject({ rest: 3_000_00 - MILK, reserved: 0 });
  expect(await centre.audit()).toEqual([]);
});

it('pays with the same certificate at the very next press after the register refused', async () => {
  const { centre, here, atQuiet } = await open();
  const number = await centre.addCertificate(1_000_00, MILK);
  await here.till.scanTyped(milk, null);
  await here.till.sale.attachCertificate(number, CERTIFICATE_PIN);
  await here.emulator.control('misbehave', { faults: 'fnError/FF46=03:before' });
  await expect(here.till.sale.pay({ cash: 0, card: 0 })).rejects.toBeInstanceOf(TillError);
  await here.till.sale.pay({ cash: 0, card: 0 });
  expect(here.sale()).toMatchObject({ phase: 'done', done: { total: MILK } });
  await atQuiet();
  expect(await centre.certificate(number)).toEqual({ state: 'used', rest: 0, reserved: 0 });
});

it('lets the second of two tills see at pay that the first was faster', async () => {
  const { centre, here, atQuiet } = await open();
  const other = await openTillHere(centre.url, 2);
  onTestFinished(() => other.close());
  await other.sync.syncNow();
  const number = await centre.addCertificate(1_000_00, 100_00);
  for (const { till } of [here, other]) {
    await till.scanTyped(milk, null);
    await till.sale.attachCertificate(number, CERTIFICATE_PIN);
  }
  await here.till.sale.pay({ cash: 0, card: 0 });
  await expect(other.till.sale.pay({ cash: 0, card: 0 })).rejects.toMatchObject({ code: 'CERTIFICATE_CHANGED' });
  expect(other.sale().totals).toMatchObject({ certificates: 10_10, due: 79_80 });
  await other.till.sale.pay({ cash: 79_80, card: 0 });
  await atQuiet();
  await other.sync.syncNow();
  expect(await centre.certificate(number)).toEqual({ state: 'used', rest: 0, reserved: 0 });
  expect(await centre.audit()).toEqual([]);
});

it('keeps the money set aside while the line is cut after the receipt, so that nobody spends it twice', async () => {
  const { centre, here, atQuiet } = await open();
  const number = await centre.addCertificate(1_000_00, MILK);
  await here.till.scanTyped(milk, null);
  await here.till.sale.attachCertificate(number, CERTIFICATE_PIN);
  const paying = here.till.sale.pay({ cash: 0, card: 0 });
  await here.shown(({ phase, fiscalising }) => phase === 'done' || fiscalising?.stage === 'lines');
  here.network.cut();
  await paying;
  expect(await centre.certificate(number)).toEqual({ state: 'sold', rest: MILK, reserved: MILK });
  here.network.restore();
  await atQuiet();
  expect(await centre.certificate(number)).toEqual({ state: 'used', rest: 0, reserved: 0 });
});
