/** When and for whom a rule holds, the same words for every kind of rule. */
import type { Audience, CommonRule } from '../programme/rule.ts';
import type { Say } from './say.ts';

const WEEKDAYS = {
  ru: ['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};
interface Occasion {
  ru: { on: string; of: string };
  en: string;
}
const BIRTHDAY: Occasion = { ru: { on: 'день рождения', of: 'дня рождения' }, en: 'the birthday' };
const ANNIVERSARY: Occasion = {
  ru: { on: 'годовщину вступления', of: 'годовщины вступления' },
  en: 'the anniversary of joining',
};

const TENDERS = {
  ru: { certificate: 'сертификатом', cash: 'наличными', card: 'картой', sbp: 'по СБП' },
  en: { certificate: 'by certificate', cash: 'in cash', card: 'by card', sbp: 'by SBP' },
};

/** Each condition as a part of a sentence. */
export function conditionsOf(rule: CommonRule, say: Say): string[] {
  return [
    ...audienceWords(rule.audience, say),
    ...whereWords(rule.where, say),
    ...windowWords(rule.window, say),
    ...tenderWords(rule.paidWith, say),
    ...couponWords(rule.coupon, say),
    ...limitWords(rule, say),
    ...stackingWords(rule, say),
  ];
}

function audienceWords(audience: CommonRule['audience'], say: Say): string[] {
  if (audience === undefined || audience === 'everyone') return [];
  if (audience === 'members') return [say.pick('для участников', 'for members')];
  return objectWords(audience, say);
}

function objectWords(audience: Audience, { pick, quoted, labelled, names, count }: Say): string[] {
  const { tiers, segments, notSegments, memberships, members, birthday, anniversary } = audience;
  const around = ({ before, after }: { before: number; after: number }, day: Occasion) => {
    const from =
      before === 0
        ? pick(`в ${day.ru.on}`, `${after === 0 ? 'on' : 'from'} ${day.en}`)
        : pick(`за ${count(before, 'day')} до ${day.ru.of}`, `from ${count(before, 'day')} before ${day.en}`);
    return after === 0 ? from : `${from} ${pick('и', 'to')} ${count(after, 'day')} ${pick('после', 'after')}`;
  };
  return [
    ...(tiers ? [`${pick('для уровней', 'for the tiers')} ${quoted(tiers.map(names.tier))}`] : []),
    ...(segments ? [`${pick('для групп:', 'for:')} ${labelled(segments)}`] : []),
    ...(notSegments ? [`${pick('кроме групп:', 'not for:')} ${labelled(notSegments)}`] : []),
    ...(memberships
      ? [`${pick('с подпиской', 'with the membership')} ${quoted(memberships.map(names.membership))}`]
      : []),
    ...(members ? [pick('для отдельных участников', 'for certain members')] : []),
    ...(audience.offer === true ? [pick('по личному предложению', 'by personal offer')] : []),
    ...(birthday
      ? [pick(`${around(birthday, BIRTHDAY)}, раз в год`, `${around(birthday, BIRTHDAY)}, once a year`)]
      : []),
    ...(anniversary ? [around(anniversary, ANNIVERSARY)] : []),
    ...(audience.firstPurchase === true ? [pick('на первую покупку', 'on the first purchase')] : []),
    ...(audience.invited === true ? [pick('для приглашённых', 'for invited members')] : []),
    ...(audience.experiment
      ? [
          pick(
            `для группы сравнения ${quoted([audience.experiment.group])}`,
            `for the comparison group ${quoted([audience.experiment.group])}`,
          ),
        ]
      : []),
  ];
}

function whereWords(where: CommonRule['where'], { pick, labelled }: Say): string[] {
  const { stores, tills, channels, partners } = where ?? {};
  return [
    ...(stores ? [`${pick('в магазинах:', 'in the stores:')} ${labelled(stores)}`] : []),
    ...(tills ? [`${pick('на кассах:', 'at the tills:')} ${labelled(tills)}`] : []),
    ...(channels ? [`${pick('в каналах:', 'in the channels:')} ${labelled(channels)}`] : []),
    ...(partners ? [`${pick('у партнёров:', 'at the partners:')} ${labelled(partners)}`] : []),
  ];
}

function windowWords(window: CommonRule['window'], { pick, date, list, locale }: Say): string[] {
  const { from, to, weekdays, hours } = window ?? {};
  return [
    ...(from === undefined ? [] : [pick(`с ${date(from)}`, `from ${date(from)}`)]),
    ...(to === undefined ? [] : [pick(`до ${date(to)}`, `before ${date(to)}`)]),
    ...(weekdays ? [list(weekdays.map((day) => WEEKDAYS[locale][day - 1]!))] : []),
    ...(hours ? [pick(`с ${hours.from} до ${hours.to}`, `from ${hours.from} to ${hours.to}`)] : []),
  ];
}

function tenderWords(paidWith: CommonRule['paidWith'], { pick, labelled, list, locale }: Say): string[] {
  const { kinds, brands } = paidWith ?? {};
  return [
    ...(kinds ? [`${pick('при оплате', 'when paid')} ${list(kinds.map((kind) => TENDERS[locale][kind]))}`] : []),
    ...(brands ? [`${pick('при оплате картой:', 'when paid with the card:')} ${labelled(brands)}`] : []),
  ];
}

function couponWords(coupon: CommonRule['coupon'], { pick, quoted, money }: Say): string[] {
  if (coupon === undefined) return [];
  const { codes = [], minPurchase } = coupon;
  const isShown = codes.length > 0 && codes.length <= 5;
  return [
    isShown ? `${pick('с кодом', 'with the code')} ${quoted(codes)}` : pick('с купоном', 'with a coupon'),
    ...(minPurchase === undefined
      ? []
      : [pick(`покупка от ${money(minPurchase)}`, `a purchase from ${money(minPurchase)}`)]),
  ];
}

function limitWords(
  { limits, maxAmount, maxPoints, lots }: CommonRule,
  { pick, count, money, ofPoints, alive, lapse }: Say,
): string[] {
  const { perDay, perMonth, perMember, total, budget, allotment } = limits ?? {};
  return [
    ...(perDay === undefined
      ? []
      : [pick(`не чаще ${count(perDay, 'ofTime')} в день`, `at most ${count(perDay, 'ofTime')} a day`)]),
    ...(perMonth === undefined
      ? []
      : [pick(`не чаще ${count(perMonth, 'ofTime')} в месяц`, `at most ${count(perMonth, 'ofTime')} a month`)]),
    ...(perMember === undefined
      ? []
      : [
          pick(
            `не больше ${count(perMember, 'ofTime')} на участника`,
            `at most ${count(perMember, 'ofTime')} for a member`,
          ),
        ]),
    ...(total === undefined
      ? []
      : [
          pick(
            `не больше ${count(total, 'ofTime')} на всех`,
            `at most ${count(total, 'ofTime')} for everyone together`,
          ),
        ]),
    ...(budget === undefined ? [] : [pick('пока не исчерпан бюджет', 'while the budget lasts')]),
    ...(total === undefined && budget === undefined
      ? []
      : [
          allotment === undefined
            ? pick('только на связи', 'only online')
            : pick('без связи — в пределах доли кассы', 'offline within the share of the till'),
        ]),
    ...(maxAmount === undefined
      ? []
      : [pick(`не больше ${money(maxAmount)} за чек`, `at most ${money(maxAmount)} a receipt`)]),
    ...(maxPoints === undefined
      ? []
      : [pick(`не больше ${ofPoints(maxPoints)} за чек`, `at most ${ofPoints(maxPoints)} a receipt`)]),
    ...(lots === undefined
      ? []
      : [
          pick(
            `эти баллы активны ${alive(lots)} и ${lapse(lots)}`,
            `these points are active ${alive(lots)} and ${lapse(lots)}`,
          ),
        ]),
  ];
}

function stackingWords(rule: CommonRule, { pick, quoted, names }: Say): string[] {
  return [
    ...(rule.exclusive === undefined ? [] : [pick('не суммируется с другими скидками', 'not with any other discount')]),
    ...(rule.incompatibleWith
      ? [`${pick('не вместе с', 'not together with')} ${quoted(rule.incompatibleWith.map(names.rule))}`]
      : []),
    ...(rule.skipDiscounted === true ? [pick('кроме уже уценённого', 'not on goods already discounted')] : []),
    ...(rule.protects === true ? [pick('других скидок на эти товары нет', 'no other discount on these goods')] : []),
    ...(rule.redeemable === false
      ? [pick('эти товары баллами не оплачиваются', 'points do not pay for these goods')]
      : []),
    ...(rule.earns === false ? [pick('на эти товары баллы не начисляются', 'these goods earn no points')] : []),
  ];
}
