import type { Locale } from '../../contract/errors/texts.ts';

/** Why a row is refused, in words for whoever made the file. */
export type RefusalCode =
  | 'missing'
  | 'notMoney'
  | 'notPhone'
  | 'notDate'
  | 'notNumber'
  | 'notPin'
  | 'moreThanValue'
  | 'notInstant'
  | 'notQuantity'
  | 'noPrice'
  | 'unknownTender'
  | 'totalTwice'
  | 'unknownSale'
  | 'returnsMore'
  | 'unknownVat'
  | 'unknownUnit'
  | 'notInn'
  | 'notZone'
  | 'unknownTax'
  | 'notYesNo'
  | 'checkDigit'
  | 'notPlu'
  | 'tooLong'
  | 'repeated'
  | 'needsCode'
  | 'needsContact'
  | 'unknownRule'
  | 'duplicateKey'
  | 'duplicateCode'
  | 'duplicatePhone'
  | 'duplicateCard'
  | 'inviterOneself'
  | 'inviterCycle';

export interface Refusal {
  code: RefusalCode;
  column: string;
  value: string;
}

const REFUSALS: Record<RefusalCode, Record<Locale, (refusal: Refusal) => string>> = {
  missing: { ru: (r) => `нет значения «${r.column}»`, en: (r) => `no value for “${r.column}”` },
  notMoney: { ru: (r) => `«${r.column}»: ${r.value} — не сумма`, en: (r) => `“${r.column}”: ${r.value} is no amount` },
  notPhone: { ru: (r) => `«${r.column}»: ${r.value} — не телефон`, en: (r) => `“${r.column}”: ${r.value} is no phone` },
  notDate: { ru: (r) => `«${r.column}»: ${r.value} — не дата`, en: (r) => `“${r.column}”: ${r.value} is no date` },
  notNumber: {
    ru: (r) => `«${r.column}»: ${r.value} — не номер сертификата`,
    en: (r) => `“${r.column}”: ${r.value} is no certificate number`,
  },
  notPin: { ru: () => 'ПИН — от 4 до 8 цифр', en: () => 'a PIN is 4 to 8 digits' },
  moreThanValue: { ru: () => 'остаток больше номинала', en: () => 'more is left than its value' },
  notInstant: {
    ru: (r) => `«${r.column}»: ${r.value} — не дата со временем`,
    en: (r) => `“${r.column}”: ${r.value} is no date with a time`,
  },
  notQuantity: {
    ru: (r) => `«${r.column}»: ${r.value} — не количество`,
    en: (r) => `“${r.column}”: ${r.value} is no quantity`,
  },
  noPrice: { ru: () => 'нет ни цены, ни суммы', en: () => 'neither a price nor a sum' },
  unknownTender: { ru: (r) => `неизвестный вид оплаты: ${r.value}`, en: (r) => `unknown way of payment: ${r.value}` },
  totalTwice: {
    ru: (r) => `чек ${r.value} уже есть: вторая строка с одним итогом`,
    en: (r) => `receipt ${r.value} is there already: a second row with nothing but a total`,
  },
  unknownSale: {
    ru: (r) => (r.value === '' ? 'возврат без номера чека продажи' : `возврат: чека продажи ${r.value} в файле нет`),
    en: (r) =>
      r.value === '' ? 'a return without the receipt of its sale' : `a return: sale ${r.value} is not in the file`,
  },
  returnsMore: {
    ru: (r) => `возврат: в чеке ${r.value} нет столько такого товара`,
    en: (r) => `a return: receipt ${r.value} has not so much of these goods`,
  },
  unknownVat: { ru: (r) => `неизвестная ставка НДС: ${r.value}`, en: (r) => `unknown VAT rate: ${r.value}` },
  unknownUnit: { ru: (r) => `неизвестная единица: ${r.value}`, en: (r) => `unknown unit: ${r.value}` },
  notYesNo: {
    ru: (r) => `«${r.column}»: да или нет, а не ${r.value}`,
    en: (r) => `“${r.column}” is yes or no, not ${r.value}`,
  },
  notInn: {
    ru: (r) => `ИНН — 10 или 12 цифр, а не ${r.value}`,
    en: (r) => `an INN is 10 or 12 digits, not ${r.value}`,
  },
  notZone: { ru: (r) => `неизвестный часовой пояс: ${r.value}`, en: (r) => `unknown time zone: ${r.value}` },
  unknownTax: {
    ru: (r) => `неизвестная система налогообложения: ${r.value}`,
    en: (r) => `unknown tax system: ${r.value}`,
  },
  checkDigit: { ru: (r) => `неверная контрольная цифра: ${r.value}`, en: (r) => `wrong check digit: ${r.value}` },
  notPlu: { ru: (r) => `код весов — 5 цифр, а не ${r.value}`, en: (r) => `a scales’ code is 5 digits, not ${r.value}` },
  tooLong: { ru: (r) => `«${r.column}» слишком длинное`, en: (r) => `“${r.column}” is too long` },
  repeated: {
    ru: (r) => `«${r.column}» ${r.value} уже есть в файле`,
    en: (r) => `“${r.column}” ${r.value} is already in the file`,
  },
  unknownRule: { ru: () => 'в программе нет такого правила', en: () => 'no such rule in the programme' },
  duplicateKey: { ru: () => 'уже есть в центре', en: () => 'is already at the centre' },
  duplicateCode: { ru: () => 'штрихкод занят другим товаром', en: () => 'the bar code is another article’s' },
  duplicatePhone: { ru: () => 'телефон уже у другого клиента', en: () => 'the phone is another customer’s' },
  inviterOneself: { ru: () => 'клиент не может пригласить сам себя', en: () => 'nobody invites themselves' },
  inviterCycle: {
    ru: () => 'пригласивший сам пришёл по приглашению этого клиента',
    en: () => 'the inviter was brought by this customer',
  },
  duplicateCard: { ru: () => 'карта уже у другого клиента', en: () => 'the card is another customer’s' },
  needsContact: {
    ru: () => 'новому клиенту нужен телефон или карта',
    en: () => 'a new customer needs a phone or a card',
  },
  needsCode: { ru: () => 'нужен штрихкод или код весов', en: () => 'a bar code or a scales’ code is needed' },
};

export const describeRefusal = (refusal: Refusal, locale: Locale): string => REFUSALS[refusal.code][locale](refusal);

export const isRefusalCode = (code: string): code is RefusalCode => Object.hasOwn(REFUSALS, code);

export class RowRefused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

export function refuse(code: RefusalCode, column: string, value = ''): never {
  throw new RowRefused({ code, column, value: value.slice(0, 64) });
}

/** The first of a column's names that the row has a value under: exports name the same thing differently. */
export function cell(cells: Readonly<Record<string, string>>, names: readonly string[]): string {
  return names.map((name) => cells[name]?.trim() ?? '').find((value) => value !== '') ?? '';
}

export function required(
  cells: Readonly<Record<string, string>>,
  names: readonly [string, ...string[]],
  maxLength = 128,
): string {
  const value = cell(cells, names);
  if (value === '') refuse('missing', names[0]);
  if (value.length > maxLength) refuse('tooLong', names[0]);
  return value;
}

/** `22.11.1990` or `1990-11-22` */
export function isoDate(text: string, column: string): string {
  const russian = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(text);
  const iso = russian ? `${russian[3]}-${russian[2]}-${russian[1]}` : text;
  const date = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? new Date(`${iso}T00:00:00Z`) : null;
  const isDate = date !== null && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
  return isDate ? iso : refuse('notDate', column, text);
}
