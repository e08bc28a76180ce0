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
  /** Of the document's labels. */
  label: (id: string) => string | undefined;
}

interface Rates {
  rateBp?: number | undefined;
  rateByTierBp?: Readonly<Record<string, number>> | undefined;
}

export type Say = ReturnType<typeof createSay>;

const UNITS = {
  day: { ru: ['день', 'дня', 'дней'], en: ['day', 'days'] },
  /** After «от»: genitive. */
  ofDay: { ru: ['дня', 'дней', 'дней'], en: ['day', 'days'] },
  month: { ru: ['месяц', 'месяца', 'месяцев'], en: ['month', 'months'] },
  minute: { ru: ['минуту', 'минуты', 'минут'], en: ['minute', 'minutes'] },
  time: { ru: ['раз', 'раза', 'раз'], en: ['time', 'times'] },
  /** After «не чаще», «не больше»: genitive. */
  ofTime: { ru: ['раза', 'раз', 'раз'], en: ['time', 'times'] },
  unit: { ru: ['единицу', 'единицы', 'единиц'], en: ['unit', 'units'] },
  stamp: { ru: ['отметка', 'отметки', 'отметок'], en: ['stamp', 'stamps'] },
  purchase: { ru: ['покупку', 'покупки', 'покупок'], en: ['purchase', 'purchases'] },
  /** After «от»: genitive. */
  ofPurchase: { ru: ['покупки', 'покупок', 'покупок'], en: ['purchase', 'purchases'] },
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
  const inQuotes = (text: string): string => (locale === 'ru' ? `«${text.replace(/«(.*?)»/g, '„$1“')}»` : `“${text}”`);
  const quoted = (items: readonly string[]): string => list(items.map(inQuotes));
  /** What has a label is said by it, other ids in quotes. */
  const labelled = (ids: readonly string[]): string => list(ids.map((id) => names.label(id) ?? inQuotes(id)));

  function labels({ categories = [], tags = [], skus = [] }: NonNullable<Goods['except']>): string {
    const marks = tags.filter((tag) => names.label(tag) === undefined);
    const called = [...categories, ...tags.filter((tag) => names.label(tag) !== undefined)];
    return list([
      ...(called.length === 0 ? [] : [labelled(called)]),
      ...(marks.length === 0 ? [] : [`${pick('с отметкой', 'marked')} ${quoted(marks)}`]),
      ...(skus.length === 0
        ? []
        : [
            skus.length > 5 ? pick(`товары по списку (${skus.length})`, `${skus.length} listed goods`) : labelled(skus),
          ]),
    ]);
  }

  /** `: «кофе», кроме «подарки»` in brackets; empty for all goods. */
  function goods(of: Goods | undefined): string {
    if (of === undefined) return '';
    const [any, none] = [labels(of), of.except === undefined ? '' : labels(of.except)];
    const parts = [any, none === '' ? '' : `${pick('кроме', 'except')} ${none}`].filter((part) => part !== '');
    return parts.length === 0 ? '' : ` (${parts.join('; ')})`;
  }

  /** ` от 1 000,00 ₽`; empty without a threshold. */
  function from(of: Threshold | undefined): string {
    const parts = [
      ...(of?.amount === undefined ? [] : [pick(`от ${money(of.amount)}`, `from ${money(of.amount)}`)]),
      ...(of?.quantity === undefined
        ? []
        : [`${pick('от', 'from')} ${format('quantity', of.quantity)}\u00a0${pick('ед.', 'units')}`]),
    ];
    return parts.length === 0 ? '' : ` ${parts.join(pick(' и ', ' and '))}`;
  }

  const threshold = (of: Threshold | undefined): string =>
    from(of) === '' ? '' : ` ${pick('при покупке', 'when you buy')}${from(of)}`;

  /** `5 % от покупки, «Серебро» — 7 %`; a base of 0 is left out where some tier has more. */
  function rates({ rateBp = 0, rateByTierBp = {} }: Rates, of = ''): string {
    const byTier = Object.entries(rateByTierBp).map(([id, bp]) => `${inQuotes(names.tier(id))} — ${percent(bp)}`);
    const base = [percent(rateBp), ...(of === '' ? [] : [of])].join(' ');
    if (byTier.length === 0) return base;
    return rateBp > 0 ? list([base, ...byTier]) : [list(byTier), of].join(' ').trimEnd();
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
    labelled,
    goods,
    from,
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
