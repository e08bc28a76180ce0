/** One row of an export of receipts, as whatever made the file names it. The columns: docs/simulation.md. */
import { foldCode, type Instant, type TenderKind } from '../../../loyalty/index.ts';
import { cell, refuse } from '../../import/cells.ts';
import { parseInstant } from './receipt-instant.ts';
import { parseSigned } from './signed-amount.ts';

/** Column names by what they hold, the documented one first. */
export const COLUMNS = {
  receipt: ['receipt', 'чек', 'номер чека', '№ чека', 'документ', 'receipt_id'],
  instant: ['instant', 'дата и время', 'дата', 'дата продажи', 'date', 'datetime'],
  time: ['time', 'время'],
  customer: ['customer', 'клиент', 'код клиента', 'карта', 'номер карты', 'card', 'customer_id'],
  sku: ['sku', 'артикул', 'код товара', 'код', 'товар'],
  category: ['category', 'категория', 'группа', 'группа товаров'],
  tags: ['tags', 'метки'],
  quantity: ['quantity', 'количество', 'кол-во', 'qty'],
  unitPrice: ['unit_price', 'цена', 'price', 'unit price'],
  sum: ['sum', 'сумма', 'стоимость', 'amount'],
  total: ['total', 'итог', 'сумма чека', 'итого', 'receipt_total'],
  cost: ['cost', 'себестоимость', 'закупочная цена', 'unit_cost'],
  tender: ['tender', 'оплата', 'вид оплаты', 'способ оплаты', 'payment'],
  brand: ['card_brand', 'бренд карты'],
  store: ['store', 'магазин', 'торговая точка'],
  channel: ['channel', 'канал'],
  partner: ['partner', 'партнёр', 'партнер'],
  code: ['code', 'промокод', 'купон'],
  returnOf: ['return_of', 'чек продажи', 'исходный чек'],
  birthday: ['birthday', 'дата рождения', 'день рождения'],
  joined: ['joined', 'дата регистрации'],
  segments: ['segments', 'сегменты'],
  inviter: ['inviter', 'пригласивший'],
} as const;

const TENDERS = new Map<string, TenderKind>([
  ...['cash', 'наличные', 'наличными', 'нал'].map((name) => [name, 'cash'] as const),
  ...['card', 'карта', 'картой', 'банковская карта', 'безналичные', 'безналичная', 'безнал'].map(
    (name) => [name, 'card'] as const,
  ),
  ...['sbp', 'сбп', 'qr'].map((name) => [name, 'sbp'] as const),
  ...['certificate', 'сертификат'].map((name) => [name, 'certificate'] as const),
]);

export interface ReceiptRow {
  /** As the file numbers it; '' = the row is a receipt of its own. */
  receipt: string;
  at: Instant;
  customer: string;
  sku: string;
  categories: string;
  tags: string;
  /** Thousandths, > 0. */
  quantity: number;
  /** Kopecks, ≥ 0. */
  unitPrice: number;
  /** Kopecks of one unit; null = not said. */
  cost: number | null;
  tender: TenderKind | null;
  brand: string;
  store: string;
  channel: string;
  partner: string;
  code: string;
  /** Goods that come back, of the receipt `returnOf`. */
  isReturn: boolean;
  returnOf: string;
  /** Nothing is known but what the receipt came to. */
  isTotal: boolean;
  birthday: string;
  joined: string;
  segments: string;
  inviter: string;
}

type Cells = Readonly<Record<string, string>>;

/** The columns without which there is no receipt to play back; empty when all are there. */
export function missingColumns(header: readonly string[]): string[] {
  const has = (names: readonly string[]) => names.some((name) => header.includes(name));
  const isPriced = has(COLUMNS.unitPrice) || has(COLUMNS.sum) || has(COLUMNS.total);
  return [...(has(COLUMNS.instant) ? [] : [COLUMNS.instant[0]]), ...(isPriced ? [] : [COLUMNS.unitPrice[0]])];
}

/** @throws RowRefused */
export function receiptFromRow(cells: Cells, zone: string): ReceiptRow {
  const text = (names: readonly string[]) => cell(cells, names).slice(0, 120);
  const returnOf = text(COLUMNS.returnOf);
  const { isNegative, ...goods } = goodsOf(cells);
  return {
    receipt: text(COLUMNS.receipt),
    at: instantOf(cells, zone),
    customer: text(COLUMNS.customer),
    sku: text(COLUMNS.sku),
    categories: text(COLUMNS.category),
    tags: text(COLUMNS.tags),
    ...goods,
    cost: costOf(cells),
    tender: tenderOf(cells),
    brand: text(COLUMNS.brand),
    store: text(COLUMNS.store),
    channel: text(COLUMNS.channel),
    partner: text(COLUMNS.partner),
    code: foldCode(text(COLUMNS.code)),
    isReturn: isNegative || returnOf !== '',
    returnOf,
    birthday: dateOf(cells, COLUMNS.birthday),
    joined: dateOf(cells, COLUMNS.joined),
    segments: text(COLUMNS.segments),
    inviter: text(COLUMNS.inviter),
  };
}

function instantOf(cells: Cells, zone: string): Instant {
  const date = cell(cells, COLUMNS.instant);
  const time = cell(cells, COLUMNS.time);
  if (date === '') refuse('missing', COLUMNS.instant[0]);
  const whole = time === '' ? date : `${date.slice(0, 10)} ${time}`;
  return parseInstant(whole, zone) ?? refuse('notInstant', COLUMNS.instant[0], whole);
}

interface Goods {
  quantity: number;
  unitPrice: number;
  isTotal: boolean;
  isNegative: boolean;
}

/** A list price, or else what the line came to, or else what the receipt came to. */
function goodsOf(cells: Cells): Goods {
  const quantity = amountOf(cells, COLUMNS.quantity, 3, 'notQuantity');
  const price = amountOf(cells, COLUMNS.unitPrice, 2, 'notMoney');
  const sum = amountOf(cells, COLUMNS.sum, 2, 'notMoney');
  const total = amountOf(cells, COLUMNS.total, 2, 'notMoney');
  if (quantity === 0) refuse('notQuantity', COLUMNS.quantity[0], '0');
  const isNegative = [quantity, price, sum, total].some((amount) => (amount ?? 0) < 0);
  const units = Math.abs(quantity ?? 1_000);
  if (price !== null) return { quantity: units, unitPrice: Math.abs(price), isTotal: false, isNegative };
  if (sum !== null) {
    const money = Math.abs(sum);
    const isExact = (money * 1_000) % units === 0;
    // The sum is what was paid: a price that does not come to it would be an invention.
    const goods = isExact
      ? { quantity: units, unitPrice: (money * 1_000) / units }
      : { quantity: 1_000, unitPrice: money };
    return { ...goods, isTotal: false, isNegative };
  }
  if (total === null) refuse('noPrice', COLUMNS.unitPrice[0]);
  return { quantity: 1_000, unitPrice: Math.abs(total), isTotal: true, isNegative };
}

function amountOf(
  cells: Cells,
  names: readonly [string, ...string[]],
  places: 2 | 3,
  code: 'notMoney' | 'notQuantity',
): number | null {
  const text = cell(cells, names);
  if (text === '') return null;
  return parseSigned(text, places) ?? refuse(code, names[0], text);
}

function costOf(cells: Cells): number | null {
  const cost = amountOf(cells, COLUMNS.cost, 2, 'notMoney');
  return cost !== null && cost < 0 ? refuse('notMoney', COLUMNS.cost[0], String(cost)) : cost;
}

function tenderOf(cells: Cells): TenderKind | null {
  const name = cell(cells, COLUMNS.tender).toLowerCase();
  return name === '' ? null : (TENDERS.get(name) ?? refuse('unknownTender', COLUMNS.tender[0], name));
}

function dateOf(cells: Cells, names: readonly [string, ...string[]]): string {
  const text = cell(cells, names);
  if (text === '') return '';
  const at = parseInstant(text, 'UTC') ?? refuse('notDate', names[0], text);
  return new Date(at).toISOString().slice(0, 10);
}
