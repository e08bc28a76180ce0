import { instant, mulDiv, zonedDay } from '../../../loyalty/index.ts';
import type { SimulatedMember } from '../../../loyalty/index.ts';
import { refuse, type Refusal } from '../../import/cells.ts';
import { matchReturns, type SaleLines, type WantedReturn } from './match-returns.ts';
import type { ReceiptRow } from './receipt-row.ts';
import { Column, Texts, type ReceiptTable } from './receipt-table.ts';

const SALE_COLUMNS = ['receipt', 'at', 'member', 'tender', 'brand', 'store', 'channel', 'partner', 'code'] as const;
const LINE_COLUMNS = ['sale', 'sku', 'categories', 'tags', 'quantity', 'unitPrice', 'cost'] as const;

const columns = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, new Column()])) as Record<Name, Column>;

export interface FoundProblem {
  line: number;
  refusal: Refusal;
}

/** Rows in any order, gathered to receipts: the rows of one receipt need not stand together. */
export class ReceiptBook {
  readonly #texts = new Texts();
  readonly #members: SimulatedMember[] = [];
  readonly #memberAt = new Map<string, number>();
  readonly #sales = columns(SALE_COLUMNS);
  readonly #lines = columns(LINE_COLUMNS);
  readonly #saleAt = new Map<string, number>();
  readonly #returns: WantedReturn[] = [];
  readonly #terms: { zone: string; marginBp: number };

  constructor(terms: { zone: string; marginBp: number }) {
    this.#terms = terms;
  }

  /** @throws RowRefused */
  add(row: ReceiptRow, line: number): void {
    if (row.isReturn) {
      if (row.returnOf === '') refuse('unknownSale', 'return_of');
      this.#returns.push({ line, ...row });
      return;
    }
    const { receipt, store, at } = row;
    // Numbers begin anew: another day or another store is another receipt.
    const day = zonedDay(at, this.#terms.zone).date;
    const key = receipt === '' ? `line ${line}` : `${receipt}\n${store}\n${day}`;
    const known = this.#saleAt.get(key);
    if (known !== undefined && row.isTotal) refuse('totalTwice', 'receipt', receipt);
    const sale = known ?? this.#open(row, key, receipt === '' ? `${line}` : receipt);
    const list = mulDiv(row.unitPrice, row.quantity, 1_000, 'halfUp');
    const cost =
      row.cost === null
        ? list - mulDiv(list, this.#terms.marginBp, 10_000, 'floor')
        : mulDiv(row.cost, row.quantity, 1_000, 'halfUp');
    this.#push(this.#lines, {
      sale,
      sku: this.#texts.position(row.sku),
      categories: this.#texts.position(row.categories),
      tags: this.#texts.position(row.tags),
      quantity: row.quantity,
      unitPrice: row.unitPrice,
      cost,
    });
  }

  #open(row: ReceiptRow, key: string, receipt: string): number {
    const sale = this.#sales.at.values.length;
    this.#saleAt.set(key, sale);
    const text = (value: string | null) => this.#texts.position(value ?? '');
    this.#push(this.#sales, {
      receipt: text(receipt),
      at: row.at,
      member: this.#memberOf(row),
      tender: text(row.tender),
      brand: text(row.brand),
      store: text(row.store),
      channel: text(row.channel),
      partner: text(row.partner),
      code: text(row.code),
    });
    return sale;
  }

  #push<Name extends string>(into: Record<Name, Column>, values: Record<Name, number>): void {
    for (const name of Object.keys(into) as Name[]) into[name].push(values[name]);
  }

  /** What the first row of a member says of them stands. */
  #memberOf({ customer, birthday, joined, segments, inviter }: ReceiptRow): number {
    if (customer === '') return -1;
    const known = this.#memberAt.get(customer);
    if (known !== undefined) return known;
    this.#memberAt.set(customer, this.#members.length);
    return (
      this.#members.push({
        id: customer,
        birthday: birthday || null,
        joinedOn: joined || null,
        segments: segments.split('|').filter(Boolean),
        inviterId: inviter || null,
      }) - 1
    );
  }

  close(): { table: ReceiptTable; problems: FoundProblem[] } {
    const order = this.#saleOrder();
    const lineOrder = this.#lineOrder(order);
    const member = this.#sales.member.integers(order);
    const at = this.#sales.at.large(order);
    const quantities = this.#lines.quantity.large(lineOrder.order);
    const skus = this.#lines.sku.integers(lineOrder.order);
    const receipt = this.#sales.receipt.integers(order);
    const store = this.#sales.store.integers(order);
    const sales: SaleLines = { texts: this.#texts.all, receipt, store, at, lines: lineOrder.starts, skus, quantities };
    const { returns, problems } = matchReturns(
      this.#returns,
      sales,
      (sale) => this.#members[member[sale]!]?.id ?? null,
    );
    const [first, last] = this.#span(at, returns);
    const integers = (name: 'tender' | 'brand' | 'channel' | 'partner' | 'code') => this.#sales[name].integers(order);
    const table: ReceiptTable = {
      texts: this.#texts.all,
      members: this.#members,
      sales: {
        ...{ receipt, at, member, store },
        tender: integers('tender'),
        brand: integers('brand'),
        channel: integers('channel'),
        partner: integers('partner'),
        code: integers('code'),
        lines: lineOrder.starts,
      },
      lines: {
        sku: skus,
        categories: this.#lines.categories.integers(lineOrder.order),
        tags: this.#lines.tags.integers(lineOrder.order),
        quantity: quantities,
        unitPrice: this.#lines.unitPrice.large(lineOrder.order),
        cost: this.#lines.cost.large(lineOrder.order),
      },
      firstSales: firstSalesOf(member, this.#members.length),
      returns,
      // Whole days of the zone: the last one is over when the time played back is.
      from: instant(first === null ? 0 : zonedDay(instant(first), this.#terms.zone).from),
      until: instant(last === null ? 0 : zonedDay(instant(last), this.#terms.zone).to),
    };
    return { table, problems };
  }

  #saleOrder(): Int32Array {
    const { member, at, receipt } = this.#sales;
    const last = this.#members.length;
    const place = (sale: number) => (member.values[sale] === -1 ? last : member.values[sale]!);
    const order = Int32Array.from(at.values.keys());
    return order.sort(
      (a, b) =>
        place(a) - place(b) ||
        at.values[a]! - at.values[b]! ||
        compareTexts(this.#texts.all[receipt.values[a]!]!, this.#texts.all[receipt.values[b]!]!) ||
        a - b,
    );
  }

  /** Lines by sale in its new place, those of one sale as they stood in the file. */
  #lineOrder(saleOrder: Int32Array): { order: Int32Array; starts: Int32Array } {
    const place = new Int32Array(saleOrder.length);
    saleOrder.forEach((sale, at) => (place[sale] = at));
    const starts = new Int32Array(new SharedArrayBuffer((saleOrder.length + 1) * Int32Array.BYTES_PER_ELEMENT));
    const ofLine = this.#lines.sale.values;
    for (const sale of ofLine) starts[place[sale]! + 1]! += 1;
    for (let i = 1; i < starts.length; i++) starts[i]! += starts[i - 1]!;
    const next = starts.slice();
    const order = new Int32Array(ofLine.length);
    ofLine.forEach((sale, line) => (order[next[place[sale]!]!++] = line));
    return { order, starts };
  }

  #span(at: Float64Array, returns: ReceiptTable['returns']): [number | null, number | null] {
    let [first, last] = [Infinity, -Infinity];
    for (const each of at) {
      first = Math.min(first, each);
      last = Math.max(last, each);
    }
    for (const list of returns.values()) for (const each of list) last = Math.max(last, each.at);
    return first === Infinity ? [null, null] : [first, last];
  }
}

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function firstSalesOf(member: Int32Array, members: number): Int32Array {
  const first = new Int32Array(new SharedArrayBuffer((members + 1) * Int32Array.BYTES_PER_ELEMENT));
  for (const each of member) if (each !== -1) first[each + 1]! += 1;
  for (let i = 1; i < first.length; i++) first[i]! += first[i - 1]!;
  return first;
}
