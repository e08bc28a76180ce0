import { kopecks, type Kopecks } from '../../loyalty/index.ts';
import type { GoodsRecord } from '../../contract/sync/records.ts';
import { parseHundredths } from '../cli/amounts.ts';
import { isEanValid } from '../scan/check-digits.ts';
import { cell, refuse, required } from './cells.ts';

/** Column names by what they hold, the documented one first. */
const COLUMNS = {
  sku: ['sku', 'артикул', 'код'],
  name: ['name', 'наименование', 'название', 'товар'],
  codes: ['barcode', 'штрихкод', 'штрих-код', 'ean'],
  plu: ['plu', 'код весов'],
  price: ['price', 'цена'],
  minPrice: ['min_price', 'минимальная цена'],
  vat: ['vat', 'ндс'],
  categories: ['category', 'категория', 'группа'],
  tags: ['tags', 'метки'],
  unit: ['unit', 'единица', 'ед'],
  marked: ['marked', 'маркировка', 'маркированный'],
} as const;

const VAT = new Map<string, GoodsRecord['vatRate']>([
  ['22', 'vat22'],
  ['20', 'vat20'],
  ['10', 'vat10'],
  ['7', 'vat7'],
  ['5', 'vat5'],
  ['0', 'vat0'],
  ['без ндс', 'none'],
  ['none', 'none'],
]);
const UNITS = new Map<string, GoodsRecord['soldBy']>([
  ['', 'piece'],
  ['шт', 'piece'],
  ['pcs', 'piece'],
  ['кг', 'weight'],
  ['kg', 'weight'],
]);

const YES_NO = new Map([
  ['', false],
  ['нет', false],
  ['no', false],
  ['0', false],
  ['да', true],
  ['yes', true],
  ['1', true],
]);

/** One row of goods. @throws RowRefused */
export function goodsFromRow(cells: Readonly<Record<string, string>>): GoodsRecord {
  const codes = cell(cells, COLUMNS.codes)
    .split(/[\s|,]+/)
    .filter(Boolean)
    .map(toEan);
  const plu = cell(cells, COLUMNS.plu);
  if (plu !== '' && !/^\d{5}$/.test(plu)) refuse('notPlu', COLUMNS.plu[0], plu);
  if (codes.length === 0 && plu === '') refuse('needsCode', COLUMNS.codes[0]);
  const vat = cell(cells, COLUMNS.vat).toLowerCase().replace(/\s*%$/, '');
  const unit = cell(cells, COLUMNS.unit).toLowerCase().replace(/\.$/, '');
  const marked = cell(cells, COLUMNS.marked).toLowerCase();
  const minPrice = cell(cells, COLUMNS.minPrice);
  return {
    sku: required(cells, COLUMNS.sku, 64),
    name: required(cells, COLUMNS.name),
    codes: [...new Set(codes)],
    plu: plu === '' ? null : plu,
    categories: words(cell(cells, COLUMNS.categories)),
    tags: words(cell(cells, COLUMNS.tags)),
    unitPrice: money(required(cells, COLUMNS.price), COLUMNS.price[0]),
    minUnitPrice: minPrice === '' ? null : money(minPrice, COLUMNS.minPrice[0]),
    vatRate: VAT.get(vat) ?? refuse('unknownVat', COLUMNS.vat[0], vat),
    soldBy: UNITS.get(unit) ?? refuse('unknownUnit', COLUMNS.unit[0], unit),
    marked: YES_NO.get(marked) ?? refuse('notYesNo', COLUMNS.marked[0], marked),
  };
}

function words(text: string): string[] {
  return text
    .split(/[|,]/)
    .map((part) => part.trim().slice(0, 64))
    .filter(Boolean)
    .slice(0, 32);
}

function money(text: string, column: string): Kopecks {
  return kopecks(parseHundredths(text) ?? refuse('notMoney', column, text));
}

/** EAN-8 or EAN-13; UPC-A gets its leading zero. */
function toEan(text: string): string {
  const code = /^\d{12}$/.test(text) ? `0${text}` : text;
  return isEanValid(code) ? code : refuse('checkDigit', COLUMNS.codes[0], text);
}
