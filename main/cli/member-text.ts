/** The member of a sale, and what the receipt gave them, as lines a person reads. */
import { formatDay, formatKopecks, formatPoints } from '../../loyalty/index.ts';
import type { Instant, Locale } from '../../loyalty/index.ts';
import type { CustomerView, DoneView, SaleView } from '../../contract/till/views.ts';
import { formatDayMonth, maskCard } from '../checkout/format.ts';

const WORDS = {
  ru: {
    before: 'На счёте до чека',
    debt: 'Долг',
    blocked: 'Карта заблокирована',
    toNext: (level: string, missing: string) => `До уровня «${level}»: ${missing}`,
    visits: 'визитов',
    pending: (points: string, day: string) => `Ещё ${points} с ${day}`,
    expiring: (points: string, day: string) => `Сгорят после ${day}: ${points}`,
    until: (name: string, day: string) => `${name} до ${day}`,
    birthday: 'День рождения: подарок',
    redeemed: 'Списано',
    earned: 'Начислено',
    from: 'с',
    after: 'На счёте',
    tier: 'Новый уровень',
    coupon: 'Выдан купон',
    survey: 'Опрос',
  },
  en: {
    before: 'Balance before',
    debt: 'Debt',
    blocked: 'The card is blocked',
    toNext: (level: string, missing: string) => `To ${level}: ${missing}`,
    visits: 'visits',
    pending: (points: string, day: string) => `${points} more from ${day}`,
    expiring: (points: string, day: string) => `Expire after ${day}: ${points}`,
    until: (name: string, day: string) => `${name} until ${day}`,
    birthday: 'Birthday gift',
    redeemed: 'Redeemed',
    earned: 'Earned',
    from: 'from',
    after: 'Balance',
    tier: 'New level',
    coupon: 'Coupon issued',
    survey: 'Survey',
  },
} as const;

/** Who it is and what waits on their account, as the screen showed it when pay was pressed. */
export function memberLines(customer: CustomerView | null, zone: string, locale: Locale): string[] {
  if (customer === null) return [];
  const words = WORDS[locale];
  const points = (amount: number) => formatPoints(amount, locale);
  const { name, card, tier, available, pendingNext, expiringNext, debt, memberships, birthday, blocked } = customer;
  return [
    [name, card === null ? null : maskCard(card), tier?.name].filter(Boolean).join(' · '),
    ...(blocked ? [words.blocked] : []),
    `${words.before}: ${points(available)}`,
    ...(debt > 0 ? [`${words.debt}: ${points(debt)}`] : []),
    ...(pendingNext ? [words.pending(points(pendingNext.amount), dayOf(pendingNext.at, zone, locale))] : []),
    ...(expiringNext ? [words.expiring(points(expiringNext.amount), formatDay(expiringNext.lastDay, locale))] : []),
    ...(tier?.next ? [words.toNext(tier.next.name, missingText(tier.next, locale))] : []),
    ...memberships.map((each) => words.until(each.name, formatDay(each.lastDay, locale))),
    ...(birthday ? [words.until(words.birthday, formatDay(birthday.lastDay, locale))] : []),
  ];
}

type Given = Pick<DoneView, 'customer' | 'tierReached' | 'coupons' | 'survey'>;

/** What the finished receipt did to the account and gave for next time. */
export function givenLines({ customer, tierReached, coupons, survey }: Given, zone: string, locale: Locale): string[] {
  const words = WORDS[locale];
  const points = (amount: number) => formatPoints(amount, locale);
  const account = ({ redeemed, earned, earnedFrom, balance }: NonNullable<DoneView['customer']>) => [
    ...(redeemed > 0 ? [`${words.redeemed}: ${points(redeemed)}`] : []),
    [
      `${words.earned}: ${points(earned)}`,
      ...(earnedFrom === null ? [] : [words.from, dayOf(earnedFrom, zone, locale)]),
    ].join(' '),
    `${words.after}: ${points(balance)}`,
  ];
  return [
    ...(customer === null ? [] : account(customer)),
    ...(tierReached === null ? [] : [`${words.tier}: ${tierReached}`]),
    ...coupons.map(({ name, code, lastDay }) => {
      const shown = `${words.coupon}: ${name} · ${code}`;
      return lastDay === null ? shown : words.until(shown, formatDay(lastDay, locale));
    }),
    ...(survey === null ? [] : [`${words.survey}: ${survey}`]),
  ];
}

type Next = NonNullable<NonNullable<NonNullable<SaleView['customer']>['tier']>['next']>;

function missingText({ missing, unit }: Next, locale: Locale): string {
  switch (unit) {
    case 'spend':
      return formatKopecks(missing, locale);
    case 'points':
      return formatPoints(missing, locale);
    case 'visits':
      return `${missing} ${WORDS[locale].visits}`;
    case 'counter':
      return String(missing);
  }
}

/** The day on the store's wall of an instant. */
function dayOf(at: number, zone: string, locale: Locale): string {
  if (locale === 'ru') return formatDayMonth(at as Instant, zone);
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: zone }).format(at);
}
