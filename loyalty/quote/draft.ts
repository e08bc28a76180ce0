/** The working state of one quote: mechanics read it, `apply.ts` writes it. */
import { deriveBalance } from '../lots/balance.ts';
import { mulDiv } from '../money/mul-div.ts';
import { fileLines, selectLines } from '../programme/goods.ts';
import type { FiledLines, GoodsId } from '../programme/goods.ts';
import type { PreparedProgramme, PreparedRule } from '../programme/prepare.ts';
import type { Tier } from '../programme/terms.ts';
import { storeClock } from './clock.ts';
import type { StoreClock } from './clock.ts';
import type {
  AccrualQuote,
  BalanceQuote,
  Basket,
  BenefitQuote,
  BasketLine,
  Change,
  CodeQuote,
  CustomerSnapshot,
  EnteredCode,
  Explanation,
  LineDiscount,
  MemberEvent,
  PossibleQuote,
  ProgressQuote,
  QuoteContext,
  RedemptionQuote,
} from './types.ts';

/** Points a rule gives and how they will be spread. */
export interface Accrued {
  rule: PreparedRule;
  lines: readonly number[];
  weights: readonly number[];
  /** The lines that the threshold of the rule looked at. */
  counted: readonly number[];
  amount: number;
  changesIfGiven: readonly Change[];
}

/** A code entered for a rule that is no discount. */
export interface LaterCode {
  rule: PreparedRule;
  entered: EnteredCode;
  /** Its rule has given something. */
  gave: boolean;
}

export interface Draft {
  prepared: PreparedProgramme;
  /** Ascending by lineNo; all arrays below are parallel to it, in kopecks. */
  lines: readonly BasketLine[];
  basket: Basket;
  customer: CustomerSnapshot | null;
  context: QuoteContext;
  clock: StoreClock;
  /** null without a customer or in a programme without tiers. */
  tier: Tier | null;
  balance: BalanceQuote | null;

  /** Of one unit; what stage `price` made of it. */
  unitPrice: number[];
  gross: number[];
  /** What is left of each line after the discounts so far; points are in `redeemedMoney`. */
  left: number[];
  /** `left` as it was when the stage began. */
  stageStart: readonly number[];
  /** What discounts and points leave of the line at least. */
  floor: readonly number[];
  discounts: (readonly LineDiscount[])[];
  /** Some goods have a price that no discount may touch. */
  hasFixedPrice: boolean;
  /** Units given for nothing. */
  freeUnits: number[];
  /** Hundredths of a point that other rules have spent on this receipt. */
  pointsSpent: number;
  /** Lines that a rule has closed for later discounts. */
  isProtected: boolean[];
  /** Lines that a discount, or what they are, keeps from taking or earning points. */
  takesNoPoints: boolean[];
  earnsNoPoints: boolean[];
  redeemedMoney: number[];
  redeemedPoints: number[];
  takesPoints: boolean[];
  earnsPoints: boolean[];

  redemption: RedemptionQuote | null;
  /** Thousandths, by line, of every multiplier that applies. */
  multipliers: number[][];
  accruals: Accrued[];
  accrualLimitedBy: AccrualQuote['limitedBy'];
  /** What the member earns in their life is counted. */
  countsLife: boolean;
  explanations: Explanation[];
  /** Ids of the discounts that took something off. */
  applied: string[];
  codes: CodeQuote[];
  progress: ProgressQuote[];
  benefits: BenefitQuote[];
  possible: PossibleQuote[];
  changes: Change[];
  /** The discount that stands alone on this receipt. */
  alone: PreparedRule | null;
  /** Ids of rules that have been told off before their stage. */
  settled: string[];
  /** Codes whose rules are no discounts and run in stages of their own. */
  laterCodes: LaterCode[];
  /** What happened without a receipt, while its rules run. */
  event: MemberEvent | null;
  /** The code being tried, while the codes run. */
  code: EnteredCode | null;

  filed: FiledLines;
  selections: (readonly number[] | undefined)[];
}

const NO_DISCOUNTS: readonly LineDiscount[] = [];

export function createDraft(
  prepared: PreparedProgramme,
  basket: Basket,
  customer: CustomerSnapshot | null,
  context: QuoteContext,
): Draft {
  const lines = inOrder(basket.lines);
  const gross = lines.map((line) => mulDiv(line.unitPrice, line.quantity, 1000, 'halfUp'));
  const { programme, catalogue } = prepared;
  const isOutside = lines.map(isOutsidePoints);
  return {
    prepared,
    lines,
    basket,
    customer,
    context,
    clock: storeClock(context.now, context.storeZone),
    tier: customer === null ? null : tierOf(prepared.tiers, customer.tierId),
    balance: customer === null ? null : deriveBalance(customer, context.now, programme),
    unitPrice: lines.map((line) => line.unitPrice),
    gross,
    left: [...gross],
    stageStart: gross,
    floor: lines.map((line) =>
      mulDiv(Math.max(line.minUnitPrice ?? 0, programme.minUnitRemainder), line.quantity, 1000, 'ceil'),
    ),
    discounts: lines.map(() => NO_DISCOUNTS),
    hasFixedPrice: lines.some(({ priceKind }) => priceKind === 'fixed'),
    freeUnits: lines.map(() => 0),
    pointsSpent: 0,
    isProtected: lines.map(() => false),
    takesNoPoints: isOutside,
    earnsNoPoints: [...isOutside],
    redeemedMoney: lines.map(() => 0),
    redeemedPoints: lines.map(() => 0),
    takesPoints: lines.map(() => false),
    earnsPoints: lines.map(() => false),
    redemption: null,
    multipliers: [],
    accruals: [],
    accrualLimitedBy: null,
    countsLife: false,
    explanations: [],
    applied: [],
    codes: [],
    progress: [],
    benefits: [],
    possible: [],
    changes: [],
    alone: null,
    settled: [],
    laterCodes: [],
    event: null,
    code: null,
    filed: fileLines(catalogue, lines),
    selections: [],
  };
}

function inOrder(lines: readonly BasketLine[]): readonly BasketLine[] {
  const isOrdered = lines.every((line, i) => i === 0 || lines[i - 1]!.lineNo < line.lineNo);
  return isOrdered ? lines : [...lines].sort((a, b) => a.lineNo - b.lineNo);
}

/**
 * Prepaid money is spent later and earns then, a deposit comes back, and the law lets nobody promote tobacco: whatever
 * the rules say, they neither earn nor take points. Source: loyalty-domain sections 8 and 9.
 */
const OUTSIDE_POINTS = ['certificate', 'deposit', 'tobacco'];

const isOutsidePoints = ({ tags }: BasketLine): boolean => tags.some((tag) => OUTSIDE_POINTS.includes(tag));

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

/** What is left of each line now, kopecks; once points have been redeemed that is what is paid for it. */
export const leftAfterPoints = ({ left, redemption, redeemedMoney }: Draft): readonly number[] =>
  redemption === null ? left : left.map((sum, line) => sum - redeemedMoney[line]!);

/** The sum of it over some lines, for a rule that asks for no more. */
export const sumLeftAfterPoints = (draft: Draft, lines: readonly number[]): number =>
  sumOver(draft.left, lines) - (draft.redemption === null ? 0 : sumOver(draft.redeemedMoney, lines));

export function sumOver(values: readonly number[], lines: readonly number[]): number {
  let sum = 0;
  for (const line of lines) sum += values[line]!;
  return sum;
}

/** Of the lines a rule speaks of, those a discount may touch now. */
export function openLines(draft: Draft, goods: GoodsId, skipDiscounted: boolean): readonly number[] {
  const lines = matching(draft, goods);
  if (!skipDiscounted && draft.applied.length === 0 && !draft.hasFixedPrice) return lines;
  return lines.filter(
    (line) =>
      !draft.isProtected[line]! &&
      draft.lines[line]!.priceKind !== 'fixed' &&
      !(skipDiscounted && (draft.discounts[line]!.length > 0 || draft.lines[line]!.priceKind === 'promo')),
  );
}

/** For trying things out: what a rule does to the copy does not touch the original. */
export function copyDraft(draft: Draft): Draft {
  return {
    ...draft,
    unitPrice: [...draft.unitPrice],
    gross: [...draft.gross],
    left: [...draft.left],
    discounts: [...draft.discounts],
    freeUnits: [...draft.freeUnits],
    isProtected: [...draft.isProtected],
    takesNoPoints: [...draft.takesNoPoints],
    earnsNoPoints: [...draft.earnsNoPoints],
    explanations: [...draft.explanations],
    applied: [...draft.applied],
    settled: [...draft.settled],
    laterCodes: [...draft.laterCodes],
    codes: [...draft.codes],
    possible: [...draft.possible],
    changes: [...draft.changes],
  };
}

/** No point of the account may be spent, whatever the basket. Source: loyalty-domain section 8. */
export const isClosed = ({ blocked, debt, hasConsent }: CustomerSnapshot): boolean =>
  blocked || debt > 0 || hasConsent === false;

/** Points that may still be spent on this receipt; 0 without a customer. */
export const spendable = ({ balance, pointsSpent }: Draft): number =>
  Math.max(0, (balance?.available ?? 0) - pointsSpent);
