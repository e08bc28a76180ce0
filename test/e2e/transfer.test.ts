/** Points from Anna to Boris at the real screen, by keyboard alone: counted, sent, and seen at the centre. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { DEMO_CODES } from '../../contract/demo-codes.ts';
import { openBrowser } from '../screens/browser.ts';
import { openShop, type Shop } from '../shop/shop.ts';
import { openTillWindow, type TillWindow } from './till-window.ts';

const { annaCard, borisCard } = DEMO_CODES;

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

const sent = () =>
  shop.centre.sql.query<{ amount: number; fee: number; charity_id: string | null }>(
    'SELECT amount, fee, charity_id FROM point_transfer ORDER BY at',
  );

it('asks for the customer first', async () => {
  await till.press('F12', 'KeyQ');
  await till.see('Сначала найдите клиента (F2)');
  await till.press('Escape');
});

it('counts the fee of 100 points at the first Enter, sends them at the second, and says what is left', async () => {
  await till.scan(annaCard);
  await till.see('Анна К.');
  await till.press('F12', 'KeyQ');
  await till.see('Введите получателя и баллы. Enter — посчитать комиссию');
  for (const digit of borisCard) await till.press(digit);
  await till.press('Tab', '1', '0', '0', 'Enter');
  await till.see('Борис Л.');
  await till.see('Комиссия');
  expect(await sent()).toEqual([]);
  await till.press('Enter');
  await till.see(/Передано: 100/);
  expect(await sent()).toEqual([{ amount: 100_00, fee: 5_00, charity_id: null }]);
});

it('gives 20 points to the second charity of the programme', async () => {
  await till.press('KeyW');
  await till.see('Посадим лес');
  await till.press('ArrowDown', '2', '0', 'Enter');
  await till.see('Спишется со счёта');
  await till.press('Enter');
  await till.see(/Передано: 20/);
  expect(await sent()).toContainEqual({ amount: 20_00, fee: 0, charity_id: 'forest' });
});

it('refuses more than a day allows, with the bound, and asks the centre alone', async () => {
  await till.press('KeyQ');
  for (const digit of borisCard) await till.press(digit);
  await till.press('Tab', '9', '5', '0', 'Enter');
  await till.see(/Сегодня можно ещё 900/);
  shop.network.cut();
  await till.press('Enter');
  await till.see('Без связи баллы не передать');
  shop.network.restore();
  expect(await sent()).toHaveLength(2);
  expect(await shop.centre.audit()).toEqual([]);
  await vi.waitFor(() => expect(till.complaints).toEqual([]));
});
