/** What rules say of themselves with: figures and parts of a sentence in one language. */
import type { Goods } from '../programme/goods.ts';
import type { LotTerms } from '../programme/lot-terms.ts';
import type { Threshold } from '../programme/rule.ts';
import { fill, formatKopecks, formatPercent, formatPoints } from '../quote/format.ts';
import type { Locale } from '../quote/format.ts';

/** The names a document gives to what its rules refer to by id. */
export interface Names {
  rule: (id: string) => string;
  tier: (id: string) => string;
  membership: (id: string) => string;
}

export type Say = ReturnType<typeof createSay>;

const UNITS = {
  day: { ru: ['день', 'дня', 'дней'], en: ['day', 'days'] },
  month: { ru: ['месяц', 'месяца', 'месяцев'], en: ['month', 'months'] },
  minute: { ru: ['минуту', 'минуты', 'минут'], en: ['minute', 'minutes'] },
  time: { ru: ['раз', 'раза', 'раз'], en: ['time', 'times'] },
  unit: { ru: ['единица', 'единицы', 'единиц'], en: ['unit', 'units'] },
  stamp: { ru: ['отметка', 'отметки', 'отметок'], en: ['stamp', 'stamps'] },
  receipt: { ru: ['чек', 'чека', 'чеков'], en: ['receipt', 'receipts'] },
  visit: { ru: ['покупка', 'покупки', 'покупок'], en: ['visit', 'visits'] },
  token: { ru: ['жетон', 'жетона', 'жетонов'], en: ['token', 'tokens'] },
} as const;
export type Unit = keyof typeof UNITS;

const PLURALS = { ru: new Intl.PluralRules('ru-RU'), en: new Intl.PluralRules('en-US') };
const FORM_OF: Partial<Record<Intl.LDMLPluralRule, number>> = { one: 0, few: 1, many: 2 };

export function createSay(locale: Locale, names: Names) {
  const pick = (ru: string, en: string): string => (locale === 'ru' ? ru : en);
  const format = (kind: string, value: number): string => fill(`{value|${kind}}`, { value }, locale);
  const money = (kopecks: number): string => formatKopecks(kopecks, locale);
  const percent = (basisPoints: number): string => formatPercent(basisPoints, locale);
  /** `3 дня`, `3 days` */
  const count = (value: number, unit: Unit): string => {
    const forms: readonly string[] = UNITS[unit][locale];
    const form = forms[Math.min(FORM_OF[PLURALS[locale].select(value)] ?? 1, forms.length - 1)]!;
    return `${value}\u00a0${form}`;
  };
  const list = (items: readonly string[]): string => items.join(', ');
  const quoted = (items: readonly string[]): string =>
    list(items.map((item) => (locale === 'ru' ? `«${item}»` : `“${item}”`)));

  function labels({ categories = [], tags = [], skus = [] }: NonNullable<Goods['except']>): string {
    return list([
      ...(categories.length === 0 ? [] : [quoted(categories)]),
      ...(tags.length === 0 ? [] : [`${pick('с отметкой', 'marked')} ${quoted(tags)}`]),
      ...(skus.length === 0
        ? []
        : [skus.length > 5 ? pick(`товары по списку (${skus.length})`, `${skus.length} listed goods`) : quoted(skus)]),
    ]);
  }

  /** `: «кофе», кроме «подарки»` in brackets; empty for all goods. */
  function goods(of: Goods | undefined): string {
    if (of === undefined) return '';
    const [any, none] = [labels(of), of.except === undefined ? '' : labels(of.except)];
    const parts = [any, none === '' ? '' : `${pick('кроме', 'except')} ${none}`].filter((part) => part !== '');
    return parts.length === 0 ? '' : ` (${parts.join('; ')})`;
  }

  function threshold(of: Threshold | undefined): string {
    const parts = [
      ...(of?.amount === undefined ? [] : [pick(`от ${money(of.amount)}`, `from ${money(of.amount)}`)]),
      ...(of?.quantity === undefined
        ? []
        : [`${pick('от', 'from')} ${format('quantity', of.quantity)}\u00a0${pick('ед.', 'units')}`]),
    ];
    return parts.length === 0 ? '' : ` ${pick('при покупке', 'when you buy')} ${parts.join(pick(' и ', ' and '))}`;
  }

  /** `5 %; «Серебро» 7 %` */
  function rates({
    rateBp,
    rateByTierBp = {},
  }: {
    rateBp?: number | undefined;
    rateByTierBp?: Readonly<Record<string, number>> | undefined;
  }): string {
    const byTier = Object.entries(rateByTierBp).map(([id, bp]) => `${quoted([names.tier(id)])} ${percent(bp)}`);
    return [...(rateBp === undefined ? [] : [percent(rateBp)]), ...byTier].join('; ');
  }

  function date(iso: string): string {
    const tag = locale === 'ru' ? 'ru-RU' : 'en-GB';
    return new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(iso));
  }

  const alive = ({ activationDays, activationMinutes }: LotTerms): string => {
    if (activationMinutes !== undefined)
      return pick(`через ${count(activationMinutes, 'minute')}`, `after ${count(activationMinutes, 'minute')}`);
    if (activationDays === 0) return pick('со следующей покупки', 'from the next purchase');
    return pick(`через ${count(activationDays, 'day')}`, `after ${count(activationDays, 'day')}`);
  };

  function lapse({ expiry }: LotTerms): string {
    switch (expiry.mode) {
      case 'none':
        return pick('не сгорают', 'never lapse');
      case 'days':
        return pick(`живут ${count(expiry.days, 'day')}`, `live for ${count(expiry.days, 'day')}`);
      case 'months':
        return pick(`живут ${count(expiry.months, 'month')}`, `live for ${count(expiry.months, 'month')}`);
      case 'endOfMonth':
        return pick('живут до конца месяца', 'live to the end of the month');
      case 'endOfYear':
        return pick('живут до конца года', 'live to the end of the year');
      case 'fixedDate':
        return pick(`живут по ${date(expiry.date)}`, `live to ${date(expiry.date)}`);
      case 'activity':
        return pick(
          `живут ещё ${count(expiry.months, 'month')} после каждой активности`,
          `live for ${count(expiry.months, 'month')} after each activity`,
        );
    }
  }

  return {
    locale,
    names,
    pick,
    money,
    percent,
    count,
    list,
    quoted,
    goods,
    threshold,
    rates,
    date,
    alive,
    lapse,
    points: (hundredths: number): string => formatPoints(hundredths, locale),
    /** After «не больше», «меньше»: genitive in Russian. */
    ofPoints: (hundredths: number): string => format('ofPoints', hundredths),
    quantity: (thousandths: number): string => format('quantity', thousandths),
  };
}
