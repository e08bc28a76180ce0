/**
 * What goes wrong at the counter: a code, the paper, the cover, the cable, the shift. Each says what happened, whether
 * the money is safe and what to do, goes away with its cause, and leaves a till that sells.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_CODES } from '../../contract/demo-codes.ts';
import { openBrowser } from '../screens/browser.ts';
import type { Member } from '../shop/centre.ts';
import { openShop, type Shop } from '../shop/shop.ts';
import { asked, basket, picture, statusReads, told, untold } from './failure-words.ts';
import { hidReport, openTillWindow, type TillWindow } from './till-window.ts';

// they alternate from sale to sale: the same code again at once is one scan
const MILK = 'Молоко 3,2 %, 930 мл';
const COFFEE = 'Кофе в зёрнах «Арабика», 500 г';
const NO_LINK = 'Деньги не приняты. Проверьте питание и кабель ККТ. Связь восстановится сама.';

let shop: Shop;
let browser: Browser;
let till: TillWindow;
let member: Member;

beforeAll(async () => {
  [shop, browser] = await Promise.all([openShop(), openBrowser()]);
  member = await shop.centre.addMember(100_00);
  till = await openTillWindow(shop, browser, shop.newDataFolder());
});
afterAll(async () => {
  await till.close();
  await browser.close();
  await shop.close();
});

const control: Shop['emulator']['control'] = (...command) => shop.emulator.control(...command);

/** Pays what stands on the screen by card; the register then holds one document more. */
async function sells(): Promise<void> {
  const { length } = shop.documents();
  await till.press('F9');
  await till.see(/Чек готов/);
  expect(shop.documents()).toHaveLength(length + 1);
}

describe('a closed shift', () => {
  it('is said at the start, and is opened with one key', async () => {
    expect(await asked(till, 'Смена закрыта')).toContain(
      'Чек и деньги в порядке. Чтобы принимать оплату, откройте смену',
    );
    await picture(till, 'shift-closed');
    await till.press('Enter');
    await statusReads(till, /Смена 1/);
  });
});

describe('a code that says nothing', () => {
  it('of goods: names the code', async () => {
    await till.scan(DEMO_CODES.unknownGoods);
    expect(await told(till, `Товар не найден: ${DEMO_CODES.unknownGoods}`)).toBe(
      'Чек и деньги в порядке. Проверьте код или позовите старшего кассира.',
    );
    await picture(till, 'code-unknown');
  });

  it('of a damaged card: asks for the phone, and the card read well is taken', async () => {
    await till.scan(damaged(member.card));
    expect(await told(till, 'Код карты повреждён')).toBe(
      'Чек и деньги в порядке. Отсканируйте карту ещё раз или найдите клиента по телефону: F2.',
    );
    await picture(till, 'card-damaged');
    await till.client.scan.simulateReports({ reports: [hidReport(member.card)] });
    await till.see('Проверкина В.');
    await untold(till);
  });

  it('does not stop the sale', async () => {
    await till.scan(DEMO_CODES.milk);
    await till.see(MILK);
    await sells();
  });
});

describe('paper', () => {
  it('that is out before the payment stops it; with a new roll the same receipt is paid', async () => {
    await till.scan(DEMO_CODES.coffee);
    await till.see(COFFEE);
    await control('paperOut');
    const words = 'Чек и деньги в порядке. Вставьте рулон: касса продолжит сама.';
    expect(await told(till, 'Кончилась бумага')).toBe(words);
    await till.press('F9');
    expect(await told(till, 'Кончилась бумага')).toBe(words);
    await picture(till, 'paper-out-before');
    expect(await basket(till)).toEqual([COFFEE]);
    await control('loadPaper');
    await untold(till);
    await sells();
  });

  it('that ends while the receipt prints leaves it done, and printing goes on by itself', async () => {
    await till.scan(DEMO_CODES.milk);
    await till.see(MILK);
    await control('paperOut', { lines: 3 });
    await sells();
    expect(await told(till, 'Кончилась бумага')).toBe('Чек и деньги в порядке. Вставьте рулон: касса продолжит сама.');
    await picture(till, 'paper-out-during');
    await control('loadPaper');
    await untold(till);
    expect(await control('lastReceiptText')).toContain(MILK);
  });
});

it('an open cover stops the payment, and closing it is enough', async () => {
  await till.scan(DEMO_CODES.coffee);
  await till.see(COFFEE);
  await control('openCover');
  await told(till, 'Открыта крышка ККТ');
  await till.press('F9');
  expect(await told(till, 'Открыта крышка ККТ')).toBe('Чек и деньги в порядке. Закройте крышку: касса продолжит сама.');
  await picture(till, 'cover-open');
  expect(await basket(till)).toEqual([COFFEE]);
  await control('closeCover');
  await untold(till);
  await sells();
});

describe('the register is unplugged', () => {
  it('before a sale: goods are scanned, payment waits, and plugging it in is enough', async () => {
    await control('unplug');
    await statusReads(till, /ККТ не отвечает/);
    await till.scan(DEMO_CODES.milk);
    await till.see(MILK);
    expect(await told(till, 'ККТ не отвечает')).toBe(NO_LINK);
    await till.press('F9');
    await till.see('ККТ не отвечает: проверьте кабель');
    await picture(till, 'unplugged-before');
    await control('replug');
    await untold(till);
    expect(await basket(till)).toEqual([MILK]);
    await sells();
  });

  it('during the payment: no money twice, and the receipt is found when it is back', async () => {
    const { length } = shop.documents();
    await till.scan(DEMO_CODES.coffee);
    await till.see(COFFEE);
    // the document is made, and the port is gone before the answer
    await control('misbehave', { faults: 'vanish=600000' });
    await till.press('F9');
    await till.see('Чек мог напечататься, но спросить ККТ не удаётся');
    await till.see('Деньги уже приняты, повторно не берите');
    await till.see('Проверьте питание, кабель и бумагу. Спрашиваем сами');
    await picture(till, 'unplugged-during');
    await control('replug');
    await till.see(/Чек готов/);
    await untold(till);
    await picture(till, 'unplugged-during-found');
    expect(shop.documents()).toHaveLength(length + 1);
  });
});

describe('a shift older than 24 hours', () => {
  it('takes no payment, is closed and opened from the screen, and the basket stays', async () => {
    await till.scan(DEMO_CODES.milk);
    await till.see(MILK);
    await control('ageShift');
    expect(await asked(till, 'Смена длится больше 24 часов')).toContain(
      'Деньги не приняты. Закройте смену, затем откройте новую. Чек останется на экране',
    );
    await picture(till, 'shift-expired');
    await till.press('Escape', 'F9');
    await asked(till, 'Смена длится больше 24 часов');
    await control('openCover');
    await till.press('Enter');
    await told(till, 'Открыта крышка ККТ');
    await picture(till, 'shift-expired-cover-open');
    await control('closeCover');
    await untold(till);
    await till.press('Enter');
    await asked(till, 'Смена закрыта');
    expect(await basket(till)).toEqual([MILK]);
    await till.press('Enter');
    await statusReads(till, /Смена 2/);
    await sells();
  });
});

it('nothing was refused by the policy and nothing went wrong on the page', () => {
  expect(till.complaints).toEqual([]);
});

/** The last digit misread. */
function damaged(card: string): string {
  return `${card.slice(0, -1)}${(Number(card.at(-1)) + 1) % 10}`;
}
