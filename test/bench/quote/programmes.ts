/** Programmes of any number of rules whose sums a short loop can compute too. */
import { basisPoints, demoProgramme, points, prepareProgramme } from '../../../loyalty/index.ts';
import type { PreparedProgramme, Programme } from '../../../loyalty/index.ts';
import { sha256 } from '../../../central/programmes/shelf.ts';

type Rule = Programme['mechanics'][number];

/** What the floor has to compute besides the discounts on goods; all or none of it. */
export const TERMS = { receiptBp: 300, redeemBp: 3000, earnBp: 500, earnMax: 300_000 } as const;

const NAME = { ru: 'Правило', en: 'Rule' };
const NO_POINTS = { except: { tags: ['tobacco'] } };

const WHOLE_RECEIPT: readonly Rule[] = [
  { kind: 'receipt-percent-discount', id: 'receipt', name: NAME, rateBp: basisPoints(TERMS.receiptBp) },
  { kind: 'redemption', id: 'redemption', name: NAME, goods: NO_POINTS, receiptBp: basisPoints(TERMS.redeemBp) },
  { kind: 'percent-accrual', id: 'accrual', name: NAME, goods: NO_POINTS, rateBp: basisPoints(TERMS.earnBp) },
  { kind: 'accrual-caps', id: 'caps', name: NAME, perReceipt: points(TERMS.earnMax) },
];

/** Basis points of the discount on category `i`. */
const categoryRate = (i: number): number => 100 + (i % 20) * 100;

export interface BenchProgramme {
  prepared: PreparedProgramme;
  /** Basis points by category. */
  rates: ReadonlyMap<string, number>;
  /** Receipt discount, redemption and accrual are among its rules. */
  hasTerms: boolean;
}

/** One percent discount for each of many categories, and the rules of the whole receipt where there is room for them. */
export function programmeOf(rules: number): BenchProgramme {
  const hasTerms = rules > WHOLE_RECEIPT.length;
  const rates = Array.from(
    { length: rules - (hasTerms ? WHOLE_RECEIPT.length : 0) },
    (_, i) => [`c${i}`, categoryRate(i)] as const,
  );
  const discounts = rates.map(([category, rate]): Rule => ({
    kind: 'item-percent-discount',
    id: category,
    name: NAME,
    goods: { categories: [category] },
    rateBp: basisPoints(rate),
  }));
  const mechanics = [...discounts, ...(hasTerms ? WHOLE_RECEIPT : [])];
  return { prepared: prepareProgramme({ ...demoProgramme, mechanics }, sha256), rates: new Map(rates), hasTerms };
}
