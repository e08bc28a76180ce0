/** Bounds that no receipt and no member can come to. */
import { eachRule, error } from './finding.ts';
import type { Check, Finding } from './finding.ts';

/** Kopecks; the money field of a register's receipt, 40 bits of which 9 999 999 999 may be used. */
export const RECEIPT_MAX = 9_999_999_999;
/** Thousandths; the most a line may hold. */
const QUANTITY_MAX = 99_999_999;
/** No window of months holds more days than this for each. */
const DAYS_OF_MONTH_MAX = 31;

const findUnreachableRules = eachRule((rule, at) => {
  const threshold = (rule['threshold'] ?? {}) as { amount?: number; quantity?: number };
  const sums: [readonly string[], number | undefined][] = [
    [['threshold', 'amount'], threshold.amount],
    [['coupon', 'minPurchase'], rule.coupon?.minPurchase],
    [['minPurchase'], rule['minPurchase'] as number | undefined],
    [['minMoney'], rule['minMoney'] as number | undefined],
    [['per'], typeof rule['per'] === 'number' ? rule['per'] : undefined],
  ];
  return [
    ...sums
      .filter(([, sum = 0]) => sum > RECEIPT_MAX)
      .map(([field, sum = 0]) =>
        error('threshold.unreachable', at(...field), { rule: rule.id, sum, most: RECEIPT_MAX }),
      ),
    ...((threshold.quantity ?? 0) > QUANTITY_MAX
      ? [error('quantity.unreachable', at('threshold', 'quantity'), { rule: rule.id, most: QUANTITY_MAX })]
      : []),
    ...(rule.limits?.budget === 0 ? [error('budget.empty', at('limits', 'budget'), { rule: rule.id })] : []),
  ];
});

const findUnreachableTiers: Check = ({ programme: { tiers, tierTerms = {} } }) => {
  const { metric, window } = tierTerms;
  if (metric !== 'visits' || window === undefined || window.kind === 'sinceJoining') return [];
  const days = window.kind === 'calendarYear' ? 366 : window.months * DAYS_OF_MONTH_MAX;
  return tiers.flatMap(({ id, from }, at): Finding[] =>
    from > days ? [error('tier.unreachable', ['tiers', at, 'from'], { id, days })] : [],
  );
};

const findTiersForAll: Check = ({ programme: { tiers } }) => {
  const lowest = Math.min(...tiers.map(({ from }) => from));
  const at = tiers.findIndex(({ from }) => from === lowest);
  return lowest > 0 && tiers.length > 0 ? [error('tier.noneForAll', ['tiers', at, 'from'], { id: tiers[at]!.id })] : [];
};

export const findUnreachable: Check = (checked) => [
  ...findUnreachableRules(checked),
  ...findUnreachableTiers(checked),
  ...findTiersForAll(checked),
];
