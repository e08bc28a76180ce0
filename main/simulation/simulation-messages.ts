import type { MemberOutcome, Programme, RedeemModel, Tally } from '../../loyalty/index.ts';
import type { ReceiptTable } from './receipts/receipt-table.ts';
import type { ShopTerms } from './shop/shop.ts';

export type SourceTerms = { kind: 'shop'; shop: ShopTerms } | { kind: 'table'; table: ReceiptTable };

/** What one thread plays back: every `shards`-th circle from `shard` on, under each programme. */
export interface ShardTask {
  programmes: readonly Programme[];
  source: SourceTerms;
  redeem: RedeemModel;
  storeZone: string;
  /** Members touch each other: all circles are one, and this is the only shard. */
  isOneCircle: boolean;
  shard: number;
  shards: number;
}

/** By programme, in the order of the task. */
export interface ShardResult {
  tallies: Tally[];
  outcomes: MemberOutcome[][];
}

export type ShardMessage = { kind: 'progress'; sales: number } | { kind: 'done'; result: ShardResult };
