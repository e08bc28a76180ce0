/**
 * Figures of the tape and the screen that the engine's own formats do not cover. Gaps are U+00A0. Source: ui section 8.
 * Integers are formatted as decimal texts, so no sum ever passes through a float.
 */
import { formatKopecks, formatPoints } from '../../loyalty/index.ts';
import type { Instant, Locale } from '../../loyalty/index.ts';

export { formatKopecks, formatPoints };

const NBSP = '\u00A0';
const TAGS: Record<Locale, string> = { ru: 'ru-RU', en: 'en-GB' };
const UNITS = { ru: { piece: 'шт', weight: 'кг' }, en: { piece: 'pcs', weight: 'kg' } } as const;

const figure = (locale: Locale, least: number, most: number) =>
  new Intl.NumberFormat(TAGS[locale], { minimumFractionDigits: least, maximumFractionDigits: most });

/** An integer ≥ 0 with the point moved left, exactly. */
function shifted(value: number, places: 2 | 3): `${number}` {
  const digits = String(value).padStart(places + 1, '0');
  return `${digits.slice(0, -places)}.${digits.slice(-places)}` as `${number}`;
}

/** `1 234,50` without the currency; ≥ 0 */
export const formatSum = (kopecks: number, locale: Locale): string => figure(locale, 2, 2).format(shifted(kopecks, 2));

/** `1234.50`, for the fiscal QR text; ≥ 0 */
export const plainSum = (kopecks: number): string => shifted(kopecks, 2);

/** `377`, `73,75` without the word; ≥ 0 */
export function formatPointsFigure(points: number, locale: Locale): string {
  return figure(locale, points % 100 === 0 ? 0 : 2, 2).format(shifted(points, 2));
}

/** `2`, `0,437` without the unit; ≥ 0 */
export function formatQuantityFigure(thousandths: number, locale: Locale): string {
  return figure(locale, thousandths % 1000 === 0 ? 0 : 3, 3).format(shifted(thousandths, 3));
}

/** `2 шт`, `0,412 кг`; ≥ 0 */
export function formatQuantity(thousandths: number, soldBy: 'piece' | 'weight', locale: Locale): string {
  return `${formatQuantityFigure(thousandths, locale)}${NBSP}${UNITS[locale][soldBy]}`;
}

/** `06.12` in the given zone */
export function formatDayMonth(at: Instant, zone: string): string {
  return new Intl.DateTimeFormat('ru-RU', { timeZone: zone, day: '2-digit', month: '2-digit' }).format(at);
}

/** `•••• 0412` */
export const maskCard = (lastFour: string): string => `••••${NBSP}${lastFour}`;

/** The last four digits of a card or phone; null where there are fewer. */
export function lastFour(text: string | null): string | null {
  const digits = text?.replace(/\D/g, '') ?? '';
  return digits.length >= 4 ? digits.slice(-4) : null;
}

/** «Анна Кузнецова» as «Анна К.»: a stranger sees little (ui section 1 rule 8). */
export function nameAndInitial(name: string | null): string {
  const [first = '', second = ''] = (name ?? '').trim().split(/\s+/);
  const initial = Array.from(second)[0];
  return initial === undefined ? first : `${first} ${initial}.`;
}
