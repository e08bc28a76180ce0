/** The settings tables a till uses, as data. Source: fiscal-printer section 4.2; row uses of table 4 are inferred. */
import { REFUSAL, Refusal } from './refusal.ts';
import type { RegisterState } from './state.ts';

export interface Field {
  readonly name: string;
  readonly type: 'bin' | 'char';
  readonly size: number;
  readonly min: number;
  readonly max: number;
  readonly isReadOnly: boolean;
  readonly initial: (row: number, state: RegisterState) => number | string;
}

export interface Table {
  readonly number: number;
  readonly name: string;
  readonly rows: number;
  readonly fields: readonly Field[];
}

function bin(name: string, size: number, initial: number | ((row: number) => number), max = 256 ** size - 1): Field {
  const value = typeof initial === 'number' ? () => initial : initial;
  return { name, type: 'bin', size, min: 0, max, isReadOnly: false, initial: value };
}

function char(name: string, size: number, initial: (row: number) => string): Field {
  return { name, type: 'char', size, min: 0, max: 0, isReadOnly: false, initial };
}

function fixed(name: string, size: number, initial: (state: RegisterState) => number | string): Field {
  const type = size < 8 ? 'bin' : 'char';
  return { name, type, size, min: 0, max: 255, isReadOnly: true, initial: (_row, state) => initial(state) };
}

/** Fields of table 1 by number; the ones without a meaning here are plain bytes. */
const SETTINGS: Readonly<Record<number, Field>> = {
  2: bin('ОБНУЛЕНИЕ НАЛИЧНОСТИ', 1, 0, 1),
  6: bin('ОТКРЫВАТЬ ЯЩИК', 1, 0, 1),
  7: bin('ОТРЕЗКА ЧЕКА', 1, 1, 2),
  14: bin('РЕЖИМ НАЧИСЛЕНИЯ НАЛОГОВ', 1, 0, 1),
  20: bin('ПЕЧАТЬ ПРИ ЗАКРЫТИИ', 1, 1, 1),
  23: bin('ЗАПРЕТ НУЛЕВОГО ЧЕКА', 1, 0, 1),
};

const REGIONAL: Readonly<Record<number, Field>> = {
  3: bin('РЕЖИМ СКИДОК', 1, 2, 2),
  7: bin('НЕ ПЕЧАТАТЬ', 1, 0, 2),
  8: bin('РАННИЙ КОНЕЦ СМЕНЫ, МИН', 1, 0),
  17: bin('ВЕРСИЯ ФФД', 1, 4, 4),
  31: bin('ДОКУМЕНТ 0 - ПОСЛЕДНИЙ', 1, 0, 1),
  36: bin('РАСШИРЕННЫЕ ОТВЕТЫ', 1, 0, 1),
};

function numbered(count: number, known: Readonly<Record<number, Field>>): Field[] {
  return Array.from({ length: count }, (_, i) => known[i + 1] ?? bin(`ПОЛЕ ${i + 1}`, 1, 0));
}

const PAYMENTS: Readonly<Record<number, string>> = {
  1: 'НАЛИЧНЫМИ',
  2: 'БЕЗНАЛИЧНЫМИ',
  14: 'ПРЕДВАРИТЕЛЬНАЯ ОПЛАТА (АВАНС)',
  15: 'ПОСЛЕДУЮЩАЯ ОПЛАТА (КРЕДИТ)',
  16: 'ИНАЯ ФОРМА ОПЛАТЫ',
};
const TAXES = ['НДС 20%', 'НДС 10%', 'НДС 0%', 'БЕЗ НДС', 'НДС 20/120', 'НДС 10/110'];
const RATES = [2000, 1000, 0, 0, 2000, 1000];
/** Password row n is n: operators 1..28, administrator 29, system administrator 30. */
const OPERATORS: readonly Field[] = [
  bin('ПАРОЛЬ', 4, (row) => row),
  char('ИМЯ', 64, (row) => ({ 29: 'Администратор', 30: 'Сист. администратор' })[row] ?? `Оператор ${row}`),
];

const TABLES: readonly Table[] = [
  { number: 1, name: 'ТИП И РЕЖИМ КАССЫ', rows: 1, fields: numbered(30, SETTINGS) },
  { number: 2, name: 'ПАРОЛИ КАССИРОВ И АДМИНИСТРАТОРОВ', rows: 30, fields: OPERATORS },
  { number: 4, name: 'ТЕКСТ В ЧЕКЕ', rows: 14, fields: [char('ТЕКСТ', 48, () => '')] },
  {
    number: 5,
    name: 'НАИМЕНОВАНИЯ ТИПОВ ОПЛАТЫ',
    rows: 16,
    fields: [char('НАИМЕНОВАНИЕ', 32, (row) => PAYMENTS[row] ?? `БЕЗНАЛИЧНЫМИ ${row}`)],
  },
  {
    number: 6,
    name: 'НАЛОГОВЫЕ СТАВКИ',
    rows: 6,
    fields: [
      bin('СТАВКА, 0.01%', 2, (row) => RATES[row - 1] ?? 0, 9999),
      char('НАЗВАНИЕ', 32, (row) => TAXES[row - 1] ?? ''),
    ],
  },
  { number: 17, name: 'РЕГИОНАЛЬНЫЕ НАСТРОЙКИ', rows: 1, fields: numbered(40, REGIONAL) },
  {
    number: 18,
    name: 'ФИСКАЛЬНЫЕ ДАННЫЕ',
    rows: 1,
    fields: [
      fixed('ЗАВОДСКОЙ НОМЕР', 20, (state) => String(state.registration.serial).padStart(16, '0')),
      fixed('ИНН', 12, (state) => state.registration.inn),
      fixed('РЕГИСТРАЦИОННЫЙ НОМЕР', 20, (state) => state.registration.registrationNumber),
      fixed('НОМЕР ФН', 16, (state) => state.drive.number),
      fixed('СИСТЕМА НАЛОГООБЛОЖЕНИЯ', 1, (state) => state.registration.taxSystems),
      fixed('РЕЖИМ РАБОТЫ', 1, () => 0),
      fixed('ПОЛЬЗОВАТЕЛЬ', 128, (state) => state.registration.shop),
      fixed('ОПЕРАТОР', 64, () => ''),
      fixed('АДРЕС', 128, (state) => state.registration.address),
      fixed('НАЗВАНИЕ ОФД', 64, (state) => state.registration.ofdName),
      fixed('URL ОФД', 64, () => ''),
      fixed('ИНН ОФД', 12, () => ''),
      fixed('САЙТ НАЛОГОВОЙ', 64, (state) => state.registration.taxSite),
      fixed('МЕСТО РАСЧЁТОВ', 128, (state) => state.registration.place),
    ],
  },
];

export function getTable(number: number): Table {
  const table = TABLES.find((candidate) => candidate.number === number);
  if (table === undefined) throw new Refusal(REFUSAL.noTable);
  return table;
}

export function getField(table: Table, number: number): Field {
  const field = table.fields[number - 1];
  if (field === undefined) throw new Refusal(REFUSAL.noTable);
  return field;
}

export function readValue(state: RegisterState, number: number, row: number, field: number): number | string {
  const table = getTable(number);
  if (row < 1 || row > table.rows) throw new Refusal(REFUSAL.noTable);
  const definition = getField(table, field);
  return state.tables[`${number}.${row}.${field}`] ?? definition.initial(row, state);
}

export function readNumber(state: RegisterState, number: number, row: number, field: number): number {
  return Number(readValue(state, number, row, field));
}

export function readText(state: RegisterState, number: number, row: number, field: number): string {
  return String(readValue(state, number, row, field));
}

/** Changes the state in place; refuses a value outside the field's range with 33h and a fixed field with 7Ah. */
export function writeValue(
  state: RegisterState,
  place: { table: number; row: number; field: number },
  value: number | string,
): void {
  const table = getTable(place.table);
  const field = getField(table, place.field);
  if (place.row < 1 || place.row > table.rows) throw new Refusal(REFUSAL.noTable);
  const isCashName = place.table === 5 && place.row === 1;
  if (field.isReadOnly || isCashName) throw new Refusal(REFUSAL.readOnlyField);
  if (typeof value === 'number' && (value < field.min || value > field.max)) throw new Refusal(REFUSAL.parameters);
  state.tables[`${place.table}.${place.row}.${place.field}`] = value;
}
