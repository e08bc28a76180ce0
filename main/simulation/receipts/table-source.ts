import { compareEvents, instant, kopecks, quantity } from '../../../loyalty/index.ts';
import type { BasketLine, SimulatedEvent, SimulatedSale, TenderKind } from '../../../loyalty/index.ts';
import type { Source } from '../source.ts';
import { receiptIdOf, type ReceiptTable } from './receipt-table.ts';

/** A circle for each member, then one for each receipt of nobody. */
export function tableSource(table: ReceiptTable): Source {
  const { texts, members, sales, lines, firstSales, returns, from, until } = table;
  const receipts = sales.at.length;
  const firstOfNobody = firstSales[members.length]!;
  const text = (position: number): string | null => (position === -1 ? null : texts[position]!);
  const labels = new Map<number, readonly string[]>();

  return {
    circles: members.length + receipts - firstOfNobody,
    receipts,
    from,
    until,
    circle(index) {
      const member = members[index];
      if (member === undefined) {
        const sale = firstOfNobody + index - members.length;
        return { members: [], events: eventsOf(sale, sale + 1) };
      }
      return { members: [member], events: eventsOf(firstSales[index]!, firstSales[index + 1]!) };
    },
  };

  function eventsOf(first: number, end: number): SimulatedEvent[] {
    const events: SimulatedEvent[] = [];
    for (let sale = first; sale < end; sale++) events.push(saleAt(sale), ...(returns.get(sale) ?? []));
    return events.sort(compareEvents);
  }

  function saleAt(sale: number): SimulatedSale {
    const [first, end] = [sales.lines[sale]!, sales.lines[sale + 1]!];
    const positions = Array.from({ length: end - first }, (_, i) => first + i);
    const tender = text(sales.tender[sale]!) as TenderKind | null;
    const brand = text(sales.brand[sale]!);
    const code = text(sales.code[sale]!);
    return {
      kind: 'sale',
      receiptId: receiptIdOf({ texts, ...sales }, sale),
      at: instant(sales.at[sale]!),
      memberId: members[sales.member[sale]!]?.id ?? null,
      lines: positions.map((line) => lineAt(line, line - first + 1)),
      costs: positions.map((line) => kopecks(lines.cost[line]!)),
      tenders: tender === null ? [] : [{ kind: tender, amount: null, ...(brand !== null && { brand }) }],
      codes: code === null ? [] : [code],
      storeId: text(sales.store[sale]!),
      channel: text(sales.channel[sale]!),
      partnerId: text(sales.partner[sale]!),
      comesBack: returns.has(sale),
    };
  }

  function lineAt(line: number, lineNo: number): BasketLine {
    const amount = quantity(lines.quantity[line]!);
    return {
      lineNo,
      sku: text(lines.sku[line]!) ?? '',
      categories: labelsOf(lines.categories[line]!),
      tags: labelsOf(lines.tags[line]!),
      quantity: amount,
      unitPrice: kopecks(lines.unitPrice[line]!),
      vatRate: 'none',
      priceKind: 'regular',
      soldBy: amount % 1_000 === 0 ? 'piece' : 'weight',
    };
  }

  /** `dairy|milk` */
  function labelsOf(position: number): readonly string[] {
    let known = labels.get(position);
    if (known === undefined) {
      known = (text(position) ?? '')
        .split('|')
        .map((label) => label.trim())
        .filter(Boolean);
      labels.set(position, known);
    }
    return known;
  }
}
