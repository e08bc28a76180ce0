/** A gift certificate at the real screen: scanned, its PIN typed, a part paid with it and the rest in cash. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { DEMO_CODES } from '../../contract/demo-codes.ts';
import { openBrowser } from '../screens/browser.ts';
import { documentSum } from '../shop/document-lines.ts';
import { openShop, type Shop } from '../shop/shop.ts';
import { openTillWindow, type TillWindow } from './till-window.ts';

const { coffee, smallCertificate, milk } = DEMO_CODES;
/** coffee less 15 %, and what is left of the small certificate */
const [TO_PAY, LEFT] = [551_65, 120_50];
const TAG = { cash: 1031, advance: 1215 };

let shop: Shop;
let browser: Browser;
let till: TillWindow;

beforeAll(async () => {
  [shop, browser] = await Promise.all([openShop({ demo: true }), openBrowser()]);
  till = await openTillWindow(shop, browser, shop.newDataFolder());
  await till.see('Смена закрыта');
  await till.press('Enter');
  await till.see(/Связь есть · 0 в очереди/);
});
afterAll(async () => {
  await till.close();
  await browser.close();
  await shop.close();
});

const toPay = async () => (await till.page.locator('.to-pay').innerText()).replaceAll('\u00a0', ' ');

it('asks for the PIN of a scanned certificate, says when it is wrong, and pays 120.50 of 551.65', async () => {
  await till.scan(coffee);
  await till.see('Кофе в зёрнах «Арабика», 500 г');
  await till.scan(smallCertificate);
  await till.see('Сертификат •••• 0025');
  await till.press('9', '9', '9', '9', 'Enter');
  await till.see(/ПИН не подошёл. Осталось попыток: 4/);
  await till.press('1', '2', '3', '4', 'Enter');
  await vi.waitFor(async () => expect(await toPay()).toContain('431,15 ₽'));
});

it('lists it under F8 and takes it out with Del', async () => {
  await till.press('F8');
  await till.see('использован полностью');
  await till.press('Delete');
  await vi.waitFor(async () => expect(await toPay()).toContain('551,65 ₽'));
  for (const digit of smallCertificate) await till.press(digit);
  await till.press('Enter');
  await till.see('Сертификат •••• 0025');
  await till.press('1', '2', '3', '4', 'Enter');
  await vi.waitFor(async () => expect(await toPay()).toContain('431,15 ₽'));
  await till.press('Escape');
});

it('takes the rest in cash: an advance and cash in the fiscal memory, the rest of the certificate on the tape', async () => {
  await till.press('F10');
  await till.see('использован полностью');
  await till.press('5', '0', '0', 'Enter');
  await till.see(/Чек готов/);
  await till.see('68,85 ₽');
  const { fd } = shop.documents()[0] ?? { fd: 0 };
  expect(documentSum(shop.emulator, fd, TAG.advance)).toBe(LEFT);
  expect(documentSum(shop.emulator, fd, TAG.cash)).toBe(TO_PAY - LEFT);
  const tape = (await till.page.locator('.tape').innerText()).replaceAll('\u00a0', ' ');
  expect(tape).toMatch(/ЗАЧЁТ АВАНСА += 120,50/);
  expect(tape).toMatch(/Сертификат •••• 0025, остаток +0,00/);
  await vi.waitFor(
    async () =>
      expect(await shop.centre.certificate(smallCertificate)).toEqual({ state: 'used', rest: 0, reserved: 0 }),
    { timeout: 30_000, interval: 200 },
  );
  expect(await shop.centre.audit()).toEqual([]);
});

it('gives its part back to the certificate when the goods come back, an advance on the fiscal return', async () => {
  await till.press('F7');
  await till.see('Отсканируйте QR-код чека');
  await till.press('1', 'Enter');
  await till.see(/Возврат по чеку/);
  await till.press('F4');
  await till.see('На сертификат •••• 0025');
  await till.press('Enter');
  await till.see('Возврат готов');
  const { fd } = shop.documents()[1] ?? { fd: 0 };
  expect(documentSum(shop.emulator, fd, TAG.advance)).toBe(LEFT);
  expect(documentSum(shop.emulator, fd, TAG.cash)).toBe(TO_PAY - LEFT);
  await vi.waitFor(
    async () =>
      expect(await shop.centre.certificate(smallCertificate)).toEqual({ state: 'sold', rest: LEFT, reserved: 0 }),
    { timeout: 30_000, interval: 200 },
  );
  expect(await shop.centre.audit()).toEqual([]);
});

it('takes no certificate while the line is cut, and says so', async () => {
  shop.network.cut();
  await till.scan(milk);
  await vi.waitFor(async () => expect(await toPay()).toContain('89,90 ₽'));
  await till.press('F10', 'Enter');
  await till.see(/Нет связи/);
  await till.scan(milk);
  await till.scan(DEMO_CODES.certificate);
  await till.see('Без связи сертификат не принять');
  shop.network.restore();
});
