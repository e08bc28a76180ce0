/** Receipts of a file in columns that threads share, so that millions of rows are read once and never copied. */
import type { Instant, SimulatedMember, SimulatedReturn } from '../../../loyalty/index.ts';

/** Positions in `texts`, -1 = none, but where said otherwise. */
export interface ReceiptTable {
  texts: readonly string[];
  /** In the order of their sales. */
  members: readonly SimulatedMember[];
  /** By member first, then those of nobody; within each by instant and receipt. */
  sales: {
    receipt: Int32Array;
    /** Instants. */
    at: Float64Array;
    /** Position in `members`. */
    member: Int32Array;
    tender: Int32Array;
    brand: Int32Array;
    store: Int32Array;
    channel: Int32Array;
    partner: Int32Array;
    code: Int32Array;
    /** The first line of each sale, and after the last one the number of lines. */
    lines: Int32Array;
  };
  lines: {
    sku: Int32Array;
    categories: Int32Array;
    tags: Int32Array;
    /** Thousandths. */
    quantity: Float64Array;
    /** Kopecks. */
    unitPrice: Float64Array;
    /** Kopecks of the whole line. */
    cost: Float64Array;
  };
  /** The first sale of each member, and after the last one the first of nobody. */
  firstSales: Int32Array;
  /** By position of the sale, each list by instant. */
  returns: ReadonlyMap<number, readonly SimulatedReturn[]>;
  from: Instant;
  until: Instant;
}

/** Unique, and the same wherever the receipt stands in the file: numbers begin anew each day and in each store. */
export function receiptIdOf(
  { texts, receipt, store, at }: Pick<ReceiptTable['sales'], 'receipt' | 'store' | 'at'> & Pick<ReceiptTable, 'texts'>,
  sale: number,
): string {
  return `${texts[receipt[sale]!]}/${texts[store[sale]!] ?? ''}/${at[sale]}`;
}

/** Numbers as they come, laid out once in memory that threads share. */
export class Column {
  readonly values: number[] = [];

  push(value: number): void {
    this.values.push(value);
  }

  /** Row `i` of the result is the value at `order[i]`. */
  integers(order: ArrayLike<number>): Int32Array {
    const shared = new Int32Array(new SharedArrayBuffer(order.length * Int32Array.BYTES_PER_ELEMENT));
    for (let i = 0; i < order.length; i++) shared[i] = this.values[order[i]!]!;
    return shared;
  }

  /** Integers up to 2^53. */
  large(order: ArrayLike<number>): Float64Array {
    const shared = new Float64Array(new SharedArrayBuffer(order.length * Float64Array.BYTES_PER_ELEMENT));
    for (let i = 0; i < order.length; i++) shared[i] = this.values[order[i]!]!;
    return shared;
  }
}

/** Each text once; '' is -1. */
export class Texts {
  readonly all: string[] = [];
  readonly #positions = new Map<string, number>();

  position(text: string): number {
    if (text === '') return -1;
    const known = this.#positions.get(text);
    if (known !== undefined) return known;
    this.#positions.set(text, this.all.length);
    return this.all.push(text) - 1;
  }
}
