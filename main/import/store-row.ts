import { TAX_SYSTEMS, type StoreRecord } from '../../contract/sync/records.ts';
import { isZone } from '../../loyalty/index.ts';
import { cell, refuse, required } from './cells.ts';

/** Column names by what they hold, the documented one first. */
const COLUMNS = {
  storeId: ['store_id', 'код магазина', 'id'],
  name: ['name', 'название', 'магазин'],
  address: ['address', 'адрес'],
  inn: ['inn', 'инн'],
  zone: ['zone', 'часовой пояс'],
  tax: ['tax', 'налогообложение', 'сно'],
  partner: ['partner', 'партнёр', 'партнер'],
} as const;

/** As people write them, besides the words of the protocol. */
const TAX_WORDS: Readonly<Record<string, StoreRecord['taxSystem']>> = {
  осн: 'osn',
  'усн доход': 'usnIncome',
  'усн доход-расход': 'usnIncomeMinusExpense',
  есхн: 'eshn',
  патент: 'patent',
};

/** One row of stores; a known id is replaced. @throws RowRefused */
export function storeFromRow(cells: Readonly<Record<string, string>>): StoreRecord {
  const inn = cell(cells, COLUMNS.inn);
  if (inn !== '' && !/^(?:\d{10}|\d{12})$/.test(inn)) refuse('notInn', COLUMNS.inn[0], inn);
  const zone = cell(cells, COLUMNS.zone) || 'Europe/Moscow';
  if (!isZone(zone)) refuse('notZone', COLUMNS.zone[0], zone);
  const tax = cell(cells, COLUMNS.tax) || 'osn';
  return {
    storeId: required(cells, COLUMNS.storeId, 64),
    name: required(cells, COLUMNS.name, 128),
    address: cell(cells, COLUMNS.address).slice(0, 256),
    inn,
    zone,
    taxSystem:
      TAX_SYSTEMS.find((known) => known === tax) ??
      TAX_WORDS[tax.toLowerCase()] ??
      refuse('unknownTax', COLUMNS.tax[0], tax),
    partnerId: cell(cells, COLUMNS.partner).slice(0, 64) || null,
  };
}
