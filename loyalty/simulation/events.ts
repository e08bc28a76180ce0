/** Receipts as they are played back: plain data from a file or from an invented shop. */
import type { Instant, Kopecks } from '../money/units.ts';
import type { BasketLine, Tender } from '../quote/types.ts';
import type { Quantities } from '../returns/types.ts';

export interface SimulatedMember {
  id: string;
  /** ISO date or `--MM-DD` */
  birthday: string | null;
  /** ISO date of joining */
  joinedOn: string | null;
  segments: readonly string[];
  inviterId: string | null;
}

export interface SimulatedSale {
  kind: 'sale';
  receiptId: string;
  at: Instant;
  /** null = nobody in particular */
  memberId: string | null;
  /** Not empty, ascending by lineNo. */
  lines: readonly BasketLine[];
  /** What the goods of each line cost the shop; parallel to `lines`. */
  costs: readonly Kopecks[];
  tenders: readonly Tender[];
  /** Shared codes the customer gave, folded. */
  codes: readonly string[];
  storeId: string | null;
  channel: string | null;
  partnerId: string | null;
  /** A later event returns some of it. */
  comesBack: boolean;
}

export interface SimulatedReturn {
  kind: 'return';
  /** Of the sale. */
  receiptId: string;
  at: Instant;
  memberId: string | null;
  /** Thousandths by line number. */
  quantities: Quantities;
}

export type SimulatedEvent = SimulatedSale | SimulatedReturn;

/** By instant, then by receipt, a sale before its return: one order however the events are stored. */
export function compareEvents(a: SimulatedEvent, b: SimulatedEvent): number {
  if (a.at !== b.at) return a.at - b.at;
  if (a.receiptId !== b.receiptId) return a.receiptId < b.receiptId ? -1 : 1;
  return a.kind === b.kind ? 0 : a.kind === 'sale' ? -1 : 1;
}

/** Members whose receipts are played back together, for one of them touches another. */
export interface Circle {
  members: readonly SimulatedMember[];
  /** In the order of `compareEvents`. */
  events: Iterable<SimulatedEvent>;
}
