/** Sums of a playback: integers that add up in any order, so that parts of it can be counted apart. */

/** Kopecks, but for `receipts`. */
export interface Sales {
  /** Sales; returns lower the sums and not the count. */
  receipts: number;
  /** At list prices. */
  gross: number;
  discounts: number;
  /** Taken off by points. */
  redeemedMoney: number;
  /** gross - discounts - redeemedMoney */
  paid: number;
  /** What the goods cost the shop. */
  goodsCost: number;
}

/** Hundredths of a point. issued = redeemed - givenBack + takenBack + lapsed + alive - debt. */
export interface PointsFlow {
  issued: number;
  redeemed: number;
  /** Redeemed points that came back with a return. */
  givenBack: number;
  /** Accrued points that a return took back, out of lots or as debt. */
  takenBack: number;
  lapsed: number;
}

export interface RuleFigures {
  /** Receipts on which it gave something. */
  receipts: number;
  discounts: number;
  redeemedMoney: number;
  /** Points it granted, to the member or to another. */
  issued: number;
  /** Points taken for what it gave. */
  spent: number;
  coupons: number;
  benefits: number;
}

export interface TierFigures extends Sales {
  issued: number;
  /** Members who end in it. */
  members: number;
}

export interface MonthFigures extends Sales, PointsFlow {}

export interface Tally {
  all: Sales;
  /** Of these: with a member. */
  members: Sales;
  returns: number;
  points: PointsFlow;
  /** In lots at the end, spendable or pending. */
  alive: number;
  debt: number;
  /** Receipts on which points could be redeemed, and were. */
  redeemable: number;
  redeeming: number;
  rules: Record<string, RuleFigures>;
  tiers: Record<string, TierFigures>;
  /** By month of the programme's zone, `2026-11`. */
  months: Record<string, MonthFigures>;
}

export const noSales = (): Sales => ({
  receipts: 0,
  gross: 0,
  discounts: 0,
  redeemedMoney: 0,
  paid: 0,
  goodsCost: 0,
});

export const noPoints = (): PointsFlow => ({ issued: 0, redeemed: 0, givenBack: 0, takenBack: 0, lapsed: 0 });

const noRule = (): RuleFigures => ({
  receipts: 0,
  discounts: 0,
  redeemedMoney: 0,
  issued: 0,
  spent: 0,
  coupons: 0,
  benefits: 0,
});

/** Every rule and tier of the programme has its row, also one that never gives anything. */
export function emptyTally(ruleIds: readonly string[], tierIds: readonly string[]): Tally {
  return {
    all: noSales(),
    members: noSales(),
    returns: 0,
    points: noPoints(),
    alive: 0,
    debt: 0,
    redeemable: 0,
    redeeming: 0,
    rules: Object.fromEntries(ruleIds.map((id) => [id, noRule()])),
    tiers: Object.fromEntries(tierIds.map((id) => [id, { ...noSales(), issued: 0, members: 0 }])),
    months: {},
  };
}

export const monthOf = ({ months }: Tally, month: string): MonthFigures =>
  (months[month] ??= { ...noSales(), ...noPoints() });

export function addSales(into: Sales, sales: Sales): void {
  into.receipts += sales.receipts;
  into.gross += sales.gross;
  into.discounts += sales.discounts;
  into.redeemedMoney += sales.redeemedMoney;
  into.paid += sales.paid;
  into.goodsCost += sales.goodsCost;
}

interface Sums {
  [key: string]: number | Sums;
}

/** The sum of two tallies; it does not matter which was counted first. */
export function addTallies(a: Tally, b: Tally): Tally {
  return addSums(a as unknown as Sums, b as unknown as Sums) as unknown as Tally;
}

function addSums(a: Sums, b: Sums): Sums {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return Object.fromEntries(keys.map((key) => [key, addEntry(a[key], b[key])]));
}

function addEntry(a: number | Sums | undefined, b: number | Sums | undefined): number | Sums {
  if (typeof a === 'object' || typeof b === 'object') return addSums((a ?? {}) as Sums, (b ?? {}) as Sums);
  return (a ?? 0) + (b ?? 0);
}
