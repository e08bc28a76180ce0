import { fill } from '../quote/format.ts';
import type { Locale, Wording } from '../quote/format.ts';
import type { Finding, FindingCode } from './check-programme.ts';

const TEXTS: Readonly<Record<FindingCode, Wording>> = {
  'window.empty': {
    ru: 'правило «{rule}» закончится раньше, чем начнётся: оно не сработает никогда',
    en: 'rule {rule} ends before it begins: it can never apply',
  },
  'reference.unknown': {
    ru: '«{id}» в программе нет: правило не сработает никогда',
    en: '{id} is not in the programme: the rule can never apply',
  },
  'code.twice': {
    ru: 'код «{code}» уже включает правило «{rule}»',
    en: 'code {code} already switches on rule {rule}',
  },
  'cap.dead': {
    ru: 'лимит правила «{rule}» больше лимита чека и никогда не сработает',
    en: 'the cap of rule {rule} is above the cap of a receipt and never binds',
  },
  'discount.belowMinimum': {
    ru: 'правило «{rule}» отдаёт {rate|percent}, и ничто не держит цену выше копейки',
    en: 'rule {rule} gives {rate|percent} away and nothing keeps a price above a kopeck',
  },
  'scale.startsLate': {
    ru: 'шкала «{rule}» начинается с {from|money}: ниже неё не начисляется ничего',
    en: 'scale {rule} begins at {from|money}: below it nothing is earned',
  },
  'experiment.tooMuch': {
    ru: 'группы опыта «{id}» вместе {share|percent}, больше 100 %',
    en: 'the groups of experiment {id} come to {share|percent}, more than 100 %',
  },
};

export const explainFinding = ({ code, params }: Finding, locale: Locale): string =>
  fill(TEXTS[code][locale], params, locale);
