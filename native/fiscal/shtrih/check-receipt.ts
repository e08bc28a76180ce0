import { FiscalError } from '../port.ts';
import type { FiscalLine, FiscalReceipt } from '../port.ts';
import { mapToPage } from './encoding.ts';

/** What is checked before a byte is sent. Source: fiscal-printer sections 4.4 and 9. */

/** The register's money field. */
const MONEY_MAX = 9_999_999_999;
/** u48 of millionths. */
const QUANTITY_MAX = Math.floor((2 ** 48 - 1) / 1000);
const NAME_MAX = 128;
const CONTACT_MAX = 64;
const ID_MAX = 64;
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

/** @throws FiscalError `invalid` that names the line or the payment */
export function assertRegisterable(receipt: FiscalReceipt): void {
  assertValid(receipt.lines.length > 0, 'a receipt without lines');
  receipt.lines.forEach(assertLine);
  const total = receipt.lines.reduce((sum, line) => sum + line.sum, 0);
  assertValid(total <= MONEY_MAX, `total ${total}`);
  assertPayments(receipt, total);
  assertValid(fitsCp866(receipt.id, ID_MAX), `receipt id "${receipt.id}"`);
  assertValid(receipt.contact === null || fitsCp866(receipt.contact, CONTACT_MAX), `contact "${receipt.contact}"`);
}
