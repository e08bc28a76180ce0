/** Why a rule stays out, in words. Source: ui section 10 for tone and length. */
import type { Texts } from '../quote/format.ts';
import type { Family } from './admission.ts';

const REASONS: Texts = {
  noCustomer: { ru: '«{rule|name}»: нужна карта клиента', en: '{rule|name}: needs a customer card' },
  audience: { ru: '«{rule|name}»: не для этого клиента', en: '{rule|name}: not for this customer' },
  tier: { ru: '«{rule|name}»: не для этого уровня', en: '{rule|name}: not for this level' },
  membership: { ru: '«{rule|name}»: нужна подписка клуба', en: '{rule|name}: needs a club membership' },
  offer: {
    ru: '«{rule|name}»: клиент ещё не включил это предложение',
    en: '{rule|name}: the customer has not activated this offer',
  },
  birthday: { ru: '«{rule|name}»: только у дня рождения', en: '{rule|name}: only around the birthday' },
  anniversary: {
    ru: '«{rule|name}»: только у годовщины вступления',
    en: '{rule|name}: only around the anniversary of joining',
  },
  firstPurchase: { ru: '«{rule|name}»: не для этой по счёту покупки', en: '{rule|name}: not for this purchase' },
  invited: { ru: '«{rule|name}»: для тех, кого пригласили', en: '{rule|name}: for invited customers' },
  where: { ru: '«{rule|name}»: не в этом магазине', en: '{rule|name}: not in this shop' },
  window: { ru: '«{rule|name}»: начнётся {from|date}', en: '{rule|name}: starts {from|date}' },
  over: { ru: '«{rule|name}»: акция закончилась', en: '{rule|name}: is over' },
  weekday: { ru: '«{rule|name}»: не в этот день недели', en: '{rule|name}: not on this day of the week' },
  hours: { ru: '«{rule|name}»: с {from} до {to}', en: '{rule|name}: from {from} to {to}' },
  tender: { ru: '«{rule|name}»: не при такой оплате', en: '{rule|name}: not with this payment' },
  tenderOpen: { ru: '«{rule|name}»: зависит от оплаты', en: '{rule|name}: depends on the payment' },
  usedToday: { ru: '«{rule|name}»: на сегодня использовано', en: '{rule|name}: used up for today' },
  usedThisMonth: { ru: '«{rule|name}»: на этот месяц использовано', en: '{rule|name}: used up for this month' },
  usedUp: { ru: '«{rule|name}»: клиент уже использовал', en: '{rule|name}: this customer has used it' },
  allGone: { ru: '«{rule|name}»: акция исчерпана', en: '{rule|name}: all used up' },
  allotment: {
    ru: '«{rule|name}»: без связи эта касса больше не даёт',
    en: '{rule|name}: no more at this till while offline',
  },
  budget: { ru: '«{rule|name}»: бюджет акции исчерпан', en: '{rule|name}: its budget is used up' },
  noGoods: { ru: '«{rule|name}»: нет таких товаров в чеке', en: '{rule|name}: no such goods here' },
  threshold: {
    ru: '«{rule|name}»: от {sum|money}. Не хватает {rest|money}',
    en: '{rule|name}: from {sum|money}. {rest|money} to go',
  },
  quantity: {
    ru: '«{rule|name}»: не хватает товаров, ещё {missing|quantity}',
    en: '{rule|name}: {missing|quantity} more goods to go',
  },
};

/** The texts of every skip of a family. */
const skipTexts = (family: Family): Texts =>
  Object.fromEntries(Object.entries(REASONS).map(([reason, texts]) => [`${family}.skipped.${reason}`, texts]));

/** What the frame itself says of any rule. */
export const frameTexts: Texts = {
  ...skipTexts('discount'),
  ...skipTexts('redeem'),
  ...skipTexts('accrue'),
  ...skipTexts('reward'),
  'accrue.cut.ruleBudget': {
    ru: '«{rule|name}»: в бюджете акции осталось {room|points}',
    en: '{rule|name}: {room|points} left in its budget',
    whenZero: { ru: '«{rule|name}»: бюджет акции исчерпан', en: '{rule|name}: its budget is used up' },
  },
  'accrue.cut.allotment': {
    ru: '«{rule|name}»: у кассы без связи осталось {room|points}',
    en: '{rule|name}: {room|points} left at this till while offline',
    whenZero: {
      ru: '«{rule|name}»: без связи эта касса больше не даёт',
      en: '{rule|name}: no more at this till while offline',
    },
  },
  'accrue.cut.budget': {
    ru: 'В бюджете программы осталось {room|points}',
    en: '{room|points} left in the budget of the programme',
    whenZero: { ru: 'Бюджет программы исчерпан', en: 'The budget of the programme is used up' },
  },
  'coupon.refused.unknown': { ru: 'Код «{code}» не найден', en: 'No such code: {code}' },
  'coupon.refused.again': { ru: 'Код «{code}» уже введён', en: 'Code {code} is already entered' },
  'coupon.refused.used': { ru: 'Код «{code}» уже использован', en: 'Code {code} has been used' },
  'coupon.refused.allGone': { ru: 'Код «{code}» исчерпан', en: 'Code {code} is used up' },
  'coupon.rest': {
    ru: '{rule|name}: на купоне останется {rest|money}',
    en: '{rule|name}: {rest|money} stays on the coupon',
  },
  'coupon.refused.withdrawn': { ru: 'Код «{code}» отозван', en: 'Code {code} has been withdrawn' },
  'coupon.refused.lapsed': { ru: 'Срок кода «{code}» истёк', en: 'Code {code} has expired' },
  'coupon.refused.early': { ru: 'Код «{code}» ещё не действует', en: 'Code {code} does not work yet' },
  'coupon.refused.owner': { ru: 'Код «{code}» другого клиента', en: 'Code {code} belongs to another customer' },
  'coupon.refused.offline': {
    ru: 'Код «{code}» проверим, когда появится связь',
    en: 'Code {code} can be checked only online',
  },
  'coupon.refused.minPurchase': {
    ru: 'Код «{code}»: от {sum|money}. Не хватает {rest|money}',
    en: 'Code {code}: from {sum|money}. {rest|money} to go',
  },
  'coupon.refused.nothing': { ru: 'Код «{code}» ничего не дал', en: 'Code {code} gave nothing' },
  'reward.skipped.nothing': { ru: '«{rule|name}»: сумма мала', en: '{rule|name}: too little for that' },
  'reward.skipped.code': { ru: '«{rule|name}»: нужен промокод', en: '{rule|name}: needs a promo code' },
  'discount.skipped.exclusive': {
    ru: '«{rule|name}»: другая скидка действует одна',
    en: '{rule|name}: another discount stands alone',
  },
  'discount.skipped.beaten': {
    ru: '«{rule|name}»: остальные скидки вместе выгоднее',
    en: '{rule|name}: the other discounts together are better',
  },
  'discount.skipped.incompatible': {
    ru: '«{rule|name}»: не сочетается с другой скидкой',
    en: '{rule|name}: does not go with another discount',
  },
  'discount.skipped.notBest': {
    ru: '«{rule|name}»: другая скидка больше, эта дала бы {amount|money}',
    en: '{rule|name}: another discount is larger, this would give {amount|money}',
  },
  'discount.skipped.notFirst': {
    ru: '«{rule|name}»: уже действует другая скидка',
    en: '{rule|name}: another discount already applies',
  },
  'discount.cut.maxAmount': {
    ru: '«{rule|name}»: не больше {most|money} за чек',
    en: '{rule|name}: at most {most|money} a receipt',
  },
  'discount.cut.budget': {
    ru: '«{rule|name}»: в бюджете акции осталось {most|money}',
    en: '{rule|name}: {most|money} left in its budget',
  },
  'discount.cut.allotment': {
    ru: '«{rule|name}»: у кассы без связи осталось {most|money}',
    en: '{rule|name}: {most|money} left at this till while offline',
  },
  'discount.cut.maxShare': {
    ru: '«{rule|name}»: на {rest|money} меньше, предел скидок на чек',
    en: '{rule|name}: {rest|money} less, discounts have a limit',
  },
};
