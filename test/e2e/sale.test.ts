/**
 * The whole till as a cashier uses it: the built program, the real screen in Chromium, a register behind a real
 * terminal, a centre behind a line that is cut and comes back. The figures are those of W48 (loyalty-domain section 16).
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DEMO_CODES } from '../../contract/demo-codes.ts';
import { openBrowser } from '../screens/browser.ts';
import { documentLines } from '../shop/document-lines.ts';
import { openShop, type Shop } from '../shop/shop.ts';
import { hidReport, openTillWindow, type TillWindow } from './till-window.ts';

const ANNA = 'anna';
let shop: Shop;
let browser: Browser;
let till: TillWindow;

beforeAll(async () => {
  [shop, browser] = await Promise.all([openShop({ demo: true }), openBrowser()]);
  till = await openTillWindow(shop, browser, shop.newDataFolder());
  await till.see('Смена закрыта');
  await till.press('Enter');
  await till.see('Смена 1');
  await till.see(/Связь есть · 0 в очереди/);
});
afterAll(async () => {
  await till.close();
  await browser.close();
  await shop.close();
});

const text = async (selector: string) =>
  (await till.page.locator(selector).first().innerText()).replaceAll('\u00a0', ' ');
const drained = () =>
  vi.waitFor(async () => expect(await text('.status')).toMatch(/· 0 в очереди/), { timeout: 30_000, interval: 100 });

describe('a sale with a card, points and cash', () => {
  it('takes goods from a keyboard wedge and a HID report', async () => {
    for (const code of [DEMO_CODES.milk, DEMO_CODES.milk]) await till.scan(code);
    await till.client.scan.simulateReports({ reports: [hidReport(DEMO_CODES.cheeseLabel)] });
    await till.scan(DEMO_CODES.coffee);
    await till.scan(DEMO_CODES.wine);
    await till.see('Вино красное сухое, 0,75 л');
    const lines = await till.page.locator('.lines li').allInnerTexts();
    expect(lines.map((line) => line.replaceAll('\u00a0', ' ').split('\n').filter(Boolean).slice(0, 3))).toEqual([
      ['1', 'Молоко 3,2 %, 930 мл', '179,80'],
      ['2', 'Сыр «Российский», весовой', '392,86'],
      ['3', 'Кофе в зёрнах «Арабика», 500 г', '649,00'],
      ['4', 'Вино красное сухое, 0,75 л', '799,00'],
    ]);
  });

  it('knows the customer by a scanned card and says how many points may go and why not more', async () => {
    await till.client.scan.simulateReports({ reports: [hidReport(DEMO_CODES.annaCard)] });
    await till.see('Анна К.');
    await till.see('Можно списать 327 из 450,75');
    await till.see(/Не больше 30\s%/);
    expect(await text('.to-pay')).toContain('1 865,61 ₽');
  });

  it('redeems the maximum with one key', async () => {
    await till.press('F4');
    await vi.waitFor(async () => expect(await text('.to-pay')).toContain('1 538,61 ₽'));
  });

  it('takes cash, gives change and shows the receipt', async () => {
    await till.press('F10');
    await till.press('2', '0', '0', '0', 'Enter');
    await till.see('461,39 ₽');
    await till.see('Чек готов. Баланс: 123,75 балла');
  });

  it('prints what the register has in its fiscal memory, line by line', async () => {
    const [document] = shop.documents();
    expect(document?.total).toBe(153_861);
    const tape = (await till.page.locator('.tape').innerText())
      .replaceAll('\u00a0', ' ')
      .replace(/[«»]/g, '"')
      .split('\n');
    const inMemory = documentLines(shop.emulator, document!.fd);
    expect(inMemory.map(({ sum }) => sum)).toEqual(['61,05', '61,06', '266,81', '374,66', '775,03']);
    const sums = tape.map((line) => /^(\S+) × (\S+) += (\S+)$/.exec(line)).filter((match) => match !== null);
    expect(sums.map(([, quantity, price, sum]) => ({ quantity, price, sum }))).toEqual(
      inMemory.map(({ quantity, price, sum }) => ({ quantity, price, sum })),
    );
    for (const { name } of inMemory) expect(tape).toContain(name);
    expect(tape.join('\n')).toContain(`ФД ${document!.fd}`);
  });

  it('is delivered to the centre, whose books agree to the hundredth of a point', async () => {
    await drained();
    expect(await shop.centre.operations('saleFiscalised')).toEqual([
      { kind: 'saleFiscalised', outcome: 'applied', receiptId: shop.documents()[0]!.receiptId },
    ]);
    expect(await shop.centre.balance(ANNA)).toEqual({ main: 12_375, pending: 12_000 + 3_800, held: 0, debt: 0 });
    expect(await shop.centre.audit()).toEqual([]);
  });
});

describe('the line is cut', () => {
  it('is said on the screen', async () => {
    shop.network.cut();
    await till.scan(DEMO_CODES.bread);
    await till.see('Хлеб «Бородинский», нарезка, 350 г');
    await till.press('F10', 'Enter');
    await till.see(/Чек готов/);
    await till.see(/Нет связи · 1 в очереди/);
  });

  it('does not stop sales: points within the offline limits, a bank card, no customer', async () => {
    await till.scan(DEMO_CODES.eggs);
    // the scanners take turns: one card from one scanner within 1.5 s, or from two within 0.4 s, is one scan
    await till.scan(DEMO_CODES.annaCard);
    await till.see('Анна К.');
    await till.press('F4');
    await till.press('F9');
    await till.see(/Нет связи · 2 в очереди/);
    await till.scan(DEMO_CODES.bag);
    await till.see('Пакет-майка большой');
    await till.press('F10', 'Enter');
    await till.see(/Нет связи · 3 в очереди/);
    expect(shop.documents()).toHaveLength(4);
  });

  it('comes back, and the centre agrees with the till', async () => {
    shop.network.restore();
    await drained();
    const sales = await shop.centre.operations('saleFiscalised');
    expect(sales.map(({ outcome }) => outcome)).toEqual(['applied', 'applied', 'applied', 'applied']);
    expect(new Set(sales.map(({ receiptId }) => receiptId))).toEqual(
      new Set(shop.documents().map(({ receiptId }) => receiptId)),
    );
    expect(await shop.centre.audit()).toEqual([]);
    const { main, debt, held } = await shop.centre.balance(ANNA);
    expect({ debt, held }).toEqual({ debt: 0, held: 0 });
    await till.client.scan.simulateReports({ reports: [hidReport(DEMO_CODES.annaCard)] });
    await till.see('На счёте');
    const shown = (await text('.balance strong')).replace(/[^\d,]/g, '').replace(',', '');
    expect(Number(shown)).toBe(main);
  });
});

it('nothing was refused by the policy and nothing went wrong on the page', () => {
  expect(till.complaints).toEqual([]);
});
