/** The working state of one quote: mechanics read it, `apply.ts` writes it. */
import { deriveBalance } from '../lots/balance.ts';
import { mulDiv } from '../money/mul-div.ts';
import { fileLines, selectLines } from '../programme/goods.ts';
import type { FiledLines, GoodsId } from '../programme/goods.ts';
import type { PreparedProgramme } from '../programme/prepare.ts';
import type { Tier } from '../programme/terms.ts';
import type {
  AccrualQuote,
  BalanceQuote,
  Basket,
  BasketLine,
  CustomerSnapshot,
  Explanation,
  LineDiscount,
  QuoteContext,
  RedemptionQuote,
} from './types.ts';

/** Points a rule gives and how they will be spread. */
export interface Accrued {
  ruleId: string;
  lines: readonly number[];
  weights: readonly number[];
  amount: number;
}

export interface Draft {
  prepared: PreparedProgramme;
  /** Ascending by lineNo; all arrays below are parallel to it, in kopecks. */
  lines: readonly BasketLine[];
  basket: Basket;
  customer: CustomerSnapshot | null;
  context: QuoteContext;
  /** null without a customer or in a programme without tiers. */
  tier: Tier | null;
  balance: BalanceQuote | null;

  gross: readonly number[];
  /** What is left of each line after the discounts so far. */
  left: number[];
  /** `left` as it was when the stage began. */
  stageStart: readonly number[];
  /** What discounts and points leave of the line at least. */
  floor: readonly number[];
  discounts: LineDiscount[][];
  redeemedMoney: number[];
  redeemedPoints: number[];
  takesPoints: boolean[];
  earnsPoints: boolean[];

  redemption: RedemptionQuote | null;
  accruals: Accrued[];
  accrualLimitedBy: AccrualQuote['limitedBy'];
  explanations: Explanation[];

  filed: FiledLines;
  selections: (readonly number[] | undefined)[];
}

export function createDraft(
  prepared: PreparedProgramme,
  basket: Basket,
  customer: CustomerSnapshot | null,
  context: QuoteContext,
): Draft {
  const lines = inOrder(basket.lines);
  const gross = lines.map((line) => mulDiv(line.unitPrice, line.quantity, 1000, 'halfUp'));
  const { programme, catalogue } = prepared;
  return {
    prepared,
    lines,
    basket,
    customer,
    context,
    tier: customer === null ? null : tierOf(prepared.tiers, customer.tierId),
    balance: customer === null ? null : deriveBalance(customer, context.now, programme),
    gross,
    left: [...gross],
    stageStart: gross,
    floor: lines.map((line) =>
      mulDiv(Math.max(line.minUnitPrice ?? 0, programme.minUnitRemainder), line.quantity, 1000, 'ceil'),
    ),
    discounts: lines.map(() => []),
    redeemedMoney: lines.map(() => 0),
    redeemedPoints: lines.map(() => 0),
    takesPoints: lines.map(() => false),
    earnsPoints: lines.map(() => false),
    redemption: null,
    accruals: [],
    accrualLimitedBy: null,
    explanations: [],
    filed: fileLines(catalogue, lines),
    selections: [],
  };
}

function inOrder(lines: readonly BasketLine[]): readonly BasketLine[] {
  const isOrdered = lines.every((line, i) => i === 0 || lines[i - 1]!.lineNo < line.lineNo);
  return isOrdered ? lines : [...lines].sort((a, b) => a.lineNo - b.lineNo);
}

/** A tier the programme does not know, or none, is the first one. */
function tierOf(tiers: readonly Tier[], tierId: string | null): Tier | null {
  return tiers.find((tier) => tier.id === tierId) ?? tiers[0] ?? null;
}

/** Indices of the lines a rule speaks of, ascending. */
export function matching(draft: Draft, goods: GoodsId): readonly number[] {
  return (draft.selections[goods] ??= selectLines(draft.prepared.catalogue, goods, draft.filed, draft.lines.length));
}

/** What may still be taken off a line, kopecks. */
export const roomOf = (draft: Draft, line: number): number => Math.max(0, draft.left[line]! - draft.floor[line]!);

export function sumOver(values: readonly number[], lines: readonly number[]): number {
  let sum = 0;
  for (const line of lines) sum += values[line]!;
  return sum;
}
