/** Scales with a gap below, with steps that give no more than the one before, and steps nobody comes to. */
import { eachRule, error, warning } from './finding.ts';
import type { Finding } from './finding.ts';
import { RECEIPT_MAX } from './reach.ts';

interface Step {
  from: number;
  rateBp: number;
}

export const findBrokenScales = eachRule((rule, at) => {
  const steps = rule['steps'] as readonly Step[] | undefined;
  if (steps === undefined) return [];
  const isByReceipt = rule['by'] === 'receipt';
  const [first] = steps;
  return [
    ...(rule.kind === 'scale-accrual' && first!.from > 0
      ? [warning('scale.startsLate', at('steps', 0, 'from'), { rule: rule.id, from: first!.from })]
      : []),
    ...steps.flatMap(({ from, rateBp }, k): Finding[] => {
      const before = steps[k - 1]?.rateBp ?? -1;
      return [
        ...(isByReceipt && from > RECEIPT_MAX
          ? [error('scale.unreachable', at('steps', k, 'from'), { rule: rule.id, from, most: RECEIPT_MAX })]
          : []),
        ...(rateBp === before
          ? [warning('scale.same', at('steps', k, 'rateBp'), { rule: rule.id, from, rate: rateBp })]
          : []),
        ...(rateBp < before
          ? [warning('scale.falls', at('steps', k, 'rateBp'), { rule: rule.id, from, rate: rateBp, before })]
          : []),
      ];
    }),
  ];
});
