import type { Basket, BasketLine, Quote } from '../../loyalty/index.ts';
import type { FiscalLine, FiscalReceipt, TaxSystem } from '../../native/fiscal/port.ts';

export const TRAINING_MARK = 'УЧЕБНЫЙ ЧЕК. НЕ НАСТОЯЩИЙ';
/** Tag 1030. Source: fiscal-printer section 9.1. */
const NAME_MAX = 128;
const METHOD_FULL_SETTLEMENT = 4;
const SUBJECT = { goods: 1, exciseGoods: 2 } as const;
const EXCISE_TAGS = ['alcohol', 'tobacco'];
const MEASURE = { piece: 0, weight: 11 } as const;

export interface ReceiptFacts {
  receiptId: string;
  basket: Basket;
  quote: Quote;
  names: Readonly<Record<number, string>>;
  /** kopecks; `cash` as it was handed over */
  payments: { cash: number; card: number };
  taxSystem: TaxSystem;
  isTraining: boolean;
  /** what stands under the lines */
  text: readonly string[];
}

/**
 * What goes to the register. The lines are the engine's own: price × quantity = sum on each, points already taken off
 * as a discount (fiscal-printer section 9.2), so nothing is spread or rounded here.
 */
export function toFiscalReceipt(facts: ReceiptFacts): FiscalReceipt {
  const { receiptId, quote, payments, taxSystem, isTraining, text } = facts;
  return {
    id: receiptId,
    operation: 'sale',
    lines: quote.lines.flatMap((line) => fiscalLines(facts, line)),
    payments: { cash: payments.cash, electronic: payments.card, advance: 0, credit: 0 },
    taxSystem,
    contact: null,
    text: isTraining ? [TRAINING_MARK, ...text] : text,
  };
}

function fiscalLines({ basket, names }: ReceiptFacts, { lineNo, printed }: Quote['lines'][number]): FiscalLine[] {
  const line = basket.lines.find((candidate) => candidate.lineNo === lineNo);
  if (line === undefined) throw new Error(`the quote speaks of line ${lineNo}, which is not in the basket`);
  return printed.map(({ quantity, price, sum }) => ({
    name: (names[lineNo] ?? line.sku).slice(0, NAME_MAX),
    quantity,
    price,
    sum,
    vat: line.vatRate,
    method: METHOD_FULL_SETTLEMENT,
    subject: isExcise(line) ? SUBJECT.exciseGoods : SUBJECT.goods,
    measure: MEASURE[line.soldBy],
  }));
}

const isExcise = ({ tags }: BasketLine): boolean => tags.some((tag) => EXCISE_TAGS.includes(tag));
