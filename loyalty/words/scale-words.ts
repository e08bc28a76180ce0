import type { Metric } from '../mechanics/metric.ts';
import type { Say } from './say.ts';

export function metricWords(by: Metric, { pick }: Say): string {
  return {
    receipt: pick('по сумме чека', 'by the receipt'),
    lifetime: pick('по сумме всех покупок', 'by all purchases so far'),
    lastMonth: pick('по покупкам прошлого месяца', 'by what the last month reached'),
    qualifying: pick('по накоплениям для уровня', 'by what counts for the tier'),
  }[by];
}

/** `3 % от 500,00 ₽, 5 % от 3 000,00 ₽` */
export function stepWords(
  steps: readonly { from: number; rateBp: number }[],
  { pick, money, percent, list }: Say,
): string {
  return list(
    steps.map(({ from, rateBp }, at) =>
      from === 0 && at === 0 && steps.length > 1
        ? pick(`${percent(rateBp)} сначала`, `${percent(rateBp)} at first`)
        : `${percent(rateBp)} ${pick('от', 'from')} ${money(from)}`,
    ),
  );
}
