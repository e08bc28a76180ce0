import type { Locale } from '../../contract/errors/texts.ts';

/** Why a row is refused, in words for whoever made the file. */
export type RefusalCode =
  | 'missing'
  | 'notMoney'
  | 'notPhone'
  | 'notDate'
  | 'unknownVat'
  | 'unknownUnit'
  | 'checkDigit'
  | 'notPlu'
  | 'tooLong'
  | 'repeated'
  | 'needsCode'
  | 'duplicateKey'
  | 'duplicateCode'
  | 'duplicatePhone'
  | 'duplicateCard';

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
  unknownVat: { ru: (r) => `неизвестная ставка НДС: ${r.value}`, en: (r) => `unknown VAT rate: ${r.value}` },
  unknownUnit: { ru: (r) => `неизвестная единица: ${r.value}`, en: (r) => `unknown unit: ${r.value}` },
  checkDigit: { ru: (r) => `неверная контрольная цифра: ${r.value}`, en: (r) => `wrong check digit: ${r.value}` },
  notPlu: { ru: (r) => `код весов — 5 цифр, а не ${r.value}`, en: (r) => `a scales’ code is 5 digits, not ${r.value}` },
  tooLong: { ru: (r) => `«${r.column}» слишком длинное`, en: (r) => `“${r.column}” is too long` },
  repeated: {
    ru: (r) => `«${r.column}» ${r.value} уже есть в файле`,
    en: (r) => `“${r.column}” ${r.value} is already in the file`,
  },
  duplicateKey: { ru: () => 'уже есть в центре', en: () => 'is already at the centre' },
  duplicateCode: { ru: () => 'штрихкод занят другим товаром', en: () => 'the bar code is another article’s' },
  duplicatePhone: { ru: () => 'телефон уже у другого клиента', en: () => 'the phone is another customer’s' },
  duplicateCard: { ru: () => 'карта уже у другого клиента', en: () => 'the card is another customer’s' },
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
