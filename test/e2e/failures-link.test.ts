/**
 * The centre is missing: at the very first start there is nothing to sell and the screen says why; later the till sells
 * on, says that the link is gone or that nonsense answers, and sends everything when the centre is back.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_CODES } from '../../contract/demo-codes.ts';
import { openBrowser } from '../screens/browser.ts';
import { openShop, type Shop } from '../shop/shop.ts';
import { picture, plain, statusReads, told, untold } from './failure-words.ts';
import { openTillWindow, type TillWindow } from './till-window.ts';

let shop: Shop;
let browser: Browser;
let till: TillWindow;

beforeAll(async () => {
  [shop, browser] = await Promise.all([openShop(), openBrowser()]);
  shop.network.cut();
  till = await openTillWindow(shop, browser, shop.newDataFolder());
  await till.see('Смена закрыта');
  await till.press('Enter');
  await statusReads(till, /Смена 1/);
});
afterAll(async () => {
  await till.close();
  await browser.close();
  await shop.close();
});

/** @param code not that of the sale before: the same code again at once is one scan */
async function sells(code: string): Promise<void> {
  await till.scan(code);
  await till.see('К оплате');
  await till.press('F9');
  await till.see(/Чек готов/);
}

/** What the page of the queue (F11) says of the link. */
async function linkWords(): Promise<string> {
  await till.press('F11');
  const card = till.page.locator('.link-card');
  await card.waitFor();
  return plain(await card.innerText());
}

describe('a first start without the centre', () => {
  it('sells nothing and says why', async () => {
    await till.see('Товары ещё не загружены');
    await till.see('Нужна связь с центром: загрузка начнётся сама');
    await statusReads(till, /Нет связи · 1 в очереди/);
    await till.scan(DEMO_CODES.milk);
    expect(await told(till, 'Товары ещё не загружены из центра')).toBe(
      'Деньги не приняты. Нужна связь с центром: товары загрузятся сами.',
    );
    await picture(till, 'first-start-without-centre');
  });

  it('loads by itself as soon as the centre answers, and sells', async () => {
    shop.network.restore();
    await till.see('Отсканируйте товар или карту');
    await statusReads(till, /Связь есть · 0 в очереди/);
    await sells(DEMO_CODES.coffee);
    await untold(till);
  });
});

describe('the centre is down', () => {
  it('is said, with what becomes of the sales', async () => {
    await statusReads(till, /Связь есть · 0 в очереди/);
    shop.network.cut();
    await sells(DEMO_CODES.milk);
    await statusReads(till, /Нет связи · 1 в очереди/);
    const words = await linkWords();
    expect(words).toContain('Нет связи с центром');
    expect(words).toContain('Продажи и баллы сохраняются на кассе. Продолжайте. Всё отправится само.');
    await picture(till, 'centre-down');
    await till.press('Escape');
  });

  it('costs nothing when it is back', async () => {
    shop.network.restore();
    await statusReads(till, /Связь есть · 0 в очереди/);
    expect((await shop.centre.operations('saleFiscalised')).map(({ outcome }) => outcome)).toEqual([
      'applied',
      'applied',
    ]);
  });
});

describe('nonsense answers in place of the centre', () => {
  it('is told from silence, and sales go on', async () => {
    shop.network.answerGarbage();
    await sells(DEMO_CODES.coffee);
    await statusReads(till, /Нет связи · 1 в очереди/);
    const words = await linkWords();
    expect(words).toContain('Центр отвечает непонятно');
    expect(words).toContain('Продажи и баллы сохраняются на кассе. Продолжайте и сообщите администратору.');
    await picture(till, 'centre-garbage');
    await till.press('Escape');
  });

  it('is survived: the true centre gets everything once', async () => {
    shop.network.restore();
    await statusReads(till, /Связь есть · 0 в очереди/);
    expect(await shop.centre.operations('saleFiscalised')).toHaveLength(3);
    expect(await shop.centre.audit()).toEqual([]);
  });
});

it('nothing was refused by the policy and nothing went wrong on the page', () => {
  expect(till.complaints).toEqual([]);
});
