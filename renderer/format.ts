/**
 * Figures and dates as the screen shows them (ui section 8): integers in, text out. Grouping and the gap before ₽
 * are U+00A0, the minus is U+2212. Nothing is computed here, sums arrive ready.
 */
import type { i18n } from 'i18next';
import type { Locale } from './i18n/index.ts';

const NBSP = '\u00a0';
const MINUS = '\u2212';
const TAG: Record<Locale, string> = { ru: 'ru-RU', en: 'en-GB' };
const POINT: Record<Locale, string> = { ru: ',', en: '.' };

export type Formats = ReturnType<typeof makeFormats>;

/** @param scale how many decimals the integer carries: 2 for kopecks and points, 3 for quantities */
function split(value: number, scale: number): { whole: number; part: string } {
  const digits = String(Math.abs(value)).padStart(scale + 1, '0');
  return { whole: Number(digits.slice(0, -scale)), part: digits.slice(-scale) };
}

export function makeFormats(words: i18n, locale: Locale, zone: string) {
  const integer = new Intl.NumberFormat(locale === 'ru' ? 'ru-RU' : 'en-US', { useGrouping: 'always' });
  const parts = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(TAG[locale], { timeZone: zone, ...options });
  const clock = parts({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const clockSeconds = parts({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
  const dayMonth = parts(locale === 'ru' ? { day: '2-digit', month: '2-digit' } : { day: 'numeric', month: 'short' });
  const isoDay = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
  const isoDate = new Intl.DateTimeFormat(TAG[locale], {
    timeZone: 'UTC',
    ...(locale === 'ru' ? { day: '2-digit', month: '2-digit' } : { day: 'numeric', month: 'short' }),
  });

  const isoFullDate = new Intl.DateTimeFormat(TAG[locale], {
    timeZone: 'UTC',
    ...(locale === 'ru'
      ? { day: '2-digit', month: '2-digit', year: 'numeric' }
      : { day: 'numeric', month: 'short', year: 'numeric' }),
  });

  const count = (value: number) => integer.format(value);
  const sign = (value: number) => (value < 0 ? MINUS : '');

  /** kopecks, without the currency: for columns whose head names it */
  const sum = (kopecks: number) => {
    const { whole, part } = split(kopecks, 2);
    return `${sign(kopecks)}${count(whole)}${POINT[locale]}${part}`;
  };
  /** kopecks with the currency */
  const money = (kopecks: number) =>
    locale === 'ru' ? `${sum(kopecks)}${NBSP}₽` : `${sign(kopecks)}RUB${NBSP}${sum(Math.abs(kopecks))}`;
  /** hundredths of a point: whole ones without decimals */
  const points = (hundredths: number) => {
    const { whole, part } = split(hundredths, 2);
    return `${sign(hundredths)}${count(whole)}${part === '00' ? '' : POINT[locale] + part}`;
  };
  const pointsChange = (hundredths: number) => (hundredths > 0 ? `+${points(hundredths)}` : points(hundredths));
  /** what goes off: a discount of 9735 is «−97,35» */
  const sumOff = (kopecks: number) => sum(-kopecks);
  const moneyOff = (kopecks: number) => money(-kopecks);
  const pointsOff = (hundredths: number) => points(-hundredths);
  /** plural forms follow the value in points, so 1,5 is «балла» */
  const pluralOf = (hundredths: number) => Math.abs(hundredths) / 100;
  const pointsText = (hundredths: number) =>
    words.t('count.point', { count: pluralOf(hundredths), figure: points(hundredths) });
  const pointsUnit = (hundredths: number) => words.t('count.pointUnit', { count: pluralOf(hundredths) });
  /** thousandths: pieces whole, weight with three decimals */
  const quantity = (thousandths: number, soldBy: 'piece' | 'weight') => {
    const { whole, part } = split(thousandths, 3);
    const unit = words.t(soldBy === 'piece' ? 'when.piece' : 'when.kilogram');
    const shown = soldBy === 'piece' && part === '000' ? count(whole) : `${count(whole)}${POINT[locale]}${part}`;
    return `${shown}${NBSP}${unit}`;
  };

  const time = (instant: number) => clock.format(instant);
  const day = (instant: number) => dayMonth.format(instant);
  /** an ISO date of the store's calendar */
  const calendarDay = (iso: string) => isoDate.format(Date.parse(`${iso}T00:00:00Z`));
  const fullDay = (iso: string) => isoFullDate.format(Date.parse(`${iso}T00:00:00Z`));
  /** near instants in words: 12:05 today, «вчера 19:48», else the date */
  const near = (instant: number, now: number) => {
    if (isoDay.format(instant) === isoDay.format(now)) return time(instant);
    if (isoDay.format(instant) === isoDay.format(now - 86_400_000)) {
      return words.t('when.yesterday', { time: time(instant) });
    }
    return `${day(instant)} ${time(instant)}`;
  };
  /** how long ago, in the largest unit that is not zero; at least a minute */
  const age = (ms: number) => {
    const minutes = Math.max(1, Math.floor(ms / 60_000));
    if (minutes < 60) return words.t('count.minute', { count: minutes, figure: count(minutes) });
    const hours = Math.floor(minutes / 60);
    if (hours < 48) return words.t('count.hour', { count: hours, figure: count(hours) });
    const days = Math.floor(hours / 24);
    return words.t('count.day', { count: days, figure: count(days) });
  };
  const receipts = (n: number) => words.t('count.receipts', { count: n, figure: count(n) });
  const goods = (pieces: number) => words.t('count.goods', { count: pieces, figure: count(pieces) });
  const moreRows = (rows: number) => words.t('count.rows', { count: rows, figure: count(rows) });

  return {
    count,
    sum,
    sumOff,
    money,
    moneyOff,
    points,
    pointsChange,
    pointsOff,
    pointsText,
    pointsUnit,
    pluralOf,
    quantity,
    time,
    timeWithSeconds: (instant: number) => clockSeconds.format(instant),
    day,
    calendarDay,
    fullDay,
    near,
    age,
    goods,
    receipts,
    moreRows,
  };
}
