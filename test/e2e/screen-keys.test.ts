/** What each key does, counted: the keystroke budget of the sale, a scanner among the keys, a till that goes away. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openPage, pressAsPerson, stage } from '../screens/browser.ts';
import { startFakeTill, type Call, type FakeTill } from '../screens/fake-till.ts';
import * as day from '../screens/day/index.ts';
import { scanAsWedge } from './wedge-scanner.ts';

let till: FakeTill;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  till = await startFakeTill();
  browser = await openBrowser();
  page = await openPage(browser, till, { size: 'small', theme: 'light', language: 'ru' });
});
afterAll(async () => {
  await browser.close();
  await till.close();
});
beforeEach(() => {
  till.calls.length = 0;
});

const at = (sale: day.Sale, status: day.Status = day.STATUS) => stage(page, till, { sale, status });
async function keys(...pressed: string[]): Promise<void> {
  for (const key of pressed) await pressAsPerson(page, key);
}
/** The calls the keys led to, as soon as there are as many. */
async function calls(count: number): Promise<Call[]> {
  await expect.poll(() => till.calls.length).toBe(count);
  return till.calls;
}

describe('the keystroke budget', () => {
  it('pays by card with one key', async () => {
    await at(day.SALE);
    await keys('F9');
    expect(await calls(1)).toEqual([{ name: 'sale.pay', input: { cash: 0, card: 203410 } }]);
  });

  it('pays the exact sum in cash with two', async () => {
    await at(day.SALE);
    await keys('F10', 'Enter');
    expect(await calls(1)).toEqual([{ name: 'sale.pay', input: { cash: 203410, card: 0 } }]);
  });

  it('goes to the payment with Enter on an empty line', async () => {
    await at(day.SALE);
    await keys('Enter', 'Enter');
    expect(await calls(1)).toEqual([{ name: 'sale.pay', input: { cash: 203410, card: 0 } }]);
  });

  it('redeems the maximum with one, and takes it back with the same', async () => {
    await at(day.SALE);
    await keys('F4');
    expect(await calls(1)).toEqual([{ name: 'sale.redeem', input: { kind: 'max' } }]);
    till.play({ sale: day.REDEEMED, status: day.STATUS });
    await page.getByText('Отменить списание').waitFor();
    await keys('F4');
    expect((await calls(2))[1]).toEqual({ name: 'sale.redeem', input: { kind: 'none' } });
  });

  it('redeems 150 points with five: F5, three digits, Enter', async () => {
    await at(day.SALE);
    await keys('F5', '1', '5', '0', 'Enter');
    expect(await calls(1)).toEqual([{ name: 'sale.redeem', input: { kind: 'points', points: 15000 } }]);
  });

  it('finds a customer with F2 and four digits', async () => {
    await at(day.NOBODY);
    till.found.splice(0, till.found.length, {
      customerId: 'anna',
      name: 'Анна К.',
      card: '0412',
      phone: '4567',
      tier: null,
    });
    await keys('F2', '4', '5', '6', '7');
    expect(await calls(1)).toEqual([{ name: 'sale.attachCustomer', input: { customerId: 'anna' } }]);
  });

  it('enters a promo code with F8, its letters and Enter, and leaves with an empty Enter', async () => {
    await at(day.SALE);
    await keys('F8');
    await page.waitForSelector('dialog[open]');
    await page.keyboard.insertText('ОСЕНЬ');
    await keys('Enter');
    expect(await calls(1)).toEqual([{ name: 'sale.enterCode', input: { text: 'ОСЕНЬ' } }]);
    await page.getByRole('button', { name: 'Готово' }).waitFor();
    await keys('Enter');
    await page.waitForSelector('dialog[open]', { state: 'detached' });
  });

  it('says why a code gives nothing and keeps it in the field, ready to be typed over', async () => {
    await at(day.SALE);
    await keys('F8');
    await page.waitForSelector('dialog[open]');
    await page.keyboard.insertText('ЗИМА');
    await keys('Enter');
    await page.locator('.answer[role="alert"]', { hasText: 'Код «ЗИМА» не найден' }).waitFor();
    await page.keyboard.insertText('ОСЕНЬ');
    await keys('Enter');
    expect((await calls(2))[1]).toEqual({ name: 'sale.enterCode', input: { text: 'ОСЕНЬ' } });
    await keys('Escape');
  });

  it('removes the chosen code with Del in the empty field', async () => {
    await at(day.CODES);
    await keys('F8', 'ArrowDown', 'Delete');
    expect(await calls(1)).toEqual([{ name: 'sale.removeCode', input: { code: 'K7Q2M9XA' } }]);
    await keys('Escape');
  });

  it('lets scans answer the question for a code', async () => {
    await at(day.SALE);
    await keys('F8');
    await page.waitForSelector('dialog[open]');
    expect(till.holdsScans()).toBe(false);
    await keys('Escape');
  });

  it('takes a member scanned for who invited, closes on the answer, and a refusal stays under the field', async () => {
    await at(day.SALE);
    await keys('F12', 'KeyR');
    await page.waitForSelector('dialog[open] input');
    await vi.waitFor(() => expect([till.holdsScans(), till.scansAnswer()]).toEqual([true, 'inviter']));
    const refused = { kind: 'error', error: { code: 'INVITER_CYCLE', params: {} } } as const;
    till.tell({ type: 'signal', signal: { sound: 'refused', message: refused } });
    await page.locator('dialog .answer[role="alert"]').waitFor();
    const done = { kind: 'info', key: 'invite.done', params: { name: 'Борис К.' } } as const;
    till.tell({ type: 'signal', signal: { sound: 'customer', message: done } });
    await page.getByText('Пригласил(а): Борис К.').waitFor();
    await page.waitForSelector('dialog[open]', { state: 'detached' });
    await vi.waitFor(() => expect([till.holdsScans(), till.scansAnswer()]).toEqual([false, null]));
  });

  it('takes an offer with Ctrl and its number, and takes it back with the same', async () => {
    await at(day.REWARDS);
    await keys('Control+1', 'Control+2');
    expect(await calls(2)).toEqual([
      { name: 'sale.takeOffer', input: { id: 'reward:coffee-gift' } },
      { name: 'sale.takeOffer', input: { id: 'coupon:ANNA100' } },
    ]);
  });

  it('takes an offer with one tap', async () => {
    await at(day.REWARDS);
    await page.getByRole('button', { name: 'Кофе в подарок' }).click();
    expect(await calls(1)).toEqual([{ name: 'sale.takeOffer', input: { id: 'reward:coffee-gift' } }]);
  });

  it('opens the second page of the customer with F2, the search for another with F2 again', async () => {
    await at(day.REWARDS);
    await keys('F2');
    await page.getByText('Купон на чай', { exact: true }).waitFor();
    await keys('F2');
    await page.waitForSelector('dialog[open]');
    await keys('Escape', 'Escape');
    await page.getByText('Купон на чай', { exact: true }).waitFor({ state: 'detached' });
  });

  it('names the way of payment on the payment screen with its key', async () => {
    await at(day.REWARDS);
    await keys('F10', 'Control+4');
    expect(await calls(1)).toEqual([{ name: 'sale.takeOffer', input: { id: 'tender:own-card:own-card' } }]);
  });

  it('takes part by card and the rest in cash', async () => {
    await at(day.REDEEMED);
    await keys('F10', 'F9', '1', '0', '0', '0', 'Enter', '7', '0', '0', 'Enter');
    expect(await calls(1)).toEqual([{ name: 'sale.pay', input: { cash: 70000, card: 100000 } }]);
  });

  it('refuses cash that does not cover the sum', async () => {
    await at(day.REDEEMED);
    await keys('F10', '1', '0', '0', 'Enter');
    await page.locator('.hint.told', { hasText: 'Не хватает' }).waitFor();
    expect(till.calls).toEqual([]);
  });
});

describe('the receipt', () => {
  it('removes the selected line with Del and brings it back with Esc', async () => {
    await at({ ...day.SALE, removed: { name: 'Пакет-майка большой', until: day.at(15, 0) } });
    await keys('ArrowUp', 'Delete', 'Escape');
    expect(await calls(2)).toEqual([
      { name: 'sale.removeLine', input: { lineNo: 2 } },
      { name: 'sale.undoRemove', input: undefined },
    ]);
  });

  it('cancels only after one question', async () => {
    await at(day.SALE);
    await keys('Control+Delete', 'Escape', 'Control+Delete', 'Enter');
    expect(await calls(1)).toEqual([{ name: 'sale.cancel', input: undefined }]);
  });

  it('sets 3 pieces of the selected line by «3*» and Enter', async () => {
    await at(day.SALE);
    await keys('3', 'NumpadMultiply', 'Enter');
    expect(await calls(1)).toEqual([{ name: 'sale.setQuantity', input: { lineNo: 3, quantity: 3000 } }]);
  });

  it('sets 3 pieces of the line that is scanned after «3*»', async () => {
    await at(day.SALE);
    await keys('3', 'NumpadMultiply');
    const [first] = day.SALE.lines;
    if (!first) throw new Error('the sale has lines');
    const scanned = { ...first, lineNo: 8, quantity: 1000 };
    till.play({ sale: { ...day.SALE, lines: [...day.SALE.lines, scanned], lastLineNo: 8 }, status: day.STATUS });
    expect(await calls(1)).toEqual([{ name: 'sale.setQuantity', input: { lineNo: 8, quantity: 3000 } }]);
    await expect.poll(() => page.inputValue('.entry input')).toBe('');
  });

  it('sends what was typed with its quantity', async () => {
    await at(day.SALE);
    await keys('2', 'NumpadMultiply', '4', '6', 'Enter');
    expect(await calls(1)).toEqual([{ name: 'scan.typed', input: { text: '46', quantity: 2000 } }]);
  });

  it('says what to do instead where members are not signed up', async () => {
    await at(day.SALE);
    await keys('F3');
    await page.locator('.hint.told', { hasText: 'Анкету клиента передайте в офис' }).waitFor();
    expect(till.calls).toEqual([]);
    await keys('ArrowDown');
    await page.locator('.hint.told').waitFor({ state: 'detached' });
  });

  it('has the focus in the field again after a dialog, also one that stood from the start', async () => {
    const focused = () => page.evaluate(() => document.activeElement?.closest('.entry') !== null);
    await at(day.SALE);
    await keys('F8');
    await page.locator('dialog[open]').waitFor();
    await keys('Escape');
    await expect.poll(focused).toBe(true);
    await at(day.NEXT, day.SHIFT_CLOSED);
    await page.locator('dialog[open]').waitFor();
    await keys('Escape');
    await expect.poll(focused).toBe(true);
  });
});

describe('receipts put aside', () => {
  it('go with F6, and the one that waits alone comes back with F6', async () => {
    await at(day.SALE);
    await keys('F6');
    expect(await calls(1)).toEqual([{ name: 'sale.putAside', input: undefined }]);
    await at(day.NEXT, day.ASIDE_ONE);
    await page.locator('.hint', { hasText: 'Отложено: 1 чек' }).waitFor();
    await keys('F6');
    expect((await calls(2))[1]).toEqual({ name: 'sale.takeBack', input: { id: 'third' } });
  });

  it('are chosen from where there are several, the newest first', async () => {
    await at(day.NEXT, day.ASIDE);
    await keys('F6', 'Enter');
    expect(await calls(1)).toEqual([{ name: 'sale.takeBack', input: { id: 'third' } }]);
    await keys('F6', 'ArrowDown', 'Enter');
    expect((await calls(2))[1]).toEqual({ name: 'sale.takeBack', input: { id: 'second' } });
    await keys('F6');
    await page.getByRole('option', { name: /Константинопольский/ }).click();
    expect((await calls(3))[2]).toEqual({ name: 'sale.takeBack', input: { id: 'first' } });
  });

  it('say that there are none', async () => {
    await at(day.NEXT);
    await keys('F6');
    await page.locator('.hint.told', { hasText: 'Отложенных чеков нет' }).waitFor();
  });
});

describe('a scanner that types', () => {
  const CODE = '4607001234562';
  const scan = async () => scanAsWedge(await page.context().newCDPSession(page), CODE);
  const burst = async () => {
    const [call] = await calls(1);
    expect(call?.name).toBe('scan.wedge');
    return (call?.input as { keys: { key: string }[] }).keys.map((each) => each.key).join('');
  };

  it('reaches the till whole and leaves the entry line empty', async () => {
    await at(day.SALE);
    await scan();
    expect(await burst()).toBe(CODE);
    await expect.poll(() => page.inputValue('.entry input')).toBe('');
  });

  it('changes no sum on the payment screen', async () => {
    await at(day.REDEEMED);
    await keys('F10');
    await scan();
    expect(await burst()).toBe(CODE);
    expect(await page.inputValue('.received input')).toBe('');
  });

  it('presses no tile of the menu, though its digits are keys there', async () => {
    await at(day.NEXT);
    await keys('F12');
    await scan();
    expect(await burst()).toBe(CODE);
    expect(await page.locator('dialog[open]').count()).toBe(0);
  });
});

describe('a failed call', () => {
  it('says what happened, that the receipt is safe, what to do; Esc puts it away', async () => {
    await at(day.NEXT);
    await keys('F12', '2');
    const alert = page.getByRole('alert');
    await alert.getByText('Кончилась бумага').waitFor();
    expect(await alert.textContent()).toMatch(/Кончилась бумага.*Чек и деньги в порядке\..*Вставьте рулон/s);
  });
});

describe('a receipt whose end is unknown', () => {
  it('asks again with Enter, and can be set aside with F6', async () => {
    await at(day.UNKNOWN, day.CHECKING);
    await keys('Enter', 'F6');
    expect((await calls(2)).map((each) => each.name)).toEqual(['held.recheck', 'held.setAside']);
  });

  it('says by its payment whether money may be taken', async () => {
    await at(day.UNKNOWN, day.CHECKING);
    await page.getByText('Деньги уже приняты, повторно не берите').waitFor();
    await at(day.UNKNOWN, day.SILENT);
    await page.getByText('Деньги не берите и не возвращайте').waitFor();
  });

  it('prints with Enter only once the register is known to hold no such receipt', async () => {
    await at(day.UNKNOWN, day.NOT_ISSUED);
    await keys('Enter');
    expect((await calls(1))[0]).toEqual({ name: 'held.print', input: { receiptId: 'receipt-318' } });
  });
});

describe('a receipt of a drive that was exchanged', () => {
  const QR = 't=20261122T1433&s=1657.10&fn=9999078900012345&i=1024&fp=3000001024&n=1';

  it('is recorded by the code on its paper: F8, the code, Enter', async () => {
    await at(day.UNKNOWN, day.DRIVE_CHANGED);
    await keys('F8');
    expect(till.holdsScans()).toBe(false);
    await page.getByLabel('Текст QR-кода').fill(QR);
    await keys('Enter');
    expect(await calls(1)).toEqual([{ name: 'held.recordPaper', input: { receiptId: 'receipt-318', text: QR } }]);
  });

  it('is given up only when «no paper» was confirmed twice', async () => {
    await at(day.UNKNOWN, day.DRIVE_CHANGED);
    await keys('Control+Delete', 'Enter');
    await page.getByText('Чек 318 не состоялся?').waitFor();
    expect(till.calls).toEqual([]);
    await keys('Enter');
    expect(await calls(1)).toEqual([{ name: 'held.cancel', input: { receiptId: 'receipt-318' } }]);
  });
});

describe('the keystroke budget of a return', () => {
  const chosen = (amount: number) => ({
    ...day.RETURN,
    lines: day.RETURN.lines.map((line) => ({ ...line, chosen: Math.min(line.left, amount) })),
  });
  const returning = (view: typeof day.RETURN) => till.play({ sale: day.NEXT, status: day.STATUS, returning: view });

  it('gives back what was scanned with one key: the receipt and the goods are scans', async () => {
    await at(day.NEXT);
    returning(chosen(0));
    returning(chosen(1000));
    await page.getByText('Вернуть деньгами').first().waitFor();
    await keys('Enter');
    expect(await calls(1)).toEqual([{ name: 'returns.refund', input: undefined }]);
  });

  it('gives a whole receipt back with two: F4, Enter', async () => {
    await at(day.NEXT);
    returning(chosen(0));
    await page.getByText('Вернуть деньгами').first().waitFor();
    await keys('F4');
    expect((await calls(1))[0]?.name).toBe('returns.takeAll');
    returning(chosen(99_000));
    await keys('Enter');
    expect((await calls(2))[1]?.name).toBe('returns.refund');
  });
});

describe('a shift in the way', () => {
  it('opens with one key', async () => {
    await at(day.NEXT, { ...day.STATUS, shift: { state: 'closed', number: 148, openedAt: null } });
    await keys('Enter');
    expect((await calls(1))[0]?.name).toBe('shift.open');
  });

  it('is offered again when payment is pressed', async () => {
    await at(day.SALE, { ...day.STATUS, shift: { state: 'closed', number: 148, openedAt: null } });
    await keys('Escape', 'F9');
    await page.getByRole('dialog').getByText('Смена закрыта').waitFor();
    expect(till.calls).toEqual([]);
  });
});

describe('a till that goes away', () => {
  it('is missed at once and found again, with the sale as it was', async () => {
    await at(day.SALE);
    till.hangUp();
    await page.getByText('Нет связи с программой кассы').waitFor();
    await page.getByText('Нет связи с программой кассы').waitFor({ state: 'detached' });
    expect(await page.locator('.to-pay').textContent()).toContain('2\u00a0034,10');
    await keys('F9');
    expect((await calls(1))[0]?.name).toBe('sale.pay');
  });
});

describe('the page', () => {
  it('turns no string into markup', async () => {
    await at(day.NEXT);
    const threw = await page.evaluate(() => {
      try {
        document.body.innerHTML = '<img src=x>';
        return false;
      } catch {
        return true;
      }
    });
    expect(threw).toBe(true);
  });

  it('writes what came from outside as text', async () => {
    await at({ ...day.SALE, lines: day.SALE.lines.map((line) => ({ ...line, name: '<img src=x onerror=alert(1)>' })) });
    expect(await page.locator('.lines img').count()).toBe(0);
    expect(await page.locator('.lines .name').first().textContent()).toBe('<img src=x onerror=alert(1)>');
  });
});

describe('scans while a dialog is open', () => {
  it('wait while the till asks whether to cancel, and go on once it is answered', async () => {
    await at(day.SALE);
    await keys('Control+Delete');
    await expect.poll(till.holdsScans).toBe(true);
    await keys('Escape');
    await expect.poll(till.holdsScans).toBe(false);
  });

  it('are taken while a customer is searched for: a card answers', async () => {
    await at(day.NOBODY);
    await keys('F2');
    await page.locator('dialog[open]').waitFor();
    expect(till.holdsScans()).toBe(false);
    await keys('Escape');
  });

  it('are told in the dialog to finish it first', async () => {
    await at(day.SALE);
    await keys('Control+Delete');
    till.tell({
      type: 'signal',
      signal: { sound: 'refused', message: { kind: 'info', key: 'sale.finishFirst', params: {} } },
    });
    await page.locator('dialog').getByText('Сначала завершите действие').waitFor();
    await keys('Escape');
  });

  it('do not stay waiting for a page that was closed over its dialog', async () => {
    await at(day.SALE);
    await keys('Control+Delete');
    await expect.poll(till.holdsScans).toBe(true);
    await page.reload();
    await expect.poll(till.holdsScans).toBe(false);
  });
});

describe('the menu', () => {
  it('says that the drawer was opened: nothing else on the screen shows it', async () => {
    await at(day.NEXT);
    await keys('F12', '6');
    await page.getByText('Ящик открыт').waitFor();
  });
});
