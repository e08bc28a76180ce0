/** What a programme counts for everyone together and bounds; tills learn these counts from the centre. */
import type { Programme } from '../programme/schema.ts';
import type { CommonRule } from '../programme/rule.ts';
import { counterKey } from '../quote/counters.ts';

export interface SharedCounter {
  key: string;
  /** uses, kopecks or hundredths of a point: whatever its rule gives */
  limit: number;
  /** what each till is given of it to use offline; 0 = nothing */
  allotment: number;
}

/** In the order of the rules, the programme's own budget last. Codes counted one by one are not among them. */
export function sharedCounters({ mechanics, accrualBudget, accrualAllotment }: Programme): SharedCounter[] {
  const ofRules = mechanics.flatMap((rule): SharedCounter[] => {
    const { total, budget, allotment } = (rule as CommonRule).limits ?? {};
    return [
      ...(total === undefined
        ? []
        : [{ key: counterKey.total(rule.id), limit: total, allotment: allotment?.total ?? 0 }]),
      ...(budget === undefined
        ? []
        : [{ key: counterKey.budget(rule.id), limit: budget, allotment: allotment?.budget ?? 0 }]),
    ];
  });
  if (accrualBudget === undefined) return ofRules;
  return [...ofRules, { key: counterKey.programmeBudget(), limit: accrualBudget, allotment: accrualAllotment ?? 0 }];
}
