import { describe, expect, it } from 'vitest';
import type { FiscalLine, FiscalReceipt, PrintedCode } from './port.ts';
import { assertRegisterable } from './check-receipt.ts';

const line: FiscalLine = {
  name: 'Яблоки',
  quantity: 1347,
  price: 12_990,
  sum: 17_498,
  vat: 'vat10',
  method: 4,
  subject: 1,
  measure: 11,
};
const receipt: FiscalReceipt = {
  id: '0193b1f0-0000-7000-8000-000000000000',
  operation: 'sale',
  lines: [line],
  payments: { cash: 17_498, electronic: 0, advance: 0, credit: 0 },
  taxSystem: 'osn',
  contact: null,
  text: [],
};

const dearest: FiscalLine = { ...line, quantity: 1000, price: 9_999_999_999, sum: 9_999_999_999 };

/** The refusal's words, or null when the receipt may be sent. */
function refusal(changed: Partial<FiscalReceipt>): string | null {
  try {
    assertRegisterable({ ...receipt, ...changed });
    return null;
  } catch (cause) {
    expect(cause).toMatchObject({ kind: 'invalid' });
    return (cause as Error).message;
  }
}

const withLine = (changed: Partial<FiscalLine>) => ({ lines: [{ ...line, ...changed }] });
const withPayments = (changed: Partial<FiscalReceipt['payments']>) => ({
  payments: { cash: 0, electronic: 0, advance: 0, credit: 0, ...changed },
});

const ordered = { reason: 'order', date: '2026-11-21', orderNumber: '15-К' } as const;
const code = (kind: PrintedCode['kind'], data: string): PrintedCode => ({ kind, data, caption: '' });

describe('assertRegisterable lets pass', () => {
  it.each<[string, Partial<FiscalReceipt>]>([
    ['1.347 x 129.90 = 174.98, half up from 174.9753', {}],
    ['a sum 1 kopeck above the product', { ...withLine({ sum: 17_499 }), ...withPayments({ cash: 17_499 }) }],
    ['a sum 1 kopeck below it', { ...withLine({ sum: 17_497 }), ...withPayments({ cash: 17_497 }) }],
    ['change from cash', withPayments({ electronic: 10_000, cash: 10_000 })],
    ['all four payments', withPayments({ electronic: 5000, advance: 5000, credit: 5000, cash: 2498 })],
    ['a free line with nothing to pay', { ...withLine({ price: 0, sum: 0 }), ...withPayments({}) }],
    ['a name of 128 characters', withLine({ name: 'Я'.repeat(128) })],
    ['an e-mail', { contact: 'client@example.ru' }],
    ['a cashier with a tax number', { cashier: { name: 'Иванова А. П.', inn: '123456789012' } }],
    ['a correction by order', { correction: ordered }],
    ['a QR code of 512 bytes', { codes: [code('qr', 'Я'.repeat(512))] }],
  ])('%s', (_, changed) => {
    expect(refusal(changed)).toBeNull();
  });
});

describe('assertRegisterable refuses', () => {
  it.each<[string, Partial<FiscalReceipt>, string]>([
    ['no lines', { lines: [] }, 'a receipt without lines'],
    ['a sum 2 kopecks off', withLine({ sum: 17_500 }), 'line 1: sum 17500 is not price × quantity = 17498'],
    ['a negative price', withLine({ price: -1 }), 'line 1: price -1'],
    ['a fraction of a kopeck', withLine({ price: 0.5 }), 'line 1: price 0.5'],
    ['no quantity', withLine({ quantity: 0 }), 'line 1: quantity 0'],
    ['a name of 129 characters', withLine({ name: 'Я'.repeat(129) }), 'line 1: a name of 1 to 128 characters'],
    ['a name that prints as nothing', withLine({ name: '🍏' }), 'line 1: a name of 1 to 128 characters'],
    ['a payment 1 kopeck short', withPayments({ cash: 17_497 }), 'payments 17497 are below the total 17498'],
    ['change from a card', withPayments({ electronic: 17_499 }), 'cashless payments 17499 exceed the total 17498'],
    ['a negative payment', withPayments({ cash: 17_499, credit: -1 }), 'payment credit: -1'],
    ['a total beyond 99 999 999.99', { lines: [dearest, dearest] }, 'total 19999999998'],
    ['a contact of 65 characters', { contact: 'a'.repeat(65) }, `contact "${'a'.repeat(65)}"`],
    ['a contact the drive cannot write', { contact: 'é@example.ru' }, 'contact "é@example.ru"'],
    ['an empty id', { id: '' }, 'receipt id ""'],
    ['a cashier without a name', { cashier: { name: ' ', inn: null } }, 'a cashier without a name'],
    ['a cashier of 65 characters', { cashier: { name: 'Я'.repeat(65), inn: null } }, 'cashier'],
    ['a tax number of 11 digits', { cashier: { name: 'Я', inn: '12345678901' } }, 'tax number of the cashier'],
    ['a correction of 30 February', { correction: { ...ordered, date: '2026-02-30' } }, 'date of what is corrected'],
    [
      'a correction by an order without number',
      { correction: { ...ordered, orderNumber: null } },
      'without its number',
    ],
    ['a QR code of 513 bytes', { codes: [code('qr', 'Я'.repeat(513))] }, 'data of a qr code'],
    ['an EAN-13 of 11 digits', { codes: [code('ean13', '46000000000')] }, 'data of a ean13 code'],
    ['a Code 128 in Cyrillic', { codes: [code('code128', 'Б')] }, 'data of a code128 code'],
  ])('%s', (_, changed, message) => {
    expect(refusal(changed)).toContain(message);
  });

  it('names the wrong line by its number', () => {
    expect(refusal({ lines: [line, { ...line, measure: 256 }] })).toBe('line 2: measure 256');
  });
});
