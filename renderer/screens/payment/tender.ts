/** What is handed over against what is due. The change on the receipt is main's; this is what the cashier sees while typing. */
import type { SaleView } from '../../../contract/till/views.ts';
import { hundredthsOf } from '../../typed-amount.ts';

export interface Tender {
  /** kopecks the bank card takes */
  card: number;
  /** kopecks of cash handed over */
  cash: number;
  /** kopecks still missing, or 0 */
  short: number;
  /** kopecks to give back, or 0 */
  change: number;
  /** kopecks due in cash after the card's part */
  due: number;
  cardOver: boolean;
}

/** The one subtraction of the screen: integer kopecks, so that the change stands there before the till is asked. */
function left(dueKopecks: number, givenKopecks: number): number {
  return dueKopecks - givenKopecks;
}

export interface Typed {
  field: 'cash' | 'card';
  cash: string;
  card: string;
}

/** Against what the certificates leave. An empty field means «exactly what is due», so exact cash needs no digits. */
export function tenderOf(sale: SaleView, typed: Typed): Tender {
  const { due: toPay } = sale.totals;
  const card = typed.field === 'card' ? (hundredthsOf(typed.card) ?? toPay) : (hundredthsOf(typed.card) ?? 0);
  const due = Math.max(0, left(toPay, card));
  const cash = typed.field === 'card' ? due : (hundredthsOf(typed.cash) ?? due);
  const rest = left(due, cash);
  return { card, cash, due, short: Math.max(0, rest), change: Math.max(0, -rest), cardOver: card > toPay };
}

/** roubles: round sums a customer is likely to hand over, each the next one above the sum due */
const NOTES = [10, 100, 500, 1000, 5000] as const;
const QUICK_MAX = 4;

/** kopecks; from a million roubles on only two sums find room in their row */
const TWO_FIT_FROM = 100_000_000;

/** Up to four sums above `due`, kopecks, ascending, without repeats. They are suggestions; nothing is computed from them. */
export function quickSums(due: number): number[] {
  const above = NOTES.map((note) => Math.ceil(due / (note * 100)) * note * 100).filter((sum) => sum > due);
  return [...new Set(above)].slice(0, due < TWO_FIT_FROM ? QUICK_MAX : 2);
}
