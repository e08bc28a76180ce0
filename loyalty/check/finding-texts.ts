import { fill } from '../quote/format.ts';
import type { Locale, Wording } from '../quote/format.ts';
import type { Finding } from './finding.ts';

const TEXTS = {
  'window.empty': {
    ru: 'правило «{rule}» закончится раньше, чем начнётся: оно не сработает никогда',
    en: 'rule {rule} ends before it begins: it can never apply',
  },
  'window.over': {
    ru: 'правило «{rule}» закончилось до начала программы: оно не сработает никогда',
    en: 'rule {rule} ends before the programme begins: it can never apply',
  },
  'window.late': {
    ru: 'правило «{rule}» начинается, когда программа уже закончилась: оно не сработает никогда',
    en: 'rule {rule} begins after the programme has ended: it can never apply',
  },
  'hours.empty': {
    ru: 'часы правила «{rule}» начинаются и кончаются в одну минуту: оно не сработает никогда',
    en: 'the hours of rule {rule} begin and end in the same minute: it can never apply',
  },
  'reference.unknown': {
    ru: '«{id}» в программе нет: правило не сработает никогда',
    en: '{id} is not in the programme: the rule can never apply',
  },
  'survey.noReward': {
    ru: 'за опрос награждает «{id}», а такого правила event-accrual нет',
    en: 'the survey is rewarded by {id}, and there is no such event-accrual',
  },
  'survey.nobody': {
    ru: 'в адресе опроса нет {mark}: не узнать, чей ответ награждать',
    en: 'the address of the survey has no {mark}: nobody knows whose answer to reward',
  },
  'audience.excluded': {
    ru: 'правило «{rule}» исключает те же группы покупателей, для которых оно написано: оно не сработает никогда',
    en: 'rule {rule} leaves out the very segments it is for: it can never apply',
  },
  'audience.newcomer': {
    ru: 'правило «{rule}» — на первую покупку и для уровня, до которого надо дойти покупками: оно не сработает никогда',
    en: 'rule {rule} is for a first purchase and for a tier reached by purchases: it can never apply',
  },
  'audience.newcomerYears': {
    ru: 'правило «{rule}» — на первую покупку и только через год после вступления',
    en: 'rule {rule} is for a first purchase, and only a year after joining',
  },
  'audience.always': {
    ru: 'окно правила «{rule}» длится весь год: условие ничего не ограничивает',
    en: 'the window of rule {rule} lasts all year: the condition bounds nothing',
  },
  'paidWith.noCard': {
    ru: 'правило «{rule}» ждёт карту, а среди способов оплаты карты нет: оно не сработает никогда',
    en: 'rule {rule} waits for a card and card is not among its ways of payment: it can never apply',
  },
  'threshold.unreachable': {
    ru: 'правило «{rule}» ждёт {sum|money}, а чек не бывает больше {most|money}: оно не сработает никогда',
    en: 'rule {rule} waits for {sum|money}, a receipt comes to {most|money} at most: it can never apply',
  },
  'quantity.unreachable': {
    ru: 'правило «{rule}» ждёт больше единиц, чем бывает в строке чека ({most|quantity})',
    en: 'rule {rule} waits for more units than a line holds ({most|quantity})',
  },
  'budget.empty': {
    ru: 'бюджет правила «{rule}» пуст: оно не сработает никогда',
    en: 'the budget of rule {rule} is empty: it can never apply',
  },
  'tier.unreachable': {
    ru: 'до уровня «{id}» не дойти: в срок умещается не больше {days} дней',
    en: 'tier {id} is out of reach: its window holds {days} days at most',
  },
  'tier.noneForAll': {
    ru: 'самый низкий уровень «{id}» начинается не с нуля: новый участник остаётся без уровня',
    en: 'the lowest tier {id} does not begin at 0: a new member has none',
  },
  'scale.startsLate': {
    ru: 'шкала «{rule}» начинается с {from|money}: ниже неё не начисляется ничего',
    en: 'scale {rule} begins at {from|money}: below it nothing is earned',
  },
  'scale.unreachable': {
    ru: 'до ступени {from|money} шкалы «{rule}» не дойти: чек не бывает больше {most|money}',
    en: 'step {from|money} of scale {rule} is out of reach: a receipt comes to {most|money} at most',
  },
  'scale.same': {
    ru: 'ступень {from|money} шкалы «{rule}» даёт то же, что предыдущая: {rate|percent}',
    en: 'step {from|money} of scale {rule} gives what the step before gives: {rate|percent}',
  },
  'scale.falls': {
    ru: 'ступень {from|money} шкалы «{rule}» даёт меньше предыдущей: {rate|percent} после {before|percent}',
    en: 'step {from|money} of scale {rule} gives less than the step before: {rate|percent} after {before|percent}',
  },
  'allotment.noLimit': {
    ru: 'правило «{rule}» делит между кассами лимит {cap}, которого у него нет',
    en: 'rule {rule} gives tills a part of the limit {cap}, which it does not have',
  },
  'allotment.aboveLimit': {
    ru: 'доля кассы по лимиту {cap} правила «{rule}» больше самого лимита: всё достанется одной кассе',
    en: "a till's part of the limit {cap} of rule {rule} is above the limit: one till gets all of it",
  },
  'allotment.noAccrualBudget': {
    ru: 'доля кассы в бюджете начислений задана, а самого бюджета нет',
    en: "a till's part of the accrual budget is set and there is no such budget",
  },
  'cap.dead': {
    ru: 'лимит {cap} правила «{rule}» больше лимита {by} и никогда не сработает',
    en: 'cap {cap} of rule {rule} is above {by} and never binds',
  },
  'cap.nothing': {
    ru: 'лимит правила «{rule}» равен нулю: никто не получит ни одного балла',
    en: 'the cap of rule {rule} is 0: nobody earns a single point',
  },
  'cap.noDiscount': {
    ru: 'общий предел скидок и баллов равен нулю: ни одна скидка не сработает',
    en: 'the cap on discounts and points together is 0: no discount can ever apply',
  },
  'cap.noPoints': {
    ru: 'бюджет начислений равен нулю: никто не получит ни одного балла',
    en: 'the budget of all accruals is 0: nobody earns a single point',
  },
  'gift.cut': {
    ru: 'правило «{rule}» обещает {given|points}, а за чек начисляется не больше {most|ofPoints}',
    en: 'rule {rule} promises {given|points}, a receipt earns {most|points} at most',
  },
  'redemption.never': {
    ru: 'по правилу «{rule}» списать нельзя ничего: его предел равен нулю',
    en: 'rule {rule} never redeems anything: its cap is 0',
  },
  'redemption.minAboveMost': {
    ru: 'правило «{rule}» списывает не меньше того, чего больше списать нельзя: оно не сработает никогда',
    en: 'the least that rule {rule} redeems is above the most: it can never apply',
  },
  'redemption.neverOffline': {
    ru: 'без связи по правилу «{rule}» списать нельзя: наименьшее списание больше лимита без связи',
    en: 'rule {rule} redeems nothing offline: its least is above the offline limit of a receipt',
  },
  'rule.shadowed': {
    ru: 'правило «{rule}» никогда не выиграет в своей группе: «{by}» действует всегда и даёт не меньше',
    en: 'rule {rule} never wins in its group: {by} always holds and gives no less',
  },
  'group.apart': {
    ru: 'правило «{rule}» и другие его группы работают на разных шагах расчёта: их не с чем сравнить, они сложатся',
    en: 'rule {rule} runs in another stage than the rest of its group: they are never compared, they add up',
  },
  'exclusive.always': {
    ru: 'правило «{rule}» исключает другие скидки и действует всегда: остальные скидки мертвы',
    en: 'rule {rule} is exclusive and always holds: all other discounts are dead',
  },
  'points.neverWithDiscount': {
    ru: 'в чеке со скидкой баллы не списываются, а скидка «{rule}» есть в каждом чеке: списать нельзя никогда',
    en: 'no points go with a discount, and discount {rule} is on every receipt: nothing can ever be redeemed',
  },
  'code.twice': {
    ru: 'код «{code}» уже включает правило «{rule}»',
    en: 'code {code} already switches on rule {rule}',
  },
  'code.lookAlike': {
    ru: 'код «{code}» для кассы то же, что «{other}» правила «{rule}»: регистр, дефисы и похожие буквы не различаются',
    en: 'code {code} is {other} of rule {rule} to a till: case, dashes and look-alikes are one',
  },
  'code.empty': {
    ru: 'в коде «{code}» нет ни буквы, ни цифры: ввести его нельзя',
    en: 'code {code} has no letter and no digit: nobody can enter it',
  },
  'discount.belowMinimum': {
    ru: 'правило «{rule}» отдаёт {rate|percent}, и ничто не держит цену выше копейки',
    en: 'rule {rule} gives {rate|percent} away and nothing keeps a price above a kopeck',
  },
  'discount.stack': {
    ru: 'правила {rules} вместе отдают {rate|percent} цены, и ничто их не ограничивает',
    en: 'rules {rules} together give {rate|percent} of a price away and nothing bounds them',
  },
  'price.zero': {
    ru: 'правило «{rule}» отдаёт товар за 0 ₽',
    en: 'rule {rule} gives goods away for 0',
  },
  'lots.deadBeforeAlive': {
    ru: 'срок кончается раньше, чем проходит отсрочка в {days} дней: воспользоваться нельзя никогда',
    en: 'they lapse before their delay of {days} days is over: nobody can ever use them',
  },
  'lots.someDeadBeforeAlive': {
    ru: 'начисленное в последние дни срока сгорит раньше, чем пройдёт отсрочка в {days} дней',
    en: 'what is earned in the last days of the term lapses before its delay of {days} days is over',
  },
  'lots.dateIsOver': {
    ru: 'последний день {date|date} проходит раньше, чем можно воспользоваться',
    en: 'the last day {date|date} is over before they can be used',
  },
  'lots.alwaysWarned': {
    ru: 'о сгорании предупреждают сразу: баллы живут {days} дней',
    en: 'points are warned of at once: they live {days} days',
  },
  'coupon.notSingle': {
    ru: 'правило «{rule}» выдаёт купоны «{id}», а то не принимает личных купонов: поставьте coupon.isSingle',
    en: 'rule {rule} issues coupons of {id}, which takes no single coupons: set its coupon.isSingle',
  },
  'stamps.otherGoal': {
    ru: 'правило «{rule}» ждёт другого числа отметок, чем карточка «{id}» ({goal})',
    en: 'rule {rule} waits for another number of stamps than card {id} ({goal})',
  },
  'stamps.noReward': {
    ru: 'за отметки «{rule}» ничего не дают: нет правила stamp-reward',
    en: 'stamps of {rule} bring nothing: there is no stamp-reward',
  },
  'membership.unused': {
    ru: 'подписка «{id}» продаётся, а ни одно правило её не спрашивает',
    en: 'membership {id} is sold and no rule asks for it',
  },
  'rule.givesNothing': {
    ru: 'правило «{rule}» ничего не даёт',
    en: 'rule {rule} gives nothing',
  },
  'multiplier.nothing': {
    ru: 'правилу «{rule}» нечего умножать: нет начисления в процентах',
    en: 'rule {rule} has nothing to multiply: there is no percent accrual',
  },
  'points.useless': {
    ru: 'баллы начисляются, а потратить их не на что',
    en: 'points are earned and there is nothing to spend them on',
  },
  'experiment.tooMuch': {
    ru: 'группы опыта «{id}» вместе {share|percent}, больше 100 %',
    en: 'the groups of experiment {id} come to {share|percent}, more than 100 %',
  },
  'experiment.unused': {
    ru: 'опыт «{id}» ничего не меняет: ни одно правило его не спрашивает',
    en: 'experiment {id} changes nothing: no rule asks for it',
  },
} as const satisfies Record<string, Wording>;

export type FindingCode = keyof typeof TEXTS;

/** Everything that can be found. */
export const FINDING_CODES = Object.keys(TEXTS) as readonly FindingCode[];

export const explainFinding = ({ code, params }: Finding, locale: Locale): string =>
  fill(TEXTS[code][locale], params, locale);
