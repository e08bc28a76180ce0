/** Figures and templates in words a cashier can say aloud. Source: ui sections 8 and 10. */

import { mulDiv } from '../money/mul-div.ts';

export type Locale = 'ru' | 'en';

export interface Wording {
  ru: string;
  en: string;
}

/**
 * Templates by explanation code. `{name|format}` is a parameter and its format; `whenZero` is said instead when the
 * explanation's amount is 0.
 */
export type Texts = Readonly<Record<string, Wording & { whenZero?: Wording }>>;

export type Params = Readonly<Record<string, string | number>>;

const TAG: Record<Locale, string> = { ru: 'ru-RU', en: 'en-US' };

const money = {
  ru: new Intl.NumberFormat(TAG.ru, { style: 'currency', currency: 'RUB' }),
  en: new Intl.NumberFormat(TAG.en, { style: 'currency', currency: 'RUB', currencyDisplay: 'code' }),
};
const decimal = {
  ru: new Intl.NumberFormat(TAG.ru, { maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat(TAG.en, { maximumFractionDigits: 2 }),
};
const quantity = {
  ru: new Intl.NumberFormat(TAG.ru, { maximumFractionDigits: 3 }),
  en: new Intl.NumberFormat(TAG.en, { maximumFractionDigits: 3 }),
};
const percent = {
  ru: new Intl.NumberFormat(TAG.ru, { style: 'percent', maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat(TAG.en, { style: 'percent', maximumFractionDigits: 2 }),
};
const plural = { ru: new Intl.PluralRules(TAG.ru), en: new Intl.PluralRules(TAG.en) };

type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { other: string };

const POINTS: Record<Locale, Forms> = {
  ru: { one: 'балл', few: 'балла', many: 'баллов', other: 'балла' },
  en: { one: 'point', other: 'points' },
};
/** After «не больше», «старше»: genitive. */
const OF_POINTS: Record<Locale, Forms> = {
  ru: { one: 'балла', few: 'баллов', many: 'баллов', other: 'балла' },
  en: POINTS.en,
};
const OF_DAYS: Record<Locale, Forms> = {
  ru: { one: 'дня', other: 'дней' },
  en: { one: 'day', other: 'days' },
};
const OF_HOURS: Record<Locale, Forms> = {
  ru: { one: 'часа', other: 'часов' },
  en: { one: 'hour', other: 'hours' },
};

/** An integer with the point moved left, exactly: Intl takes decimal text, so no float is made. */
function shifted(value: number, places: 2 | 3 | 4): `${number}` {
  const digits = String(Math.abs(value)).padStart(places + 1, '0');
  return `${value < 0 ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}` as `${number}`;
}

function counted(value: `${number}`, forms: Record<Locale, Forms>, locale: Locale): string {
  const form = forms[locale][plural[locale].select(Number(value))] ?? forms[locale].other;
  return `${decimal[locale].format(value)}\u00a0${form}`;
}

/** `1 234,50 ₽` with U+00A0, `RUB 1,234.50`; the minus is U+2212. */
export function formatKopecks(value: number, locale: Locale): string {
  return money[locale].format(shifted(value, 2)).replace('-', '\u2212');
}

/** `450,75 балла` */
export function formatPoints(value: number, locale: Locale): string {
  return counted(shifted(value, 2), POINTS, locale).replace('-', '\u2212');
}

/** `30 %` with U+00A0, `30%` */
export function formatPercent(value: number, locale: Locale): string {
  return percent[locale].format(shifted(value, 4));
}

/** `2026-11-30` as `30.11` and `30 Nov`. */
export function formatDay(date: string, locale: Locale): string {
  if (locale === 'ru') return `${date.slice(8, 10)}.${date.slice(5, 7)}`;
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(Date.parse(date));
}

function formatAge(hours: number, locale: Locale): string {
  if (hours % 24 !== 0) return counted(`${hours}`, OF_HOURS, locale);
  return counted(`${mulDiv(hours, 1, 24, 'floor')}`, OF_DAYS, locale);
}

type Format = (value: string | number, locale: Locale) => string;

const FORMATS: Readonly<Record<string, Format>> = {
  money: (value, locale) => formatKopecks(Number(value), locale),
  points: (value, locale) => formatPoints(Number(value), locale),
  ofPoints: (value, locale) => counted(shifted(Number(value), 2), OF_POINTS, locale),
  percent: (value, locale) => formatPercent(Number(value), locale),
  date: (value, locale) => formatDay(String(value), locale),
  ofAge: (value, locale) => formatAge(Number(value), locale),
  quantity: (value, locale) => quantity[locale].format(shifted(Number(value), 3)),
};

const PLACE = /\{(\w+)(?:\|(\w+))?\}/g;

/** Fills a template. `{x}` is a text or a count as it stands, `{x|name}` the parameter `xRu` or `xEn`. */
export function fill(template: string, params: Params, locale: Locale): string {
  return template.replace(PLACE, (place, key: string, format: string | undefined) => {
    if (format === 'name') return String(params[`${key}${locale === 'ru' ? 'Ru' : 'En'}`] ?? '');
    const value = params[key];
    if (value === undefined) return place;
    return format === undefined ? String(value) : FORMATS[format]!(value, locale);
  });
}
