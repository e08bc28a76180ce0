/** Discounts that alone or together give goods away. */
import { mulDiv } from '../money/mul-div.ts';
import { eachRule, numberIn, warning } from './finding.ts';
import type { AnyRule, Check } from './finding.ts';

/** From here on a discount is a gift. */
const GIVEN_AWAY_BP = 9_000;
const WHOLE_BP = 10_000;

export const findGivenAway: Check = (checked) => [
  ...findWholePercents(checked),
  ...findZeroPrices(checked),
  ...findStacks(checked),
];

/** Bounds that keep some of the price. A kopeck a unit does not. */
const isBounded = (
  rule: AnyRule,
  { minUnitRemainder, maxShareBp }: { minUnitRemainder: number; maxShareBp?: number | undefined },
): boolean => rule.maxAmount !== undefined || minUnitRemainder > 1 || (maxShareBp ?? WHOLE_BP) < WHOLE_BP;

const percentOf = (rule: AnyRule): number =>
  rule.kind.endsWith('percent-discount')
    ? Math.max(numberIn(rule, 'rateBp') ?? 0, ...Object.values((rule['rateByTierBp'] ?? {}) as Record<string, number>))
    : 0;

const findWholePercents = eachRule((rule, at, { programme }) => {
  const rate = percentOf(rule);
  return rate >= GIVEN_AWAY_BP && !isBounded(rule, programme)
    ? [warning('discount.belowMinimum', at('rateBp'), { rule: rule.id, rate })]
    : [];
});

const findZeroPrices = eachRule((rule, at) =>
  numberIn(rule, 'price') === 0 ? [warning('price.zero', at('price'), { rule: rule.id })] : [],
);

/** What stays of a price when every percent that may meet on a line does: those of one `best` group never meet. */
const findStacks: Check = ({ rules, programme }) => {
  const chosen = new Map<string, AnyRule>();
  const modes = new Map((programme.groups ?? []).map(({ id, mode }) => [id, mode]));
  for (const rule of rules.filter(
    (each) => percentOf(each) > 0 && percentOf(each) < GIVEN_AWAY_BP && !isBounded(each, programme),
  )) {
    const key = rule.group !== undefined && modes.get(rule.group) !== 'all' ? `group ${rule.group}` : rule.id;
    const known = chosen.get(key);
    if (known === undefined || percentOf(known) < percentOf(rule)) chosen.set(key, rule);
  }
  const stack = [...chosen.values()].filter(({ exclusive }) => exclusive === undefined);
  const left = stack.reduce((rest, rule) => mulDiv(rest, WHOLE_BP - percentOf(rule), WHOLE_BP, 'floor'), WHOLE_BP);
  return stack.length > 1 && WHOLE_BP - left >= GIVEN_AWAY_BP
    ? [
        warning('discount.stack', ['mechanics'], {
          rules: stack.map(({ id }) => `«${id}»`).join(', '),
          rate: WHOLE_BP - left,
        }),
      ]
    : [];
};
