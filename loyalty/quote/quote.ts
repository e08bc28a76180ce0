import { splitLine } from '../money/split-line.ts';
import { kopecks, points } from '../money/units.ts';
import type { Points } from '../money/units.ts';
import type { PreparedProgramme } from '../programme/prepare.ts';
import { activityChanges } from './activity.ts';
import { settleLaterCodes } from './codes.ts';
import { createDraft } from './draft.ts';
import type { Draft } from './draft.ts';
import { accrualChanges, quoteAccrual, spreadAccruals } from './accrual.ts';
import { runStages } from './run.ts';
import { quoteTier } from './tier.ts';
import type { Basket, CustomerSnapshot, Quote, QuoteContext, QuoteLine, RedemptionQuote } from './types.ts';

/**
 * The engine's answer for a basket: a pure function of its inputs, the same bytes at the till and at the centre.
 *
 * @throws RangeError only for what the types exclude: an unknown zone, numbers past 2^53
 */
export function quote(
  prepared: PreparedProgramme,
  basket: Basket,
  customer: CustomerSnapshot | null,
  context: QuoteContext,
): Quote {
  const draft = createDraft(prepared, basket, customer, context);
  runStages(draft);
  settleLaterCodes(draft);
  return finish(draft);
}

function finish(draft: Draft): Quote {
  const { programme, hash } = draft.prepared;
  const shares = spreadAccruals(draft);
  const lines = quoteLines(draft, shares);
  const gross = sum(draft.gross);
  const redeemedMoney = sum(draft.redeemedMoney);
  const toPay = sum(draft.left) - redeemedMoney;
  return {
    programmeId: programme.id,
    programmeHash: hash,
    now: draft.context.now,
    lines,
    totals: {
      gross: kopecks(gross),
      discounts: kopecks(gross - redeemedMoney - toPay),
      redeemedMoney: kopecks(redeemedMoney),
      toPay: kopecks(toPay),
    },
    balance: draft.balance,
    tier: quoteTier(draft),
    redemption: draft.redemption ?? NO_REDEMPTION,
    accrual: quoteAccrual(draft, shares),
    codes: draft.codes,
    progress: draft.progress,
    benefits: draft.benefits,
    possible: draft.possible,
    changes: [...draft.changes, ...accrualChanges(draft), ...activityChanges(draft)],
    explanations: draft.explanations,
  };
}

function quoteLines(draft: Draft, shares: readonly (readonly Points[])[]): QuoteLine[] {
  return draft.lines.map((line, i) => {
    const net = draft.left[i]! - draft.redeemedMoney[i]!;
    let accrued = 0;
    for (const ofRule of shares) accrued += ofRule[i]!;
    const unitPrice = kopecks(draft.unitPrice[i]!);
    return {
      lineNo: line.lineNo,
      unitPrice,
      gross: kopecks(draft.gross[i]!),
      discounts: draft.discounts[i]!,
      redeemedMoney: kopecks(draft.redeemedMoney[i]!),
      redeemedPoints: points(draft.redeemedPoints[i]!),
      net: kopecks(net),
      accrued: points(accrued),
      takesPoints: draft.takesPoints[i]!,
      earnsPoints: draft.earnsPoints[i]!,
      printed: splitLine(unitPrice === line.unitPrice ? line : { ...line, unitPrice }, net),
    };
  });
}

const NO_REDEMPTION: RedemptionQuote = {
  max: points(0),
  min: points(0),
  step: points(100),
  limitedBy: null,
  redeemed: points(0),
  money: kopecks(0),
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
