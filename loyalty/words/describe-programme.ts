import { mechanicOf, PRODUCT } from '../mechanics/index.ts';
import type { Stage } from '../mechanics/mechanic.ts';
import type { CommonRule } from '../programme/rule.ts';
import type { Programme, Rule } from '../programme/schema.ts';
import type { Locale } from '../quote/format.ts';
import { conditionsOf } from './conditions.ts';
import { createSay } from './say.ts';
import type { Say } from './say.ts';
import * as terms from './terms-words.ts';

export interface Section {
  title: string;
  /** Whole sentences, not empty. */
  lines: string[];
}

const DISCOUNTS: readonly Stage[] = ['price', 'itemDiscount', 'receiptDiscount', 'coupon', 'rounding'];
const EARNING: readonly Stage[] = ['multiplier', 'accrual', 'accrualCaps', 'event'];

/** The whole programme in plain words, as it could hang on the shop's wall. */
export function describeProgramme(programme: Programme, locale: Locale, mechanics = PRODUCT): Section[] {
  const say = sayFor(programme, locale);
  const { pick } = say;
  const kinds = programme.mechanics.map(({ kind }) => kind);
  const isRedeemed = kinds.includes('redemption');
  const hasPoints = kinds.some((kind) => /accrual|referral|points|redemption/.test(kind));
  const rulesOf = (stages: readonly Stage[]) =>
    programme.mechanics
      .filter((rule) => stages.includes(mechanicOf(rule, mechanics).stage))
      .map((rule) => describeRule(rule, say, mechanics));
  return [
    { title: programme.name[locale], lines: terms.datesWords(programme, say) },
    { title: pick('Скидки', 'Discounts'), lines: [...rulesOf(DISCOUNTS), ...terms.groupWords(programme, say)] },
    { title: pick('Баллы', 'Points'), lines: hasPoints ? terms.pointsWords(programme, say) : [] },
    { title: pick('Как заработать', 'How to earn'), lines: rulesOf(EARNING) },
    { title: pick('Как потратить', 'How to spend'), lines: rulesOf(['redemption']) },
    { title: pick('Ограничения', 'Bounds'), lines: terms.boundsWords(programme, say) },
    { title: pick('Уровни', 'Tiers'), lines: terms.tierWords(programme, say) },
    { title: pick('А ещё', 'And more'), lines: [...rulesOf(['counters']), ...terms.exchangeWords(programme, say)] },
    { title: pick('На чеке', 'On the receipt'), lines: terms.receiptWords(programme, say) },
    { title: pick('Без связи', 'Without a line'), lines: isRedeemed ? terms.offlineWords(programme, say) : [] },
  ].filter(({ lines }) => lines.length > 0);
}

/** One rule as a sentence: its name, what it gives, and when. */
export function describeRule(rule: Rule, say: Say, mechanics = PRODUCT): string {
  const what = mechanicOf(rule, mechanics).words({ ...rule }, say);
  const when = conditionsOf(rule as CommonRule, say);
  return `${rule.name[say.locale]}: ${what}${when.length === 0 ? '' : ` — ${when.join(', ')}`}.`;
}

export function sayFor({ mechanics, tiers, labels = {} }: Programme, locale: Locale): Say {
  const nameIn = (item: { name: { ru: string; en: string } } | undefined, id: string) => item?.name[locale] ?? id;
  return createSay(locale, {
    rule: (id) =>
      nameIn(
        mechanics.find((rule) => rule.id === id),
        id,
      ),
    tier: (id) =>
      nameIn(
        tiers.find((tier) => tier.id === id),
        id,
      ),
    membership: (id) =>
      nameIn(
        mechanics.find((rule) => 'membership' in rule && rule.membership === id),
        id,
      ),
    label: (id) => (Object.hasOwn(labels, id) ? labels[id]![locale] : undefined),
  });
}
