import { isDeepStrictEqual } from 'node:util';
import type { SaleFiscalised } from '../../contract/sync/operations.ts';
import type { QuoteClaim } from '../../contract/sync/engine-data.ts';
import { kopecks, points, quote } from '../../loyalty/index.ts';
import type { CustomerSnapshot, PreparedProgramme, Quote } from '../../loyalty/index.ts';

/** The same inputs through the same engine; the birthday is not in them but in the member's own record. Source: loyalty-domain section 15. */
export function recompute(programme: PreparedProgramme, sale: SaleFiscalised, birthday: string | null): Quote {
  const snapshot = sale.customer?.snapshot;
  return quote(programme, sale.basket, snapshot === undefined ? null : { ...snapshot, birthday }, contextOf(sale));
}

/** Do the figures printed by the till differ in anything from ours? */
export function differs(claim: QuoteClaim, ours: Quote): boolean {
  const { totals, redemption, accrual, changes, lines } = ours;
  return (
    claim.totals.gross !== totals.gross ||
    claim.totals.discounts !== totals.discounts ||
    claim.totals.redeemedMoney !== totals.redeemedMoney ||
    claim.totals.toPay !== totals.toPay ||
    claim.redeemed !== redemption.redeemed ||
    claim.accrued !== accrual.total ||
    !isDeepStrictEqual(claim.lots, accrual.lots) ||
    !isDeepStrictEqual(claim.changes, changes) ||
    claim.lines.length !== lines.length ||
    claim.lines.some((line, index) => lineDiffers(line, lines[index]))
  );
}

function lineDiffers(claim: QuoteClaim['lines'][number], ours: Quote['lines'][number] | undefined): boolean {
  return (
    ours === undefined ||
    claim.lineNo !== ours.lineNo ||
    claim.net !== ours.net ||
    claim.discount !== ours.gross - ours.redeemedMoney - ours.net ||
    claim.redeemedMoney !== ours.redeemedMoney ||
    claim.redeemedPoints !== ours.redeemedPoints ||
    claim.accrued !== ours.accrued
  );
}

/** The receipt of a card that the till did not know: as of a member of the lowest tier with nothing on the account. */
export function quoteForUnknownCard(programme: PreparedProgramme, sale: SaleFiscalised): Quote {
  const none = { period: '1970-01-01', earned: points(0), redeemed: points(0), redemptions: 0 };
  const newcomer: CustomerSnapshot = {
    id: 'unknown',
    identifiedBy: 'card',
    blocked: false,
    tierId: null,
    qualifyingSpend: kopecks(0),
    lots: [],
    held: points(0),
    debt: points(0),
    day: none,
    month: none,
    asOf: sale.instant,
  };
  return quote(programme, { ...sale.basket, redeem: { kind: 'none' } }, newcomer, contextOf(sale));
}

function contextOf({ instant, storeZone, offline, context }: SaleFiscalised): Parameters<typeof quote>[3] {
  return { ...context, now: instant, storeZone, offline };
}
