import { allocate } from '../money/allocate.ts';
import { splitLine } from '../money/split-line.ts';
import { kopecks, points } from '../money/units.ts';
import type { PreparedProgramme } from '../programme/prepare.ts';
import { lotDates } from '../time/lot-dates.ts';
import { apply } from './apply.ts';
import { createDraft } from './draft.ts';
import type { Draft } from './draft.ts';
import { quoteTier } from './tier.ts';
import type {
  AccrualQuote,
  Basket,
  CustomerSnapshot,
  Quote,
  QuoteContext,
  QuoteLine,
  RedemptionQuote,
} from './types.ts';

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
  for (const { rules } of prepared.stages) {
    draft.stageStart = [...draft.left];
    for (const rule of rules) apply(draft, rule, rule.decide(draft));
  }
  return finish(draft);
}

function finish(draft: Draft): Quote {
  const { programme, hash } = draft.prepared;
  const lines = quoteLines(draft);
  const gross = sum(draft.gross);
  const redeemedMoney = sum(draft.redeemedMoney);
  const toPay = sum(lines.map((line) => line.net));
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
    accrual: quoteAccrual(draft),
    explanations: draft.explanations,
  };
}

function quoteLines(draft: Draft): QuoteLine[] {
  const accrued = spreadAccruals(draft);
  return draft.lines.map((line, i) => {
    const net = draft.left[i]! - draft.redeemedMoney[i]!;
    return {
      lineNo: line.lineNo,
      gross: kopecks(draft.gross[i]!),
      discounts: draft.discounts[i]!,
      redeemedMoney: kopecks(draft.redeemedMoney[i]!),
      redeemedPoints: points(draft.redeemedPoints[i]!),
      net: kopecks(net),
      accrued: points(accrued[i]!),
      takesPoints: draft.takesPoints[i]!,
      earnsPoints: draft.earnsPoints[i]!,
      printed: splitLine(line, net),
    };
  });
}

/** Each rule's points go to the lines that earned them, once all caps have cut. Source: loyalty-domain section 9. */
function spreadAccruals(draft: Draft): number[] {
  const accrued = draft.lines.map(() => 0);
  for (const { lines, weights, amount } of draft.accruals) {
    const { shares } = allocate(amount, weights);
    lines.forEach((line, k) => (accrued[line]! += shares[k]!));
  }
  return accrued;
}

function quoteAccrual(draft: Draft): AccrualQuote {
  const { lots, zone } = draft.prepared.programme;
  const total = draft.accruals.reduce((sum, { amount }) => sum + amount, 0);
  const dates = total > 0 ? lotDates(draft.context.now, lots, zone) : { activatesAt: null, expiresAt: null };
  return {
    total: points(total),
    rules: draft.accruals
      .filter(({ amount }) => amount > 0)
      .map(({ ruleId, amount }) => ({ ruleId, amount: points(amount) })),
    limitedBy: draft.accrualLimitedBy,
    activatesAt: dates.activatesAt,
    expiresAt: dates.expiresAt,
  };
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
