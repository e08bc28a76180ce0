import type { Texts } from '../../quote/format.ts';

/** Source: ui section 10, `limit.*` for tone and length. */
export const redemptionTexts: Texts = {
  'redeem.given': { ru: 'Списано {points|points}: −{money|money}', en: '{points|points} redeemed: −{money|money}' },
  'redeem.reduced': { ru: 'Списание уменьшено до {points|ofPoints}', en: 'Redemption cut to {points|points}' },
  'redeem.belowMin': { ru: 'Списание от {min|ofPoints}', en: 'Redemption from {min|points}' },

  'redeem.limitedBy.blocked': { ru: 'Карта заблокирована. Списание закрыто', en: 'Card blocked. No redemption' },
  'redeem.limitedBy.noConsent': {
    ru: 'Нужно согласие клиента с правилами. Списание закрыто',
    en: 'The customer must agree to the terms. No redemption',
  },
  'redeem.limitedBy.debt': { ru: 'Долг {points|points}. Списание закрыто', en: 'Debt {points|points}. No redemption' },
  'redeem.limitedBy.minPurchase': {
    ru: 'Списание от {sum|money}. Не хватает {rest|money}',
    en: 'From {sum|money}. {rest|money} to go',
  },
  'redeem.limitedBy.discounted': {
    ru: 'В чеке есть скидка. Баллы с ней не списываются',
    en: 'The receipt has a discount. No points with it',
  },
  'redeem.limitedBy.totalShare': {
    ru: 'Скидки и баллы вместе достигли предела',
    en: 'Discounts and points together are at their limit',
  },
  'redeem.limitedBy.balance': {
    ru: 'Больше нет на счёте',
    en: 'That is the whole balance',
    whenZero: { ru: 'На счёте нет доступных баллов', en: 'No points to redeem' },
  },
  'redeem.limitedBy.perDay': {
    ru: 'Сегодня можно ещё {points|points}',
    en: '{points|points} more today',
    whenZero: { ru: 'Дневной лимит исчерпан', en: 'Daily limit used up' },
  },
  'redeem.limitedBy.perMonth': {
    ru: 'В этом месяце можно ещё {points|points}',
    en: '{points|points} more this month',
    whenZero: { ru: 'Месячный лимит исчерпан', en: 'Monthly limit used up' },
  },
  'redeem.limitedBy.offlineStale': {
    ru: 'Данные старше {hours|ofAge}. Без связи не больше {points|ofPoints}',
    en: 'Data older than {hours|ofAge}. Offline: at most {points|points}',
    whenZero: {
      ru: 'Данные старше {hours|ofAge}. Списание после связи',
      en: 'Data older than {hours|ofAge}. Redeem when online',
    },
  },
  'redeem.limitedBy.offlineReceipt': {
    ru: 'Без связи можно не больше {points|ofPoints}',
    en: 'Offline: at most {points|points}',
    whenZero: { ru: 'Без связи в этом чеке списание закрыто', en: 'Offline: no redemption on this receipt' },
  },
  'redeem.limitedBy.offlineCard': {
    ru: 'Без связи по карте можно не больше {points|ofPoints}',
    en: 'Offline: at most {points|points} on this card',
    whenZero: { ru: 'Лимит карты без связи исчерпан', en: 'Offline limit of the card used up' },
  },
  'redeem.limitedBy.offlineTill': {
    ru: 'Без связи на этой кассе можно не больше {points|ofPoints}',
    en: 'Offline: at most {points|points} at this till',
    whenZero: { ru: 'Лимит кассы без связи исчерпан', en: 'Offline limit of the till used up' },
  },
  'redeem.limitedBy.lines': {
    ru: 'На часть товаров баллы не действуют',
    en: 'Some goods take no points',
    whenZero: { ru: 'На эти товары баллы не действуют', en: 'These goods take no points' },
  },
  'redeem.limitedBy.wholeReceipt': {
    ru: 'Больше списать не с чего',
    en: 'Points pay for all of it',
    whenZero: { ru: 'Списывать пока не с чего', en: 'Nothing to redeem on yet' },
  },
  'redeem.limitedBy.receiptPercent': {
    ru: 'Не больше {percent|percent} от чека',
    en: 'At most {percent|percent} of the receipt',
  },
  'redeem.limitedBy.minMoney': {
    ru: 'Деньгами нужно оплатить хотя бы {sum|money}',
    en: 'At least {sum|money} must be paid in money',
  },
  'redeem.limitedBy.perReceipt': {
    ru: 'Не больше {points|ofPoints} за чек',
    en: 'At most {points|points} a receipt',
    whenZero: { ru: 'По этой карте баллы не списываются', en: 'This card redeems no points' },
  },

  'redeem.lift.moreGoods': {
    ru: 'Ещё товаров на {sum|money} после скидок, и можно списать {points|points}',
    en: '{sum|money} more in goods after discounts and {points|points} can be redeemed',
  },
  'redeem.lift.pending': { ru: 'Ещё {points|points} с {date|date}', en: '{points|points} more from {date|date}' },
  'redeem.lift.later': { ru: 'Снова можно с {date|date}', en: 'Again from {date|date}' },
  'redeem.lift.online': { ru: 'Со связью было бы {points|points}', en: 'Online it would be {points|points}' },
  'redeem.lift.token': {
    ru: 'По коду из приложения можно до {points|ofPoints}',
    en: 'With the code in the app up to {points|points}',
  },
  'redeem.lift.tokenFree': {
    ru: 'По коду из приложения можно больше',
    en: 'More with the code in the app',
  },
};
