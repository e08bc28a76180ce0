import { mapToPage } from '../fiscal/code-page.ts';
import type { CodePage } from '../fiscal/code-page.ts';
import type { Slip } from '../fiscal/book/paper.ts';
import type { FiscalReceipt, PrintedCode } from '../fiscal/port.ts';

/** A slip as rows, before it becomes bytes. */
export type SlipRow =
  { kind: 'text'; text: string; look: 'plain' | 'heading' | 'total' } | { kind: 'code'; code: PrintedCode };

export interface SlipWidth {
  /** characters of a line */
  width: number;
  page: CodePage;
}

/** What the law wants to be told apart from a receipt, on every slip. Source: fiscal-printer section 10. */
const DISCLAIMER = 'НЕ ЯВЛЯЕТСЯ КАССОВЫМ ЧЕКОМ';

export function layoutSlip(slip: Slip, at: SlipWidth): SlipRow[] {
  switch (slip.kind) {
    case 'receipt':
      return receiptRows(slip, at);
    case 'shift': {
      const { title, shift, receipts, drawer, cashier } = slip;
      const rows = [`Смена ${shift}`, ...named(cashier), pair('Чеков', String(receipts), at)];
      return [heading(title), ...plain([...rows, pair('В ящике', money(drawer), at), when(slip.at)], at)];
    }
    case 'cash': {
      const title = slip.direction === 'in' ? 'Внесение' : 'Выплата';
      return [
        heading(title),
        ...plain([...named(slip.cashier), pair('Сумма', money(slip.amount), at), when(slip.at)], at),
      ];
    }
    case 'text':
      return [...plain(slip.lines, at), ...codeRows(slip.codes, at)];
  }
}

function receiptRows(slip: Extract<Slip, { kind: 'receipt' }>, at: SlipWidth): SlipRow[] {
  const { receipt, number, shift, cashier, change } = slip;
  const total = receipt.lines.reduce((sum, line) => sum + line.sum, 0);
  const title = receipt.operation === 'sale' ? 'ТОВАРНЫЙ ЧЕК' : 'ВОЗВРАТ ТОВАРА';
  return [
    heading(title),
    heading(DISCLAIMER),
    ...plain([pair(`№ ${number}, смена ${shift}`, when(slip.at), at), ...named(cashier)], at),
    ...plain(receipt.textAbove ?? [], at),
    ...plain(goods(receipt, at), at),
    { kind: 'text', look: 'total', text: pair('ИТОГО', money(total), { ...at, width: at.width }) },
    ...plain(paid(receipt, change, at), at),
    ...plain(receipt.text, at),
    ...codeRows(receipt.codes ?? [], at),
  ];
}

function goods({ lines }: FiscalReceipt, at: SlipWidth): string[] {
  return lines.flatMap(({ name, quantity, price, sum }) => [
    name,
    pair(`${decimal(quantity, 3)} x ${money(price)}`, money(sum), at),
  ]);
}

function paid({ payments }: FiscalReceipt, change: number, at: SlipWidth): string[] {
  const { cash, electronic, advance, credit, counter = 0 } = payments;
  const rows: [string, number][] = [
    ['Наличными', cash],
    ['Безналичными', electronic],
    ['Предоплатой', advance],
    ['В кредит', credit],
    ['Иначе', counter],
    ['Сдача', change],
  ];
  return rows.filter(([, sum]) => sum > 0).map(([label, sum]) => pair(label, money(sum), at));
}

const heading = (text: string): SlipRow => ({ kind: 'text', text, look: 'heading' });
const named = (cashier: string): string[] => (cashier === '' ? [] : [`Кассир ${cashier}`]);
const when = (at: string): string => at.slice(0, 16).replace('T', ' ');

function plain(lines: readonly string[], at: SlipWidth): SlipRow[] {
  return lines.flatMap((line) => folded(line, at)).map((text) => ({ kind: 'text', text, look: 'plain' }));
}

function codeRows(codes: readonly PrintedCode[], at: SlipWidth): SlipRow[] {
  return codes.flatMap((code) => [...(code.caption === '' ? [] : plain([code.caption], at)), { kind: 'code', code }]);
}

/** Pieces of at most the width, as the page prints them; an empty line stays a line. */
export function folded(text: string, { width, page }: SlipWidth): string[] {
  const mapped = mapToPage(text, page);
  const pieces = Math.max(1, Math.ceil(mapped.length / width));
  return Array.from({ length: pieces }, (_, index) => mapped.slice(index * width, (index + 1) * width));
}

/** Left and right at the edges; one under the other where both do not fit. */
function pair(left: string, right: string, { width, page }: SlipWidth): string {
  const [start, end] = [mapToPage(left, page), mapToPage(right, page)];
  const gap = width - start.length - end.length;
  return gap >= 1
    ? start + ' '.repeat(gap) + end
    : start.padEnd(Math.ceil(start.length / width) * width) + end.padStart(width);
}

/** Kopecks as `1234.50`. */
const money = (kopecks: number): string => decimal(kopecks, 2);

function decimal(value: number, digits: number): string {
  const text = String(value).padStart(digits + 1, '0');
  const whole = text.slice(0, -digits);
  const fraction = text.slice(-digits);
  return digits === 3 ? `${whole}.${fraction}`.replace(/\.?0+$/u, '') : `${whole}.${fraction}`;
}
