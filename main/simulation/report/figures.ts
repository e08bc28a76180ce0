/** Figures of the report in words. Rounding is for reading: half up, by size. */
import { formatKopecks, formatPercent, mulDiv, type Locale } from '../../../loyalty/index.ts';
import type { Unit } from './report.ts';

const TAG = { ru: 'ru-RU', en: 'en-US' } as const;
export const NOTHING = '—';

const whole = {
  ru: new Intl.NumberFormat(TAG.ru, { maximumFractionDigits: 0 }),
  en: new Intl.NumberFormat(TAG.en, { maximumFractionDigits: 0 }),
};
const compact = {
  ru: new Intl.NumberFormat(TAG.ru, { notation: 'compact', maximumSignificantDigits: 3 }),
  en: new Intl.NumberFormat(TAG.en, { notation: 'compact', maximumSignificantDigits: 3 }),
};
const roubles = {
  ru: new Intl.NumberFormat(TAG.ru, { style: 'currency', currency: 'RUB', maximumFractionDigits: 0 }),
  en: new Intl.NumberFormat(TAG.en, {
    style: 'currency',
    currency: 'RUB',
    currencyDisplay: 'code',
    maximumFractionDigits: 0,
  }),
};

export interface Figures {
  t: (ru: string, en: string) => string;
  count: (value: number) => string;
  /** Whole roubles of kopecks. */
  money: (value: number) => string;
  /** To the kopeck. */
  exactMoney: (value: number) => string;
  /** Whole points of hundredths. */
  points: (value: number) => string;
  /** Of basis points. */
  percent: (value: number | null) => string;
  /** The same with a plus where it is more. */
  signed: (value: number, words: (value: number) => string) => string;
  /** Short, for the axis of a chart. */
  short: (value: number, unit: Unit) => string;
  /** `2026-11` as `ноя 2026`. */
  month: (month: string) => string;
}

const hundredth = (value: number): number => {
  const size = mulDiv(Math.abs(value), 1, 100, 'halfUp');
  return value < 0 ? 0 - size : size;
};
const minus = (text: string): string => text.replace('-', '\u2212');

export function figuresIn(locale: Locale): Figures {
  const count = (value: number) => minus(whole[locale].format(value));
  const percent = (value: number | null) => (value === null ? NOTHING : minus(formatPercent(value, locale)));
  return {
    t: (ru, en) => (locale === 'ru' ? ru : en),
    count,
    money: (value) => minus(roubles[locale].format(hundredth(value))),
    exactMoney: (value) => formatKopecks(value, locale),
    points: (value) => count(hundredth(value)),
    percent,
    signed: (value, words) => (value > 0 ? `+${words(value)}` : words(value)),
    short: (value, unit) =>
      unit === 'percent' ? percent(value) : minus(compact[locale].format(unit === 'count' ? value : value / 100)),
    month: (month) => {
      const [year, at] = [month.slice(0, 4), Number(month.slice(5)) - 1];
      const name = new Intl.DateTimeFormat(TAG[locale], { month: 'short', timeZone: 'UTC' }).format(
        Date.UTC(Number(year), at, 15),
      );
      return `${name.replace('.', '')} ${year}`;
    },
  };
}
