import { FiscalError } from './port.ts';
import type { Cashier, Correction, FiscalLine, FiscalReceipt, PrintedCode } from './port.ts';
import { encodeText, mapToPage } from './code-page.ts';

/** What any register wants of a receipt, checked before a byte is sent. Source: fiscal-printer sections 4.4 and 9. */

/** The register's money field. */
const MONEY_MAX = 9_999_999_999;
/** u48 of millionths. */
const QUANTITY_MAX = Math.floor((2 ** 48 - 1) / 1000);
const NAME_MAX = 128;
const CONTACT_MAX = 64;
const CASHIER_MAX = 64;
const ID_MAX = 64;
const CORRECTION_TEXT_MAX = 128;
const QR_BYTES_MAX = 512;
const CODE_128_MAX = 48;
const BYTE_MAX = 255;

function assertValid(holds: boolean, message: string): asserts holds {
  if (!holds) throw new FiscalError('invalid', message);
}

const isWithin = (value: number, min: number, max: number): boolean =>
  Number.isSafeInteger(value) && value >= min && value <= max;

/** Price × quantity in kopecks, half a kopeck up. */
function lineCost(price: number, quantity: number): number {
  return Number((BigInt(price) * BigInt(quantity) + 500n) / 1000n);
}

function assertLine(line: FiscalLine, index: number): void {
  const at = `line ${index + 1}`;
  const name = mapToPage(line.name, 'cp1251').trim();
  assertValid(name !== '' && name.length <= NAME_MAX, `${at}: a name of 1 to ${NAME_MAX} characters`);
  assertValid(isWithin(line.quantity, 1, QUANTITY_MAX), `${at}: quantity ${line.quantity}`);
  assertValid(isWithin(line.price, 0, MONEY_MAX), `${at}: price ${line.price}`);
  assertValid(isWithin(line.sum, 0, MONEY_MAX), `${at}: sum ${line.sum}`);
  const cost = lineCost(line.price, line.quantity);
  assertValid(Math.abs(line.sum - cost) <= 1, `${at}: sum ${line.sum} is not price × quantity = ${cost}`);
  for (const tag of ['method', 'subject', 'measure'] as const) {
    assertValid(isWithin(line[tag], 0, BYTE_MAX), `${at}: ${tag} ${line[tag]}`);
  }
}

function assertPayments({ payments }: FiscalReceipt, total: number): void {
  const { cash, electronic, advance, credit, counter = 0 } = payments;
  for (const [name, amount] of Object.entries({ cash, electronic, advance, credit, counter })) {
    assertValid(isWithin(amount, 0, MONEY_MAX), `payment ${name}: ${amount}`);
  }
  const cashless = electronic + advance + credit + counter;
  assertValid(cashless <= total, `cashless payments ${cashless} exceed the total ${total}`);
  assertValid(cash + cashless >= total, `payments ${cash + cashless} are below the total ${total}`);
}

function fitsCp866(text: string, max: number): boolean {
  return text.length > 0 && text.length <= max && mapToPage(text, 'cp866') === text;
}

export function assertCashier({ name, inn }: Cashier): void {
  assertValid(name.trim() !== '', 'a cashier without a name');
  assertValid(mapToPage(name, 'cp1251').length <= CASHIER_MAX, `cashier "${name}"`);
  assertValid(inn === null || /^(?:\d{10}|\d{12})$/u.test(inn), `tax number of the cashier "${inn}"`);
}

function assertCorrection({ reason, date, orderNumber, description }: Correction): void {
  assertValid(isDate(date), `date of what is corrected "${date}"`);
  assertValid(reason !== 'order' || orderNumber !== null, 'a correction by order without its number');
  for (const text of [orderNumber, description]) {
    assertValid(!text || fitsCp866(text, CORRECTION_TEXT_MAX), `basis of the correction "${text}"`);
  }
}

const isDate = (text: string): boolean => {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^20\d\d-\d\d-\d\d$/u.test(text) && Number.isFinite(at) && new Date(at).toISOString().startsWith(text);
};

function assertCode({ kind, data }: PrintedCode): void {
  const fits = {
    qr: () => data !== '' && encodeText(data, 'cp1251').length <= QR_BYTES_MAX,
    ean13: () => /^\d{12,13}$/u.test(data),
    code128: () => /^[ -~]+$/u.test(data) && data.length <= CODE_128_MAX,
  };
  assertValid(fits[kind](), `data of a ${kind} code "${data}"`);
}

/** @throws FiscalError `invalid` that names the line or the payment */
export function assertRegisterable(receipt: FiscalReceipt): void {
  assertValid(receipt.lines.length > 0, 'a receipt without lines');
  receipt.lines.forEach(assertLine);
  const total = receipt.lines.reduce((sum, line) => sum + line.sum, 0);
  assertValid(total <= MONEY_MAX, `total ${total}`);
  assertPayments(receipt, total);
  assertValid(fitsCp866(receipt.id, ID_MAX), `receipt id "${receipt.id}"`);
  assertValid(receipt.contact === null || fitsCp866(receipt.contact, CONTACT_MAX), `contact "${receipt.contact}"`);
  if (receipt.cashier) assertCashier(receipt.cashier);
  if (receipt.correction) assertCorrection(receipt.correction);
  receipt.codes?.forEach(assertCode);
}
